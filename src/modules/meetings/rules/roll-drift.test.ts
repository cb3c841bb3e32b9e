import { expect, test } from 'vitest';
import { rowsFrom } from '#kernel/decision.ts';
import { aMeeting, idOf } from '#support/meetings.ts';
import { rollDrift } from './roll-drift.ts';
import type { MeetingRow } from './rows.ts';

const meeting = { ...aMeeting(), organisationNo: 7, guests: null, excuse: null } as unknown as MeetingRow;

function rows(members: readonly number[], roll: readonly (readonly [number, string | null])[]) {
  return rowsFrom({
    affiliation: new Map(
      members.map((number) => [
        `${number}`,
        { personId: idOf(number), organisationNo: 7, valid: '[2020-01-01,)' },
      ]),
    ),
    'roll-entry': new Map(
      roll.map(([number, attendance]) => [
        `${number}`,
        { meetingId: meeting.id, personId: idOf(number), attendance, circumstance: null },
      ]),
    ),
  });
}

test('whoever came to the cell since is named, and whoever left unless already marked', () => {
  const drift = rollDrift(
    rows(
      [1, 2, 5],
      [
        [1, null],
        [2, 'present'],
        [3, 'present'],
        [4, null],
      ],
    ),
    meeting,
  );
  expect(drift).toEqual({ came: [idOf(5)], left: [idOf(4)] });
  expect(rollDrift(rows([1, 2], []), meeting)).toEqual({ came: [], left: [] });
  expect(rollDrift(rows([], [[1, null]]), meeting)).toEqual({ came: [], left: [] });
});
