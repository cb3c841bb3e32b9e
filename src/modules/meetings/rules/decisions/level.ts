import type { InputOf } from '#kernel/contract.ts';
import type { Decide } from '#kernel/decision.ts';
import { ok } from '#kernel/result.ts';
import type { RowChange } from '#kernel/sync/replica.ts';
import type { setLevel } from '../../contract/level.ts';
import { draftsLeveled } from '#modules/preparation/public.ts';
import { ofMeeting } from '../from-rows.ts';
import type { PassedConcernRow } from '../passing.ts';
import { readOut } from '../read-out.ts';
import type { ItemLevel } from '../types.ts';
import { findItem, put, writableMeeting } from './ground.ts';

interface Leveled {
  readonly id: string;
  readonly meetingId: string;
  readonly itemId: string;
  readonly level?: ItemLevel | null;
}

/** «Đặt mức giữ kín» — of an item and of everything written under it, as long as the book is not locked. */
export const decideLevel: Decide<InputOf<typeof setLevel>, { readonly itemId: string }> = (
  rows,
  input,
  desk,
) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const item = findItem(rows, input.meetingId, input.itemId);
  if (!item.ok) return item;
  const { level } = input;
  const under = ['contribution', 'second-version', 'vote', 'concern'].flatMap((kind): RowChange[] =>
    ofMeeting<Leveled & { readonly meetingId: typeof input.meetingId }>(rows, kind, input.meetingId)
      .filter((row) => row.itemId === input.itemId)
      .map((row) => put(kind, row.id, { ...row, level })),
  );
  const concerns = under.filter(({ kind }) => kind === 'concern').map(({ key }) => key);
  const passed = rows
    .all<PassedConcernRow>('passed-concern')
    .filter((row) => concerns.includes(row.concernId))
    .map((row) => put('passed-concern', row.id, { ...row, level }));
  const leveled = { ...item.value, level };
  return ok({
    changes: [
      put('agenda-item', input.itemId, leveled),
      ...under,
      ...passed,
      ...draftsLeveled(rows, item.value.id, level ?? null),
      ...readOut(rows, found.value, leveled),
    ],
    value: { itemId: input.itemId },
  });
};
