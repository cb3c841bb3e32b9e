import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { part, type Part } from '#platform/decide.ts';
import { absenceCase, arrival, departure, transfer } from '../tables/moves.ts';
import * as tables from '../tables.ts';

interface Book {
  readonly no: number;
}

/** One member of the book: name, belonging, standings, circumstances and offices here. */
export function memberParts({ no }: Book, personId: Id): readonly Part[] {
  const here = sql`t.organisation_no = ${no} and t.person_id = ${personId}`;
  return [
    part(tables.person, sql`t.organisation_no = ${no} and t.id = ${personId}`),
    part(tables.affiliation, here),
    part(tables.standing, here),
    part(tables.circumstance, here),
    part(tables.officeTerm, here),
  ];
}

/** The transfers of one person out of the book. */
export function transfersPart({ no }: Book, personId: Id): Part {
  return part(transfer, sql`t.organisation_no = ${no} and t.person_id = ${personId}`);
}

/** One transfer out of the book. */
export function transferPart({ no }: Book, id: Id): Part {
  return part(transfer, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** One arrival in the book. */
export function arrivalPart({ no }: Book, id: Id): Part {
  return part(arrival, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** A cell somebody may be transferred to. */
export function placePart(id: Id | null): Part {
  return {
    kind: 'place',
    key: ['organisationId'],
    rows: sql`
      select profile.organisation_id as "organisationId", profile.organisation_no as "organisationNo", profile.name
      from organisation_read.profile as profile
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where profile.organisation_id = ${id}::uuid and profile.valid @> platform.today()`,
  };
}

/** When somebody joined, where the record says so; and whether they came from elsewhere. */
export function joiningParts({ no }: Book, personId: Id): readonly Part[] {
  return [
    {
      kind: 'joined',
      key: ['personId'],
      rows: sql`
        select person_id as "personId", joined_on as "joinedOn" from members.personal_record
        where organisation_no = ${no} and person_id = ${personId} and joined_on is not null`,
    },
    part(arrival, sql`t.organisation_no = ${no} and t.person_id = ${personId}`),
  ];
}

/** One circumstance of the book. */
export function circumstancePart({ no }: Book, id: Id): Part {
  return part(tables.circumstance, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** One end of a membership in the book, with what it had closed. */
export function departureParts({ no }: Book, id: Id): readonly Part[] {
  const person = sql`(select gone.person_id from members.departure as gone where gone.organisation_no = ${no} and gone.id = ${id})`;
  const theirs = sql`t.organisation_no = ${no} and t.person_id = ${person}`;
  return [
    part(departure, sql`t.organisation_no = ${no} and t.id = ${id}`),
    part(tables.affiliation, theirs),
    part(tables.standing, theirs),
    part(tables.circumstance, theirs),
    part(tables.officeTerm, theirs),
  ];
}

/** The cases of the book: there are few. */
export function casesPart({ no }: Book): Part {
  return part(absenceCase, sql`t.organisation_no = ${no}`);
}

/** The rolls of the last meetings of the book, as another module publishes them. */
export function rollParts({ no }: Book, today: CivilDate): readonly Part[] {
  const held = sql`meeting.organisation_no = ${no} and meeting.held_on > ${today}::date - interval '13 months'`;
  return [
    {
      kind: 'meeting',
      key: ['id'],
      rows: sql`
        select meeting.id, meeting.organisation_no as "organisationNo", meeting.held_on as "heldOn"
        from meetings_read.meeting as meeting where ${held}`,
    },
    {
      kind: 'roll-entry',
      key: ['meetingId', 'personId'],
      rows: sql`
        select entry.meeting_id as "meetingId", entry.person_id as "personId", entry.circumstance, entry.attendance
        from meetings_read.roll_entry as entry
        join meetings_read.meeting as meeting on meeting.id = entry.meeting_id
        where entry.organisation_no = ${no} and ${held}`,
    },
  ];
}
