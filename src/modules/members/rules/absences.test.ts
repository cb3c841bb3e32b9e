import { expect, test } from 'vitest';
import { rowsFrom } from '#kernel/decision.ts';
import { absencesInARow } from './absences.ts';

const held = [
  ['sept', '2026-09-01', '2026-09-03', 'absent'],
  // October was made up on the very day of the November meeting, to which he came.
  ['oct', '2026-10-01', '2026-11-03', 'absent'],
  ['nov', '2026-11-01', '2026-11-03', 'present'],
] as const;

function absences(meetings: readonly (typeof held)[number][]) {
  const rows = rowsFrom({
    meeting: new Map(meetings.map(([id, month, heldOn]) => [id, { id, organisationNo: 7, month, heldOn }])),
    'roll-entry': new Map(
      meetings.map(([id, , , attendance]) => [
        id,
        { meetingId: id, personId: 'p', circumstance: null, attendance },
      ]),
    ),
  });
  return absencesInARow(rows, 7).map(({ missed, sinceOn }) => [missed, sinceOn]);
}

test('a meeting made up counts where its month stands, in whatever order the rows come', () => {
  expect(absences(held)).toEqual([]);
  expect(absences(held.toReversed())).toEqual([]);
  expect(absences(held.slice(0, 2))).toEqual([[2, '2026-09-03']]);
});
