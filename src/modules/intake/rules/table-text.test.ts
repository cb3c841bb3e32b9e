import { expect, test } from 'vitest';
import { readTable } from '#kernel/checked-table.ts';
import type { Cell } from '#kernel/workbook.ts';
import { tableText } from './table-text.ts';

test('a sheet is read like a table that was pasted', () => {
  const text = (value: string): Cell => ({ kind: 'text', value, text: value });
  const figure = (value: number, shown = String(value)): Cell => ({ kind: 'number', value, text: shown });
  const rows = [
    { number: 1, cells: [text('Biểu số 1')] },
    {
      number: 2,
      cells: [text('Xã, thị\ntrấn'), figure(221), figure(6067, '6,067'), figure(0.8554, '85,54%')],
    },
    { number: 4, cells: [text('Cộng'), figure(221), undefined, figure(0.5)] },
  ];
  const read = tableText({ name: 'A', hidden: false, merged: [], rows });
  expect(read.split('\n')).toEqual(['Biểu số 1', 'Xã, thị trấn\t221\t6067\t85,54%', 'Cộng\t221\t\t0,5']);
  expect(readTable(read).map(({ label, isTotal }) => [label, isTotal])).toEqual([
    ['Xã, thị trấn', false],
    ['Cộng', true],
  ]);
});
