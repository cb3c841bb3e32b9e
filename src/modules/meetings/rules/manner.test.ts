import { expect, test } from 'vitest';
import type { Desk } from '#kernel/decision.ts';
import { rowsFrom } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { aMeeting, day, idOf } from '#support/meetings.ts';
import { checkHeldOn, checkMakeUp, checkManner, groupsClosed } from './manner.ts';

const rules = loadRuleBundle('rule-packs');
const desk = { rules, organisation: { no: 7, id: idOf(2) }, person: idOf(9) } as unknown as Desk;
const planned = {
  id: idOf(1),
  month: day('2026-11-01'),
  kind: 'ordinary' as const,
  plannedOn: day('2026-11-03'),
};

/** A cell of so many members, some of them exempt, and the meetings of its book. */
function bookOf(members: number, exempt: number, meetings: readonly object[] = []) {
  const people = Array.from({ length: members }, (_, at) => idOf(at + 100));
  const row = (personId: Id) => ({ personId, organisationNo: 7, valid: '[2020-01-01,)' });
  return rowsFrom({
    affiliation: new Map(people.map((id) => [id, row(id)])),
    circumstance: new Map(people.slice(0, exempt).map((id) => [id, { ...row(id), kind: 'exempt' }])),
    meeting: new Map(meetings.map((each, at) => [String(at), { organisationNo: 7, ...each }])),
  });
}
const online = (cannotCome: number) => ({ manner: 'online' as const, cannotCome, reason: 'Đi làm xa' });
const byGroup = (partyGroups: number) => ({
  manner: 'by-group' as const,
  partyGroups,
  reason: 'Địa bàn chia cắt',
});
const codeOf = (rows: ReturnType<typeof bookOf>, held: Parameters<typeof checkManner>[2]) => {
  const checked = checkManner(rows, planned, held, desk);
  return checked.ok ? checked.value.manner : checked.problem.code;
};

test('online is for cells of which more than half cannot come, exempt members not counted', () => {
  expect(codeOf(bookOf(12, 2), online(5))).toBe('meetings.onlineNeedsMore');
  expect(codeOf(bookOf(12, 2), online(6))).toBe('online');
  expect(codeOf(bookOf(12, 2), online(11))).toBe('meetings.moreThanThereAre');
  expect(codeOf(bookOf(12, 2), { ...online(6), reason: ' ' })).toBe('meetings.mannerNeedsReason');
  expect(codeOf(bookOf(12, 2), undefined)).toBe('together');
});

test('by groups is for large cells with groups, so many times a year', () => {
  const past = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      id: idOf(at + 20),
      month: `2026-0${at + 1}-01`,
      manner: 'by-group',
      state: 'sent',
    }));
  expect(codeOf(bookOf(49, 0), byGroup(3))).toBe('meetings.tooFewForGroups');
  expect(codeOf(bookOf(50, 0), byGroup(1))).toBe('meetings.noGroups');
  expect(codeOf(bookOf(50, 0, past(2)), byGroup(3))).toBe('by-group');
  expect(codeOf(bookOf(50, 0, past(3)), byGroup(3))).toBe('meetings.tooOftenByGroup');
  // What is refused is not offered: the screen asks the same beforehand.
  const small = groupsClosed(bookOf(43, 0), planned, desk);
  expect(small?.message.vi).toBe('Chi bộ có 43 đảng viên; từ 50 mới được họp theo tổ đảng.');
  expect(small?.citation?.document).toContain('03-HD/TW');
  expect(groupsClosed(bookOf(50, 0, past(2)), planned, desk)).toBeNull();
});

test('a month is made up once, and while it still counts', () => {
  const makeUp = (plannedOn: string, meetings: readonly object[] = []) => {
    const checked = checkMakeUp(bookOf(9, 0, meetings), { ...planned, plannedOn: day(plannedOn) }, desk);
    return checked.ok ? 'allowed' : checked.problem.code;
  };
  const held = { ...aMeeting(), id: idOf(5) };
  expect(makeUp('2026-11-30', [held])).toBe('allowed');
  expect(makeUp('2026-12-05')).toBe('allowed');
  expect(makeUp('2026-12-05', [held])).toBe('meetings.nothingToMakeUp');
  expect(makeUp('2027-01-01')).toBe('meetings.tooLateToMakeUp');
});

test('an ordinary meeting is held in its month or made up, one a day; others on any day', () => {
  const held = (on: string, meetings: readonly object[] = [], kind: 'ordinary' | 'thematic' = 'ordinary') => {
    const checked = checkHeldOn(bookOf(9, 0, meetings), { ...planned, kind }, day(on), desk);
    return checked.ok
      ? 'allowed'
      : [checked.problem.code, checked.problem.field, checked.problem.citation?.standing];
  };
  expect(held('2026-11-01')).toBe('allowed');
  expect(held('2026-12-05')).toBe('allowed');
  expect(held('2026-10-31')).toEqual(['meetings.heldBeforeItsMonth', 'heldOn', 'verified']);
  expect(held('2027-01-01')).toEqual(['meetings.tooLateToMakeUp', 'heldOn', 'local-practice']);
  expect(held('2026-10-31', [], 'thematic')).toBe('allowed');
  const october = { ...aMeeting({ month: day('2026-10-01'), heldOn: day('2026-11-03') }), id: idOf(5) };
  expect(held('2026-11-03', [october])).toEqual(['meetings.secondMeetingOfADay', 'heldOn', undefined]);
  expect(held('2026-11-04', [october])).toBe('allowed');
  expect(held('2026-11-03', [{ ...october, id: planned.id }])).toBe('allowed');
});
