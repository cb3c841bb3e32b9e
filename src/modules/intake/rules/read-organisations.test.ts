import { expect, test } from 'vitest';
import { commune, organisations, remarks, village } from '#support/intake-rows.ts';
import type { KnownOrganisation } from './intake-row.ts';

test('superiors are found by code, by name and behind the rows that need them', () => {
  const read = organisations([
    village(1, 'Chi bộ Đông'),
    village(2, 'Chi bộ Tây', '01.275.090.000.000'),
    commune,
  ]);
  expect(remarks(read)).toEqual([]);
  expect(read.rows.map((row) => row.values.parent)).toEqual([
    { row: 4 },
    { row: 4 },
    { outside: 'Đảng bộ huyện' },
  ]);
});

test('a superior may stand in the book only', () => {
  const book: KnownOrganisation = {
    code: '01.275.090.000.000',
    name: 'Đảng bộ xã Mẫu',
    parentName: null,
    isCell: false,
  };
  const read = organisations([village(1, 'Chi bộ Đông')], { organisations: [book] });
  expect(read.rows[0]?.values.parent).toEqual({ code: '01.275.090.000.000' });
});

test('organisations that cannot stand are refused row by row', () => {
  const read = organisations([
    commune,
    village(1, 'Chi bộ Đông'),
    village(1, 'Chi bộ Tây'),
    village(2, ''),
    village(3, 'Chi bộ Nam', 'Đảng bộ xã Khác'),
    ['01.275.090.000.004', 'Chi bộ Bắc', 'Câu lạc bộ', 'Xã', 'Đảng bộ xã Mẫu', '31/02/1990', 'xa'],
    village(5, 'Chi bộ Vòng', '01.275.090.000.005'),
    village(6, 'Chi bộ Một', 'Chi bộ Hai'),
    village(7, 'Chi bộ Hai', 'Chi bộ Một'),
    village(1, 'Chi bộ Đông'),
    village(8, 'Chi bộ Đông'),
    ['01.275.091.000.000', 'Đảng bộ xã Kia', 'Đảng bộ cơ sở', 'Xã', 'Đảng bộ huyen khac', '', ''],
  ]);
  expect(remarks(read)).toEqual([
    [4, 'A', 'error', 'code-twice'],
    [5, 'B', 'error', 'value-missing'],
    [6, 'E', 'error', 'superior-unknown'],
    [7, 'C', 'error', 'kind-unknown'],
    [7, 'F', 'error', 'date-impossible'],
    [7, 'G', 'warning', 'distance-unreadable'],
    [8, 'E', 'error', 'superior-circle'],
    [9, 'E', 'error', 'superior-circle'],
    [11, '', 'repeated', 'identical-row'],
    [12, 'B', 'warning', 'name-twice'],
    [13, 'E', 'warning', 'superior-outside'],
  ]);
});
