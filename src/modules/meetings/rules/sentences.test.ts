import { expect, test } from 'vitest';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { recordOfNaPong } from '#support/record.ts';
import { fillIn, sentenceFigures, sentencesFor, unknownFigures } from './sentences.ts';

const modules = loadRuleBundle('rule-packs').packs['meetings.sentences'].values.flatMap(
  (entry) => entry.value ?? [],
);

test('every figure that a sentence of the pack names is one the book fills in', () => {
  expect(modules.length).toBeGreaterThan(5);
  expect(modules.flatMap((each) => unknownFigures(each.text))).toEqual([]);
  expect(unknownFigures('Có {present} và {nobody}.')).toEqual(['nobody']);
});

test('a sentence takes its figures from the record of the meeting', () => {
  const record = recordOfNaPong();
  const figures = sentenceFigures(record, record.agenda[0]?.id ?? '');
  expect(sentencesFor('roll-call', modules, figures)).toEqual([
    `Có mặt ${figures.present} trên ${figures.expected} đảng viên được triệu tập; vắng có lý do ${figures.excused}, vắng không lý do ${figures.absent}.`,
  ]);
  expect(Number(figures.present)).toBeGreaterThan(0);
  expect(fillIn('{clerk} ghi, {ai} đọc', figures)).toBe(`${figures.clerk} ghi, {ai} đọc`);
  expect(sentencesFor('score', modules, figures)).toEqual([]);
});
