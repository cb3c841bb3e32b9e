import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rule } from '#kernel/rule-pack.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { PaperKind } from '#kernel/rule-values.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import { mayIssue, nextNumber, symbolOf, writeNumber } from './number.ts';

const bundle = loadRuleBundle('rule-packs');
const form = {
  digits: 2,
  runsWithin: 'term',
  symbols: { cell: 'CB', congress: 'ĐH', committee: 'ĐU' },
} as const;
const kindsOn = (date: string): Rule<readonly PaperKind[]> => {
  const rule = ruleOn(bundle, 'documents.kinds', day(date));
  if (!rule) throw new Error('no kinds');
  return rule;
};

test('a number below ten has a zero, above a hundred none', () => {
  expect(writeNumber(5, symbolOf('NQ', 'cell', form), form)).toBe('05-NQ/CB');
  expect(writeNumber(112, symbolOf('BC', 'committee', form), form)).toBe('112-BC/ĐU');
});

test('numbering begins at one and never fills a gap', () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber([1, 2, 9])).toBe(10);
  fc.assert(fc.property(fc.array(fc.nat(500)), (issued) => !issued.includes(nextNumber(issued))));
});

test('a cell may issue notices since 399-QĐ/TW, not before; decisions always, regulations never', () => {
  expect(mayIssue('TB', 'cell', kindsOn('2026-01-08'))).toMatchObject({
    ok: false,
    problem: { citation: { document: 'Quy định 66-QĐ/TW ngày 6-2-2017' } },
  });
  expect(mayIssue('TB', 'cell', kindsOn('2026-01-09')).ok).toBe(true);
  expect(mayIssue('QĐ', 'cell', kindsOn('2026-11-03'))).toMatchObject({ value: { name: 'quyết định' } });
  expect(mayIssue('QĐ', 'congress', kindsOn('2026-11-03')).ok).toBe(false);
  expect(mayIssue('XX', 'cell', kindsOn('2026-11-03')).ok).toBe(false);
});
