import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import * as all from '../tables.ts';

/** Proposals of the book that are of this person or have this id, with the items that took any of them up. */
export function proposalParts(no: number, { id, person }: { id: Id; person: Id }): readonly Part[] {
  return [
    part(all.itemProposal, sql`t.organisation_no = ${no} and (t.id = ${id} or t.person_id = ${person})`),
    {
      kind: 'agenda-item',
      key: ['id'],
      rows: sql`
        select id, meeting_id, origin_id from meetings_read.agenda_item
        where organisation_no = ${no} and origin_kind = 'proposed'`,
    },
  ];
}

/** A suggestion of this very committee. */
export function suggestionPart(no: number, id: Id): Part {
  return part(all.suggestion, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** The year plan around a theme: itself, that of the month, and the meetings of both months. */
export function themeParts(no: number, id: Id, month: CivilDate | null): readonly Part[] {
  return [
    part(all.plannedTheme, sql`t.organisation_no = ${no} and (t.id = ${id} or t.month = ${month}::date)`),
    {
      kind: 'meeting',
      key: ['id'],
      rows: sql`
        select * from meetings_read.meeting
        where organisation_no = ${no}
          and (month = ${month}::date or month = (select t.month from preparation.planned_theme as t where t.id = ${id}))`,
    },
  ];
}
