import { expect, test } from 'vitest';
import { entriesOf } from '#support/meetings.ts';
import { calledLine } from './called.ts';
import { countRoll, isCalled, isExpected } from './roll.ts';

test('more are told than are called, and one line says who they are', () => {
  const roll = [
    ...entriesOf(34, null),
    ...entriesOf(4, null, { circumstance: 'exempt' }),
    ...entriesOf(1, null, { circumstance: 'attached' }),
    ...entriesOf(2, null, { circumstance: 'temporarily-elsewhere' }),
  ];
  expect(roll.filter(isCalled)).toHaveLength(39);
  expect(countRoll(roll).expected).toBe(34);
  expect(calledLine(roll)?.vi).toBe(
    'Báo họp 39 người: 34 được triệu tập (phải dự), 4 được miễn sinh hoạt (dự hay không tùy ý), 1 của nơi khác được phân công dự.',
  );
  expect(calledLine(roll.filter(isExpected))).toBeNull();
});
