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
    meetingPart(
      no,
      sql`(month = ${month}::date or month = (select t.month from preparation.planned_theme as t where t.id = ${id}))`,
    ),
  ];
}

/** Where the book knows this person from. */
export function personParts(no: number, person: Id | null): readonly Part[] {
  const named = sql`organisation_no = ${no} and person_id = ${person}::uuid`;
  return [
    { kind: 'affiliation', key: ['id'], rows: sql`select * from members_read.affiliation where ${named}` },
    { kind: 'circumstance', key: ['id'], rows: sql`select * from members_read.circumstance where ${named}` },
    { kind: 'attachment', key: ['id'], rows: sql`select * from members_read.attachment where ${named}` },
  ];
}

/** A meeting of the committee, the meetings of the cell it prepares, and who belongs to the committee. */
export function committeeParts(no: number, id: Id, month: CivilDate | null = null): readonly Part[] {
  return [
    part(all.committeeMeeting, sql`t.organisation_no = ${no} and t.id = ${id}`),
    part(all.committeeMinutes, sql`t.organisation_no = ${no} and t.committee_meeting_id = ${id}`),
    meetingPart(
      no,
      sql`(month = ${month}::date or month = (select t.month from preparation.committee_meeting as t where t.id = ${id}))`,
    ),
    officePart(no),
  ];
}

/** Who holds which office in the cell. */
export function officePart(no: number): Part {
  return {
    kind: 'office-term',
    key: ['id'],
    rows: sql`select * from members_read.office_term where organisation_no = ${no}`,
  };
}

/** A meeting with the steps of its preparation. */
export function stepParts(no: number, meetingId: Id): readonly Part[] {
  return [
    meetingPart(no, sql`id = ${meetingId}`),
    part(all.preparationStep, sql`t.organisation_no = ${no} and t.meeting_id = ${meetingId}`),
  ];
}

/** A draft, what this person said of it, and its meeting; `meetingId` where the draft is not there yet. */
export function draftParts(
  no: number,
  draftId: Id,
  person: Id,
  meetingId: Id | null = null,
  itemId: Id | null = null,
): readonly Part[] {
  return [
    {
      kind: 'agenda-item',
      key: ['id'],
      rows: sql`select id, meeting_id, level from meetings_read.agenda_item where organisation_no = ${no} and id = ${itemId}::uuid`,
    },
    part(all.sharedDraft, sql`t.organisation_no = ${no} and t.id = ${draftId}`),
    part(
      all.draftComment,
      sql`t.organisation_no = ${no} and t.draft_id = ${draftId} and t.person_id = ${person}`,
    ),
    meetingPart(
      no,
      sql`(id = ${meetingId}::uuid or id = (select t.meeting_id from preparation.shared_draft as t where t.id = ${draftId}))`,
    ),
  ];
}

function meetingPart(no: number, condition: Part['rows']): Part {
  return {
    kind: 'meeting',
    key: ['id'],
    rows: sql`select * from meetings_read.meeting where organisation_no = ${no} and ${condition}`,
  };
}
