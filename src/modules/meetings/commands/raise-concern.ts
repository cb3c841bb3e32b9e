import { refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import type { CommandHandler } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import type { InputOf } from '#kernel/contract.ts';
import { raiseConcern } from '../contract/concerns.ts';
import { decideConcern } from '../rules/decisions/concerns.ts';
import { meetingPart, partOf, peopleParts, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

const carried = carryOut(
  raiseConcern,
  {
    right: 'meetings.answer',
    tables: all.tables,
    load: (tx, { id, meetingId, itemId, personId, ownerId }) => [
      rowPart(all.concern, tx.home, id),
      ...peopleParts(tx.home, [personId, ownerId]),
      ...(meetingId ? [meetingPart(tx.home, meetingId), ...inMeeting(tx.home, meetingId)] : []),
      ...(itemId ? [rowPart(all.agendaItem, tx.home, itemId)] : []),
    ],
  },
  decideConcern,
);

/** «Ghi điều cần trả lời» — by whoever keeps the book; a member raises what is his own, between two meetings. */
export const handleRaiseConcern: CommandHandler = {
  ...carried,
  async run(tx, input) {
    const { id, kind, personId, meetingId, ownerId, cause, solution } = input as InputOf<typeof raiseConcern>;
    const [row] = await tx.ask<{ holds: boolean; own: boolean }>(sql`
      select platform.holds('meetings.keep', ${tx.term}::uuid, ${tx.home.no}) as holds,
        not exists (select from meetings.concern as other where other.id = ${id}
                    and (other.person_id is distinct from ${tx.person} or other.meeting_id is not null
                         or other.kind = 'matter' or other.minuted is not null)) as own`);
    const isOwn = personId === tx.person && row?.own === true && kind !== 'matter' && !meetingId;
    if (!row?.holds && !(isOwn && !ownerId && !cause && !solution)) return refuse(platformProblems.notYours);
    return carried.run(tx, input);
  },
};

function inMeeting(home: Parameters<typeof partOf>[1], meetingId: Parameters<typeof partOf>[2]) {
  return [partOf(all.rollEntry, home, meetingId), partOf(all.contribution, home, meetingId)];
}
