import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/civil-date.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { aMeeting, day, idOf } from '#support/meetings.ts';
import { dutyOf, type DutyRules } from './duty.ts';
import { leastMinutes } from './length.ts';

const bundle = loadRuleBundle('rule-packs');
const rulesOf = (month: string): DutyRules => ({
  timesPerMonth: ruleOn(bundle, 'meetings.times-per-month', day(month)),
  latestDay: ruleOn(bundle, 'meetings.latest-day-of-month', day(month)),
  makeUpMonths: ruleOn(bundle, 'meetings.make-up-months', day(month)),
});
const rules = rulesOf('2026-11-01');
const cell = { organisationId: idOf(2), from: day('2018-01-01'), until: null };
const november = day('2026-11-01');

test.each([
  ['2026-10-31', 'to-come'],
  ['2026-11-01', 'due'],
  ['2026-11-07', 'due'],
  ['2026-11-08', 'overdue'],
  ['2026-11-30', 'overdue'],
  ['2026-12-01', 'not-held'],
])('without a meeting the cell stands on %s: %s', (today, standing) => {
  expect(dutyOf(cell, november, [], [], rules, day(today)).standing).toBe(standing);
});

test.each([
  ['2026-11-03', 'on-time'],
  ['2026-11-07', 'on-time'],
  ['2026-11-12', 'late'],
  ['2026-11-30', 'late'],
  ['2026-12-01', 'made-up'],
])('held on %s: %s, with the citation', (heldOn, standing) => {
  const duty = dutyOf(cell, november, [aMeeting({ heldOn: day(heldOn) })], [], rules, day('2026-12-20'));
  expect(duty).toMatchObject({
    standing,
    heldOn,
    latestOn: '2026-11-07',
    citation: { standing: 'to-verify' },
  });
});

test('a month is made up only as long as the local rule counts it', () => {
  const [last, after] = ['2026-12-31', '2027-01-01'].map((on) => aMeeting({ heldOn: day(on) }));
  const standing = (meeting: typeof last) =>
    dutyOf(cell, november, meeting ? [meeting] : [], [], rules, day('2027-02-01')).standing;
  expect([standing(last), standing(after)]).toEqual(['made-up', 'not-held']);
});

test('a thematic meeting, another cell or another month does not settle the duty', () => {
  const meetings = [
    aMeeting({ kind: 'thematic' }),
    aMeeting({ organisationId: idOf(3) }),
    aMeeting({ month: day('2026-10-01') }),
    aMeeting({ heldOn: null }),
    aMeeting({ heldOn: day('2026-10-31') }),
  ];
  expect(dutyOf(cell, november, meetings, [], rules, day('2026-12-01')).standing).toBe('not-held');
});

test('an excused cell is excused, but a meeting held all the same counts', () => {
  const excuse = { organisationId: idOf(2), month: november, reason: 'Bão số 9' };
  expect(dutyOf(cell, november, [], [excuse], rules, day('2026-12-01'))).toMatchObject({
    standing: 'excused',
    reason: 'Bão số 9',
  });
  const called = aMeeting({ state: 'excused', heldOn: null });
  expect(dutyOf(cell, november, [called], [], rules, day('2026-12-01')).standing).toBe('excused');
  expect(dutyOf(cell, november, [aMeeting()], [excuse], rules, day('2026-12-01')).standing).toBe('on-time');
});

test('before 28-10-2025 no day was fixed: any day of the month is in time', () => {
  const before = rulesOf('2025-09-01');
  const held = aMeeting({ month: day('2025-09-01'), heldOn: day('2025-09-29') });
  expect(dutyOf(cell, day('2025-09-01'), [held], [], before, day('2026-01-01'))).toMatchObject({
    standing: 'on-time',
    latestOn: null,
  });
  expect(dutyOf(cell, day('2025-09-01'), [], [], before, day('2025-09-30')).standing).toBe('due');
});

test('a cell that did not exist in the month, or a time without the rule, owes nothing', () => {
  const young = { ...cell, from: day('2026-12-01') };
  expect(dutyOf(young, november, [], [], rules, day('2026-12-01')).standing).toBe('none');
  const gone = { ...cell, until: november };
  expect(dutyOf(gone, november, [], [], rules, day('2026-12-01')).standing).toBe('none');
  expect(
    dutyOf(cell, november, [], [], { timesPerMonth: null, latestDay: null, makeUpMonths: null }, november)
      .standing,
  ).toBe('none');
});

test.each([
  ['ended before the last day', { ...cell, until: day('2026-11-07') }, 'none', '2026-11-03', 'on-time'],
  ['ended after the last day', { ...cell, until: day('2026-11-08') }, 'not-held', '2026-11-03', 'on-time'],
  ['founded on the last day', { ...cell, from: day('2026-11-07') }, 'not-held', '2026-11-25', 'late'],
  ['founded after the last day', { ...cell, from: day('2026-11-08') }, 'none', '2026-11-25', 'on-time'],
] as const)('a cell %s', (_, own, unheld, heldOn, held) => {
  const standing = (meetings: ReturnType<typeof aMeeting>[]) =>
    dutyOf(own, november, meetings, [], rules, day('2026-12-20')).standing;
  expect([standing([]), standing([aMeeting({ heldOn: day(heldOn) })])]).toEqual([unheld, held]);
  expect(standing([aMeeting({ state: 'excused', heldOn: null })])).toBe('excused');
});

test('of two ordinary meetings the earlier one settles the month', () => {
  const meetings = [
    aMeeting({ heldOn: day('2026-11-20') }),
    aMeeting({ id: idOf(8), heldOn: day('2026-11-05') }),
  ];
  expect(dutyOf(cell, november, meetings, [], rules, day('2026-12-01'))).toMatchObject({
    standing: 'on-time',
    meetingId: idOf(8),
  });
});

test('every held meeting of the month is on time or late, and time alone never changes that', () => {
  fc.assert(
    fc.property(fc.nat(29), fc.nat(200), (held, later) => {
      const meetings = [aMeeting({ heldOn: addDays(november, held) })];
      const first = dutyOf(cell, november, meetings, [], rules, addDays(november, held));
      const then = dutyOf(cell, november, meetings, [], rules, addDays(november, held + later));
      expect(first).toEqual(then);
      expect(first.standing).toBe(held < 7 ? 'on-time' : 'late');
    }),
  );
});

test('an ordinary meeting with a theme needs longer', () => {
  const minimum = ruleOn(bundle, 'meetings.length-minimum', november);
  const withTheme = ruleOn(bundle, 'meetings.length-with-theme', november);
  expect(leastMinutes({ kind: 'ordinary', theme: null }, minimum, withTheme)?.value).toBe(90);
  expect(leastMinutes({ kind: 'ordinary', theme: 'Nêu gương' }, minimum, withTheme)?.value).toBe(120);
  expect(leastMinutes({ kind: 'thematic', theme: 'Nêu gương' }, minimum, withTheme)?.value).toBe(90);
  expect(leastMinutes({ kind: 'ordinary', theme: null }, null, null)).toBeNull();
});
