import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '#kernel/civil-date.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import type { ScoreFrame } from '#kernel/rule-values.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { aContribution, aMeeting, at, aTask, day, idOf, rollOfNaPong } from '#support/meetings.ts';
import type { ScoreLine } from '../types.ts';
import { factsOf, type MeetingFacts } from './facts.ts';
import { checkScoreLine, scoreSheet, whatWouldHelp } from './sheet.ts';

const bundle = loadRuleBundle('rule-packs');
const on = day('2026-11-03');
const frameOf = (areas: string[] = []): ScoreFrame => {
  const rule = ruleOn(bundle, 'meetings.score-frame', on, areas);
  if (!rule) throw new Error('no frame');
  return rule.value;
};
const frameA = frameOf();
const frameB = frameOf(['cam-le']);
const conditions = ruleOn(bundle, 'meetings.score-conditions', on, ['binh-thuan'])?.value ?? [];

const facts: MeetingFacts = {
  strength: 36,
  minutes: 112,
  expected: 34,
  present: 30,
  unexcused: 1,
  unmarked: 0,
  longestAbsence: 2,
  papers: { state: 'in-time', by: day('2026-11-02'), on: day('2026-10-30') },
  speakers: 17,
  listeners: 30,
  lastTasks: { done: 9, total: 11 },
  sent: { state: 'open', by: day('2026-11-05'), on: null },
  skipped: [],
};

const full: MeetingFacts = {
  ...facts,
  minutes: 125,
  present: 34,
  unexcused: 0,
  lastTasks: { done: 10, total: 10 },
  sent: { state: 'in-time', by: day('2026-11-05'), on: day('2026-11-04') },
};

function bestLines(frame: ScoreFrame): ScoreLine[] {
  return frame.criteria
    .flatMap((criterion) => criterion.parts)
    .filter((part) => part.measure === 'cell')
    .map((part) => ({
      meetingId: idOf(1),
      criterion: part.id,
      points: part.maximum,
      evidence: null,
      by: 'cell',
    }));
}

const partOf = (sheet: ReturnType<typeof scoreSheet>, id: string) =>
  sheet.criteria.flatMap((criterion) => criterion.parts).find((part) => part.id === id);

test('30 of 34 came, one without leave: one point, one more as nobody missed over three in a row', () => {
  const part = partOf(scoreSheet(frameA, [], facts, []), 'attendance');
  expect(part).toMatchObject({ points: 2, by: 'book' });
  expect(part?.sentence.vi).toBe(
    '30 trên 34 người dự (88,24 %), 1 người vắng không lý do. Có người vắng không lý do nên nhiều nhất 1 điểm.' +
      ' Cộng 1 vì không ai vắng quá 3 lần liền.',
  );
});

test.each([
  [34, 0, 2, 5],
  [31, 0, 4, 4],
  [30, 0, 2, 4],
  [24, 0, 2, 3],
  [20, 0, 9, 1],
  [34, 1, null, 1],
])(
  '%i of 34 present, %i without leave, longest absence %s: %i points',
  (present, unexcused, longestAbsence, points) => {
    const sheet = scoreSheet(frameA, [], { ...facts, present, unexcused, longestAbsence }, []);
    expect(partOf(sheet, 'attendance')?.points).toBe(points);
  },
);

test('112 minutes are too short for full points of a cell of 36; the frame gives no steps below, so the cell chooses', () => {
  const part = partOf(scoreSheet(frameA, [], facts, []), 'length');
  expect(part).toMatchObject({ points: null, by: 'cell', computed: null, choices: [4, 3, 2, 1] });
  expect(part?.sentence.vi).toBe('112 phút. Chi bộ từ 30 đảng viên cần 120 phút mới trọn điểm.');
  expect(partOf(scoreSheet(frameA, [], { ...facts, strength: 29, minutes: 90 }, []), 'length')?.points).toBe(
    5,
  );
});

test.each([
  [16, 30, 5],
  [15, 30, 4],
  [12, 30, 4],
  [9, 30, 3],
  [8, 30, 2],
])('%i of %i spoke: %i points', (speakers, listeners, points) => {
  const sheet = scoreSheet(frameA, [], { ...facts, speakers, listeners }, []);
  expect(partOf(sheet, 'proceedings.discussion')?.points).toBe(points);
});

test.each([
  [9, 10, 30],
  [8, 10, 27],
  [7, 10, 24],
  [6, 10, 20],
  [5, 10, 15],
  [4, 10, 10],
])('%i of %i tasks of the last resolution done: %i points', (done, total, points) => {
  const sheet = scoreSheet(frameA, [], { ...facts, lastTasks: { done, total } }, []);
  expect(partOf(sheet, 'results')?.points).toBe(points);
});

test('sending in time comes later, is won or lost', () => {
  const sheet = scoreSheet(frameA, [], facts, []);
  expect(partOf(sheet, 'closing.sent')).toMatchObject({ points: null, by: 'later', choices: [] });
  expect(sheet.mayStillCome).toBe(1);
  const late = scoreSheet(
    frameA,
    [],
    { ...facts, sent: { state: 'late', by: day('2026-11-05'), on: null } },
    [],
  );
  expect(partOf(late, 'closing.sent')?.points).toBe(0);
});

test('with nothing missing the frame gives its hundred points and the best grade', () => {
  const sheet = scoreSheet(frameA, [], full, bestLines(frameA));
  expect(sheet).toMatchObject({ total: 100, maximum: 100, complete: true, toNext: null, lowered: null });
  expect(sheet.grade).toEqual({ grade: 'good', name: 'tốt', label: { vi: 'tốt', en: 'good' } });
  expect(whatWouldHelp(sheet, 3)).toEqual([]);
});

test('what the cell has not scored is missing, and the points to the next grade are said', () => {
  const sheet = scoreSheet(frameA, [], facts, bestLines(frameA));
  expect(sheet.missing.map((part) => part.id)).toEqual(['length']);
  expect(sheet.complete).toBe(false);
  expect(sheet).toMatchObject({
    total: 88,
    grade: { name: 'khá' },
    toNext: { label: { vi: 'tốt' }, points: 2 },
  });
});

test('the best three to raise come with what would help, most points first', () => {
  const sheet = scoreSheet(frameA, [], { ...facts, minutes: 125 }, bestLines(frameA));
  expect(whatWouldHelp(sheet, 3).map(({ gain, advice }) => [gain, advice.vi])).toEqual([
    [3, 'gặp người vắng không lý do trước buổi sau.'],
    [3, 'làm xong các việc nghị quyết đã giao.'],
  ]);
});

test('Bình Thuận: ninety points are only fair without full marks for attendance', () => {
  const sheet = scoreSheet(
    frameA,
    conditions,
    { ...full, present: 33, longestAbsence: 4 },
    bestLines(frameA),
  );
  expect(sheet).toMatchObject({ total: 99, grade: { grade: 'fair', name: 'khá' } });
  expect(sheet.lowered?.vi).toContain('Số người dự');
  expect(scoreSheet(frameA, conditions, full, bestLines(frameA)).grade.grade).toBe('good');
});

test('a frame whose steps are unknown leaves every point to the cell', () => {
  const sheet = scoreSheet(frameB, [], full, []);
  expect(sheet.criteria.map((criterion) => criterion.maximum)).toEqual([5, 5, 10, 40, 5, 30, 5]);
  expect(sheet.missing).toHaveLength(7);
  expect(scoreSheet(frameB, [], full, bestLines(frameB))).toMatchObject({ total: 100, complete: true });
});

test('the cell departs from the book only with a reason and only to points of the frame', () => {
  const line = { criterion: 'results', points: 30, evidence: null };
  expect(checkScoreLine(frameA, facts, line)).toMatchObject({
    problem: { code: 'meetings.departureNeedsReason' },
  });
  expect(checkScoreLine(frameA, facts, { ...line, evidence: 'Hai việc do mưa bão.' }).ok).toBe(true);
  expect(checkScoreLine(frameA, facts, { ...line, points: 31 })).toMatchObject({
    problem: { code: 'meetings.pointsOutOfRange' },
  });
  expect(checkScoreLine(frameA, facts, { ...line, criterion: 'x' })).toMatchObject({ ok: false });
  expect(checkScoreLine(frameA, facts, { criterion: 'chairing', points: 9, evidence: null }).ok).toBe(true);
  const departed = scoreSheet(frameA, [], facts, [
    { meetingId: idOf(1), ...line, evidence: 'Hai việc do mưa bão.', by: 'cell' },
  ]);
  expect(partOf(departed, 'results')).toMatchObject({
    points: 30,
    computed: 27,
    by: 'cell',
    reason: 'Hai việc do mưa bão.',
  });
});

test('what the book does not know is left to the cell and said so', () => {
  const dark: MeetingFacts = {
    ...facts,
    minutes: null,
    unmarked: 2,
    listeners: 0,
    lastTasks: null,
    papers: { state: 'unknown' },
    sent: { state: 'unknown' },
  };
  const sheet = scoreSheet(frameA, [], dark, []);
  expect(sheet.total).toBe(0);
  expect(partOf(sheet, 'attendance')?.sentence.vi).toBe('Còn 2 người chưa điểm danh.');
  expect(partOf(sheet, 'length')).toMatchObject({ by: 'cell', choices: [5, 4, 3, 2, 1, 0] });
});

test('the facts come from the rows of the meeting', () => {
  const roll = rollOfNaPong();
  const speaker = roll[0]?.personId ?? idOf(1);
  const read = factsOf({
    meeting: aMeeting({ endedAt: at('21:22'), sentAt: '2026-11-05T16:59:00Z' as Instant }),
    roll,
    contributions: [
      aContribution({ personId: speaker }),
      aContribution({ personId: speaker }),
      aContribution(),
    ],
    lastTasks: [aTask({ state: 'done' }), aTask(), aTask({ state: 'dropped' })],
    longestAbsence: 1,
    papersOn: day('2026-10-30'),
    papersDaysBefore: 1,
    reportDaysAfter: 2,
    skipped: [],
    today: day('2026-11-09'),
  });
  expect(read).toMatchObject({
    strength: 36,
    minutes: 112,
    expected: 34,
    present: 30,
    unexcused: 1,
    speakers: 1,
    listeners: 30,
    lastTasks: { done: 1, total: 2 },
    papers: { state: 'in-time' },
    sent: { state: 'in-time', by: '2026-11-05', on: '2026-11-05' },
  });
});

test('a step left out holds the points of its part down, says so, and is not refused', () => {
  const skipped = [
    { name: 'Chi ủy họp', beside: 'preparation.committee' },
    { name: 'Phân công', en: 'Assigned', beside: 'preparation.draft' },
  ];
  const sheet = scoreSheet(frameA, [], { ...full, skipped }, bestLines(frameA));
  expect(sheet.total).toBe(97);
  expect(partOf(sheet, 'preparation.draft')).toMatchObject({ points: 2, choices: [2, 1, 0], by: 'cell' });
  expect(partOf(sheet, 'preparation.draft')?.held?.vi).toContain(
    'Phân công. Mỗi bước trừ 1, nên nhiều nhất 2',
  );
  expect(partOf(sheet, 'preparation.draft')?.held?.en).toContain('Assigned');
  const helps = whatWouldHelp(sheet, sheet.criteria.length * 9).map(({ advice }) => advice.vi);
  expect(new Set(helps).size).toBe(helps.length);
  expect(partOf(sheet, 'preparation.committee')).toMatchObject({ points: 0, choices: [0] });
  expect(scoreSheet(frameA, [], { ...full, skipped }, []).missing.map(({ id }) => id)).not.toContain(
    'preparation.committee',
  );
  const line = { criterion: 'preparation.draft', points: 3, evidence: null };
  expect(checkScoreLine(frameA, { ...full, skipped }, line).ok).toBe(true);
  expect(scoreSheet(frameB, [], { ...full, skipped }, bestLines(frameB)).total).toBe(98);
});

test('a minute past midnight in Vietnam is a day too late', () => {
  const meeting = aMeeting({ sentAt: '2026-11-05T17:01:00Z' as Instant, convenedAt: null });
  const facts = factsOf({
    meeting,
    roll: [],
    contributions: [],
    lastTasks: [],
    longestAbsence: null,
    papersOn: undefined,
    papersDaysBefore: 1,
    reportDaysAfter: 2,
    skipped: [],
    today: day('2026-11-09'),
  });
  expect(facts).toMatchObject({
    sent: { state: 'late', on: '2026-11-06' },
    papers: { state: 'unknown' },
    lastTasks: null,
  });
});

test('a total never leaves the frame, and more done never loses points', () => {
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(10), fc.nat(30), (present, speakers, unexcused, done) => {
      const some = {
        ...facts,
        present: Math.min(present, 34),
        speakers: Math.min(speakers, 30),
        unexcused,
        lastTasks: { done, total: 31 },
      };
      const sheet = scoreSheet(frameA, conditions, some, bestLines(frameA));
      const better = scoreSheet(
        frameA,
        conditions,
        { ...some, lastTasks: { done: done + 1, total: 31 } },
        bestLines(frameA),
      );
      expect(sheet.total).toBeGreaterThanOrEqual(0);
      expect(sheet.total).toBeLessThanOrEqual(100);
      expect(better.total).toBeGreaterThanOrEqual(sheet.total);
    }),
  );
});
