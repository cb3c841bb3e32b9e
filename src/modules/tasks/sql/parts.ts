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

/** Where who is in charge works, if that is another organisation of the tree: it sees the task too. Devices do not know. */
export function workplacePart(no: number, personId: Id | null): Part {
  return {
    kind: 'workplace',
    key: ['personId'],
    rows: sql`
      select person_id as "personId", workplace_no as "workplaceNo" from careers_read.employment
      where person_id = ${personId}::uuid and organisation_no = ${no} and workplace_no <> ${no} and valid @> platform.today()`,
  };
}
