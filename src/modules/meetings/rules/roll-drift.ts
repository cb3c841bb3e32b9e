import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { dayOf } from './book.ts';
import { membersOnDay, ofMeeting } from './from-rows.ts';
import type { MemberOnDay } from './roll.ts';
import type { MeetingRow, RollEntryRow } from './rows.ts';

/** «Người đến, người đi từ khi lập danh sách» — whom the register has and the roll has not, and the other way round. */
export interface RollDrift {
  readonly came: readonly Id[];
  /** Not marked yet: whoever is marked was there. */
  readonly left: readonly Id[];
}

/** «Danh sách có còn đúng không» — the roll of a meeting against the register of its day. */
export function rollDrift(
  rows: Rows,
  meeting: MeetingRow,
  members: readonly Pick<MemberOnDay, 'personId'>[] = membersOnDay(
    rows,
    meeting.organisationNo,
    dayOf(meeting),
  ),
): RollDrift {
  const roll = ofMeeting<RollEntryRow>(rows, 'roll-entry', meeting.id);
  if (roll.length === 0 || members.length === 0) return { came: [], left: [] };
  const known = new Set(roll.map((entry) => entry.personId));
  const still = new Set(members.map((member) => member.personId));
  return {
    came: members.flatMap(({ personId }) => (known.has(personId) ? [] : [personId])),
    left: roll.flatMap((entry) =>
      entry.attendance === null && !still.has(entry.personId) ? [entry.personId] : [],
    ),
  };
}
