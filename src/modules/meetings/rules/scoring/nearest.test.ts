import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { day } from '#support/meetings.ts';
import type { MeetingFacts } from './facts.ts';
import { scoreSheet } from './sheet.ts';

const frame = ruleOn(loadRuleBundle('rule-packs'), 'meetings.score-frame', day('2026-11-03'))?.value;
if (!frame) throw new Error('no frame');
const facts: MeetingFacts = {
  strength: 36,
  minutes: 112,
  expected: 34,
  present: 30,
  unexcused: 0,
  unmarked: 0,
  longestAbsence: null,
  papers: { state: 'unknown' },
  speakers: 12,
  listeners: 30,
  lastTasks: { done: 9, total: 11 },
  sent: { state: 'unknown' },
  skipped: [],
};
const partOf = (given: MeetingFacts, id: string) =>
  scoreSheet(frame, [], given, [])
    .criteria.flatMap((criterion) => criterion.parts)
    .find((part) => part.id === id);

test('what would have raised the score is said by how little was missing', () => {
  expect(partOf(facts, 'attendance')?.nearest?.vi).toBe('Thêm 1 người dự thì thêm 1 điểm.');
  expect(partOf(facts, 'proceedings.discussion')?.nearest?.vi).toBe(
    'Thêm 4 người phát biểu thì thêm 1 điểm.',
  );
  expect(partOf(facts, 'results')?.nearest?.vi).toBe('Thêm 1 việc làm xong thì thêm 3 điểm.');
  expect(partOf({ ...facts, unexcused: 1 }, 'attendance')?.nearest?.vi).toBe(
    'Không ai vắng không phép thì thêm 2 điểm.',
  );
  expect(partOf({ ...facts, present: 34 }, 'attendance')?.nearest).toBeNull();
});

test('so many more do give what was promised, and one fewer does not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(60), (listeners, given) => {
      const speakers = Math.min(given, listeners);
      const before = partOf({ ...facts, listeners, speakers }, 'proceedings.discussion');
      const [more = 0, gain = 0] = (before?.nearest?.vi.match(/\d+/g) ?? []).map(Number);
      if (more === 0) return;
      const pointsWith = (count: number) =>
        partOf({ ...facts, listeners, speakers: count }, 'proceedings.discussion')?.points ?? 0;
      expect(pointsWith(speakers + more) - (before?.points ?? 0)).toBe(gain);
      expect(pointsWith(speakers + more - 1)).toBe(before?.points);
    }),
    { numRuns: 60 },
  );
});
