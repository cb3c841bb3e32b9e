import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Attendance, RollCircumstance } from './types.ts';
import { aMeeting, anEntry, entriesOf, idOf, rollOfNaPong } from '#support/meetings.ts';
import {
  convene,
  countRoll,
  isAttached,
  markAttendance,
  mayMeetOnline,
  rollIsComplete,
  stillWritable,
} from './roll.ts';

const half = { numerator: 1, denominator: 2, compare: 'more-than' } as const;

test('the roll of the drawn meeting counts as its minutes say', () => {
  expect(countRoll(rollOfNaPong())).toMatchObject({
    strength: 36,
    official: 34,
    probationary: 2,
    exempt: 2,
    expected: 34,
    present: 30,
    presentOfficial: 28,
    presentProbationary: 2,
    online: 1,
    excused: 3,
    absent: 1,
    unmarked: 0,
  });
});

test('exempt members need not be marked, and are counted when they come', () => {
  const [exempt] = entriesOf(1, null, { circumstance: 'exempt' });
  if (!exempt) return;
  expect(rollIsComplete([exempt])).toBe(true);
  const marked = markAttendance([exempt], exempt.personId, 'present');
  expect(marked.ok && countRoll([marked.value])).toMatchObject({ exemptWhoCame: 1, present: 0, expected: 0 });
});

test('the roll is drawn from the members of the day and is not complete before all are marked', () => {
  const roll = convene(idOf(1), [{ personId: idOf(7), standing: 'official', circumstance: null }]);
  expect(rollIsComplete(roll)).toBe(false);
  const marked = markAttendance(roll, idOf(7), 'online');
  expect(marked.ok && rollIsComplete([marked.value])).toBe(true);
});

test('an excused absence needs a reason, an unexcused one may have one, presence has none', () => {
  const entry = anEntry();
  expect(markAttendance([entry], entry.personId, 'excused', '  ')).toMatchObject({
    ok: false,
    problem: { code: 'meetings.reasonIsMissing' },
  });
  expect(markAttendance([entry], entry.personId, 'excused', ' đi  viện ')).toMatchObject({
    value: { reason: 'đi viện' },
  });
  expect(markAttendance([entry], entry.personId, 'absent')).toMatchObject({ value: { reason: null } });
  expect(markAttendance([entry], entry.personId, 'present', 'ốm')).toMatchObject({ value: { reason: null } });
});

test('a mark can be taken back', () => {
  const entry = anEntry({ attendance: 'excused', reason: 'ốm' });
  expect(markAttendance([entry], entry.personId, null)).toMatchObject({
    value: { attendance: null, reason: null },
  });
});

test('strangers and suspended members cannot be marked present', () => {
  const suspended = anEntry({ circumstance: 'suspended' });
  expect(markAttendance([suspended], idOf(9), 'present')).toMatchObject({ ok: false });
  expect(markAttendance([suspended], suspended.personId, 'online')).toMatchObject({ ok: false });
  expect(markAttendance([suspended], suspended.personId, 'absent')).toMatchObject({ ok: true });
});

test('a locked book takes no more entries', () => {
  expect(stillWritable(aMeeting({ state: 'open' })).ok).toBe(true);
  expect(stillWritable(aMeeting({ state: 'closed' })).ok).toBe(false);
  expect(stillWritable(aMeeting({ state: 'sent' })).ok).toBe(false);
});

test('an online meeting needs more than half who cannot come, exempt members not counted', () => {
  const roll = [...entriesOf(4, null), ...entriesOf(3, null, { circumstance: 'exempt' })];
  const ids = roll.map((entry) => entry.personId);
  expect(mayMeetOnline(roll, new Set(ids.slice(0, 2)), half)).toBe(false);
  expect(mayMeetOnline(roll, new Set(ids.slice(0, 3)), half)).toBe(true);
  expect(mayMeetOnline(roll, new Set(ids.slice(4)), half)).toBe(false);
  expect(mayMeetOnline([], new Set(), half)).toBe(false);
});

const anyEntry = fc
  .record({
    standing: fc.constantFrom('official', 'probationary', 'guest' as const),
    circumstance: fc.constantFrom<RollCircumstance | null>(
      null,
      'exempt',
      'suspended',
      'temporarily-elsewhere',
      'temporarily-here',
      'attached',
      'attached-voting',
    ),
    attendance: fc.constantFrom<Attendance | null>('present', 'online', 'excused', 'absent', null),
  })
  .map((entry) => anEntry(entry as Parameters<typeof anEntry>[0]));

test('whoever is expected is present, excused, absent or not marked: the counts always add up', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 40 }), (roll) => {
      const counts = countRoll(roll);
      expect(counts.present + counts.excused + counts.absent + counts.unmarked).toBe(counts.expected);
      expect(counts.presentOfficial + counts.presentProbationary + counts.presentTemporary).toBe(
        counts.present,
      );
      expect(counts.official + counts.probationary).toBe(counts.strength);
      expect(rollIsComplete(roll)).toBe(counts.unmarked === 0);
    }),
  );
});

test('taking everybody assigned to attend off the roll changes no count of the cell', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 30 }), (anybody) => {
      const roll = anybody.filter((entry) => entry.standing !== 'guest');
      const { attachedWhoCame: _, ...counts } = countRoll(roll);
      const own = roll.filter((entry) => !isAttached(entry));
      const { attachedWhoCame, ...without } = countRoll(own);
      expect(counts).toEqual(without);
      expect(attachedWhoCame).toBe(0);
    }),
    { numRuns: 60 },
  );
});
