import type { RawBuilder } from 'kysely';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import type { Ordering } from '#platform/handle.ts';
import * as tables from '../tables.ts';

/** Tasks under a condition on `t`. */
export function taskPart(condition: RawBuilder<unknown>): Part {
  return part(tables.task, condition);
}

/** One row of the book by its id. */
export function rowPart(
  table: typeof tables.assignment | typeof tables.target | typeof tables.household | typeof tables.visit,
  no: number,
  id: Id,
): Part {
  return part(table, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** What a task needs to know of its meeting: its state, its roll, its resolution. */
export function meetingParts(no: number, meetingId: Id): readonly Part[] {
  return [
    meetingRows(sql`t.organisation_no = ${no} and t.id = ${meetingId}`),
    {
      kind: 'roll-entry',
      key: ['meetingId', 'personId'],
      rows: sql`select * from meetings_read.roll_entry where organisation_no = ${no} and meeting_id = ${meetingId}`,
    },
    resolutionRows(sql`t.organisation_no = ${no} and t.meeting_id = ${meetingId}`),
  ];
}

/** A target with what was brought in for it, and its task. */
export function targetParts(no: number, targetId: Id): readonly Part[] {
  return [
    rowPart(tables.target, no, targetId),
    part(tables.progress, sql`t.organisation_no = ${no} and t.target_id = ${targetId}`),
    taskPart(
      sql`t.organisation_no = ${no} and t.id = (select task_id from tasks.target where organisation_no = ${no} and id = ${targetId})`,
    ),
  ];
}

/** The targets of a task. */
export function targetsOf(no: number, taskId: Id): Part {
  return part(tables.target, sql`t.organisation_no = ${no} and t.task_id = ${taskId}`);
}

/** Where the book knows these people from: belonging, sent to it, or on a roll of the last meetings. */
export function peopleParts(no: number, people: readonly (Id | null)[]): readonly Part[] {
  const named = people.filter((each) => each !== null);
  if (named.length === 0) return [];
  const ids = sql`organisation_no = ${no} and person_id = any(${named}::uuid[])`;
  return [
    { kind: 'affiliation', key: ['id'], rows: sql`select * from members_read.affiliation where ${ids}` },
    { kind: 'circumstance', key: ['id'], rows: sql`select * from members_read.circumstance where ${ids}` },
    { kind: 'attachment', key: ['id'], rows: sql`select * from members_read.attachment where ${ids}` },
    { kind: 'arrival', key: ['id'], rows: sql`select * from members_read.arrival where ${ids}` },
    { kind: 'transfer', key: ['id'], rows: sql`select * from members_read.transfer where ${ids}` },
  ];
}

/** Who belongs to the cell, and who was sent to it. */
export function memberParts(no: number): readonly Part[] {
  return [
    {
      kind: 'affiliation',
      key: ['id'],
      rows: sql`select * from members_read.affiliation where organisation_no = ${no}`,
    },
    {
      kind: 'circumstance',
      key: ['id'],
      rows: sql`select * from members_read.circumstance where organisation_no = ${no}`,
    },
    {
      kind: 'attachment',
      key: ['id'],
      rows: sql`select * from members_read.attachment where organisation_no = ${no}`,
    },
  ];
}

/** A resolution with its tasks, its dated stages and the papers it serves. */
export function resolutionParts(no: number, id: Id): readonly Part[] {
  return [
    resolutionRows(sql`t.organisation_no = ${no} and t.id = ${id}`),
    taskPart(
      sql`t.organisation_no = ${no} and (t.resolution_id = ${id} or t.meeting_id =
          (select meeting_id from meetings_read.resolution where organisation_no = ${no} and id = ${id}))`,
    ),
    part(tables.resolutionStage, sql`t.organisation_no = ${no} and t.resolution_id = ${id}`),
    part(tables.serving, sql`t.organisation_no = ${no} and t.resolution_id = ${id}`),
  ];
}

/** Papers that the book can see: its own, or of a level above. */
export function papersPart(no: number, ids: readonly Id[]): Part {
  return {
    kind: 'paper',
    key: ['id'],
    rows: sql`
      select paper.id from kit_read.paper as paper
      join organisation_read.custody as custody
        on custody.keeper_no = paper.organisation_no and custody.organisation_no = ${no}
      where paper.id = any(${ids}::uuid[])`,
  };
}

/** What a meeting needs to review the resolutions of the year before it. */
export function reviewParts(no: number, meetingId: Id): readonly Part[] {
  const recent = sql`adopted_on > (select held_on - interval '13 months' from meetings_read.meeting
                                   where organisation_no = ${no} and id = ${meetingId})`;
  return [
    meetingRows(sql`t.organisation_no = ${no} and t.id = ${meetingId}`),
    {
      kind: 'agenda-item',
      key: ['id'],
      rows: sql`select * from meetings_read.agenda_item where organisation_no = ${no} and meeting_id = ${meetingId}`,
    },
    resolutionRows(sql`t.organisation_no = ${no} and ${recent}`),
    taskPart(
      sql`t.organisation_no = ${no} and t.meeting_id in
          (select meeting_id from meetings_read.resolution where organisation_no = ${no} and ${recent})`,
    ),
    part(tables.resolutionStage, sql`t.organisation_no = ${no}`),
  ];
}

/** Whether the one who orders keeps the tasks of this book. */
export async function keepsTasks(tx: Ordering): Promise<boolean> {
  const [row] = await tx.ask<{ keeps: boolean }>(
    sql`select platform.holds('tasks.keep', ${tx.term}::uuid, ${tx.home.no}) as keeps`,
  );
  return row?.keeps ?? false;
}

function meetingRows(condition: RawBuilder<unknown>): Part {
  return {
    kind: 'meeting',
    key: ['id'],
    rows: sql`select * from meetings_read.meeting as t where ${condition}`,
  };
}

function resolutionRows(condition: RawBuilder<unknown>): Part {
  return {
    kind: 'resolution',
    key: ['id'],
    rows: sql`select * from meetings_read.resolution as t where ${condition}`,
  };
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
