import type { RawBuilder } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import { task } from '../tables.ts';

/** Tasks under a condition on `t`. */
export function taskPart(condition: RawBuilder<unknown>): Part {
  return part(task, condition);
}

/** What a task needs to know of its meeting: its state, its roll, its resolution. */
export function meetingParts(no: number, meetingId: Id): readonly Part[] {
  return [
    {
      kind: 'meeting',
      key: ['id'],
      rows: sql`select * from meetings_read.meeting where organisation_no = ${no} and id = ${meetingId}`,
    },
    {
      kind: 'roll-entry',
      key: ['meetingId', 'personId'],
      rows: sql`select * from meetings_read.roll_entry where organisation_no = ${no} and meeting_id = ${meetingId}`,
    },
    {
      kind: 'resolution',
      key: ['id'],
      rows: sql`select * from meetings_read.resolution where organisation_no = ${no} and meeting_id = ${meetingId}`,
    },
  ];
}
