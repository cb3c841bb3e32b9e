import type { InputOf } from '#kernel/contract.ts';
import type { Decide } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import type { setLevel, setMinutesLevel } from '../../contract/level.ts';
import { draftsLeveled, draftsOfMinutesLeveled } from '#modules/preparation/public.ts';
import { ofMeeting } from '../from-rows.ts';
import type { PassedConcernRow } from '../passing.ts';
import { readOut } from '../read-out.ts';
import type { AgendaItemRow, MeetingRow } from '../rows.ts';
import { isMinuted, type ItemLevel } from '../types.ts';
import { findItem, put, writableMeeting } from './ground.ts';

interface Leveled {
  readonly id: Id;
  readonly meetingId: Id;
  readonly itemId: Id;
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
  // Opened again, it is as open as the minutes in which it stands.
  const level = input.level ?? levelInMinutes(found.value);
  return ok({
    changes: withItem(rows, found.value, item.value, level),
    value: { itemId: input.itemId },
  });
};

/** «Giữ kín cả biên bản» — every item not yet held back, what is said of the minutes and the resolution; as long as the book is not locked. */
export const decideMinutesLevel: Decide<InputOf<typeof setMinutesLevel>, { readonly meetingId: string }> = (
  rows,
  input,
  desk,
) => {
  const found = writableMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const meeting: MeetingRow = { ...found.value, level: input.level };
  const items = ofMeeting<AgendaItemRow>(rows, 'agenda-item', meeting.id).filter(isMinuted);
  const beside = ['remark', 'resolution'].flatMap((kind) =>
    ofMeeting<Leveled>(rows, kind, meeting.id).map((row) =>
      put(kind, row.id, { ...row, level: input.level }),
    ),
  );
  return ok({
    changes: [
      put('meeting', meeting.id, meeting),
      ...items.flatMap((item) => withItem(rows, meeting, item, levelInMinutes(meeting))),
      ...beside,
      ...draftsOfMinutesLeveled(rows, meeting.id, input.level),
    ],
    value: { meetingId: meeting.id },
  });
};

/** «Mức của mục theo biên bản» — of an item that is not held back by itself. */
export function levelInMinutes(meeting: Pick<MeetingRow, 'level'> | undefined): ItemLevel | null {
  return meeting?.level ? 'minutes' : null;
}

/** The item with all that is written under it. */
function withItem(
  rows: Rows,
  meeting: MeetingRow,
  item: AgendaItemRow,
  level: ItemLevel | null,
): readonly RowChange[] {
  const under = ['contribution', 'second-version', 'vote', 'concern'].flatMap((kind) =>
    ofMeeting<Leveled>(rows, kind, meeting.id)
      .filter((row) => row.itemId === item.id)
      .map((row) => put(kind, row.id, { ...row, level })),
  );
  const concerns = under.filter(({ kind }) => kind === 'concern').map(({ key }) => key);
  const passed = rows
    .all<PassedConcernRow>('passed-concern')
    .filter((row) => concerns.includes(row.concernId))
    .map((row) => put('passed-concern', row.id, { ...row, level }));
  const leveled = { ...item, level };
  return [
    put('agenda-item', item.id, leveled),
    ...under,
    ...passed,
    ...draftsLeveled(rows, item.id, level && 'committee'),
    ...readOut(rows, meeting, leveled),
  ];
}
