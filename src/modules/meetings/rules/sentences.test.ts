import { expect, test } from 'vitest';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { sentencesFor } from './sentences.ts';

const modules = loadRuleBundle('rule-packs').packs['meetings.sentences'].values.flatMap(
  (entry) => entry.value ?? [],
);

test('no sentence freezes a figure: what the minutes count may change after it was tapped', () => {
  expect(modules.length).toBeGreaterThan(5);
  expect(modules.filter((each) => /[{}\d]/.test(each.text))).toEqual([]);
});

test('an item is offered the sentences of its kind, and every sentence is for an item that takes one', () => {
  expect(sentencesFor('dues', modules)).toEqual(['Đảng viên đã đóng đảng phí đầy đủ, đúng thời hạn.']);
  expect(sentencesFor('score', modules)).toEqual([]);
  const kinds = new Set(modules.flatMap((each) => each.kinds));
  for (const without of ['opening', 'clerk', 'roll-call', 'score', 'minutes', 'resolution'] as const)
    expect(kinds).not.toContain(without);
});
