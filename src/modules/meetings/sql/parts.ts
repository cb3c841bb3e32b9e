import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { AnyTable } from '#platform/database/table.ts';
import { part, type Part } from '#platform/decide.ts';
import * as tables from '../tables.ts';

/** Which organisation's book, in a command or a query. */
export interface Book {
  readonly no: number;
  readonly id: Id;
}

const byMeeting: readonly AnyTable[] = [
  tables.agendaItem,
  tables.rollEntry,
  tables.contribution,
  tables.book,
  tables.secondVersion,
  tables.vote,
  tables.resolution,
  tables.scoreLine,
  tables.traitRating,
  tables.minutes,
  tables.concern,
  tables.remark,
  // Whether the superior was told is a step of the preparation, which the score follows.
  tables.superiorNotice,
];

/** The meeting itself. */
export function meetingPart({ no }: Book, meetingId: Id): Part {
  return part(tables.meeting, sql`t.organisation_no = ${no} and t.id = ${meetingId}`);
}

/** The meetings of the same month, and what was held on the day. */
export function besidesPart({ no }: Book, meetingId: Id, heldOn: CivilDate): Part {
  const month = sql`select this.month from meetings.meeting as this where this.organisation_no = ${no} and this.id = ${meetingId}`;
  return part(
    tables.meeting,
    sql`t.organisation_no = ${no} and (t.held_on = ${heldOn}::date or t.month = (${month}))`,
  );
}

/** Rows of one kind of one meeting. */
export function partOf(table: AnyTable, { no }: Book, meetingId: Id): Part {
  return part(table, sql`t.organisation_no = ${no} and t.meeting_id = ${meetingId}`);
}

/** One row by its id, whatever meeting of the book it belongs to. */
export function rowPart(table: AnyTable, { no }: Book, id: Id): Part {
  return part(table, sql`t.organisation_no = ${no} and t.id = ${id}`);
}

/** Who holds the book of a meeting, and what stands beside its paragraphs. */
export function versionParts(book: Book, meetingId: Id): readonly Part[] {
  return [partOf(tables.book, book, meetingId), partOf(tables.secondVersion, book, meetingId)];
}

/** Who holds which office in the cell. */
export function officeParts({ no }: Book): readonly Part[] {
  return [
    {
      kind: 'office-term',
      key: ['id'],
      rows: sql`select * from members_read.office_term where organisation_no = ${no}`,
    },
  ];
}

/** Every addendum of the book: there are few, for minutes are read back before they are locked. */
export function addendaPart({ no }: Book): Part {
  return part(tables.addendum, sql`t.organisation_no = ${no}`);
}

/** The meetings that have not begun, with their agendas: where an addendum goes first. */
export function comingParts({ no }: Book): readonly Part[] {
  const coming = sql`t.organisation_no = ${no} and t.state in ('planned', 'convened')`;
  return [
    part(tables.meeting, coming),
    part(
      tables.agendaItem,
      sql`t.organisation_no = ${no} and t.meeting_id in (select t.id from meetings.meeting as t where ${coming})`,
    ),
  ];
}

/** Tasks are another module's: read through what it publishes. */
export function tasksPart(condition: Part['rows']): Part {
  return { kind: 'task', key: ['id'], rows: sql`select * from tasks_read.task as t where ${condition}` };
}

/** The whole book of one meeting with what came before it: for score, lock and papers. */
export function bookParts(book: Book, meetingId: Id): readonly Part[] {
  const { no } = book;
  const recent = sql`
    select earlier.id from meetings.meeting as earlier
    join meetings.meeting as this on this.organisation_no = earlier.organisation_no
     and earlier.month between this.month - interval '12 months' and this.month
    where this.organisation_no = ${no} and this.id = ${meetingId}`;
  return [
    part(tables.meeting, sql`t.organisation_no = ${no} and t.id in (${recent})`),
    part(tables.rollEntry, sql`t.organisation_no = ${no} and t.meeting_id in (${recent})`),
    tasksPart(sql`t.organisation_no = ${no} and t.meeting_id in (${recent})`),
    addendaPart(book),
    ...preparationParts(book, meetingId),
    ...byMeeting.filter((table) => table !== tables.rollEntry).map((table) => partOf(table, book, meetingId)),
  ];
}

/** What was done to prepare the meeting: another module's. */
function preparationParts({ no }: Book, meetingId: Id): readonly Part[] {
  const ofMeeting = sql`organisation_no = ${no} and meeting_id = ${meetingId}`;
  return [
    {
      kind: 'preparation-step',
      key: ['meetingId', 'step'],
      rows: sql`select * from preparation_read.preparation_step where ${ofMeeting}`,
    },
    {
      kind: 'committee-meeting',
      key: ['id'],
      rows: sql`
        select * from preparation_read.committee_meeting
        where organisation_no = ${no} and month = (select t.month from meetings.meeting as t where t.id = ${meetingId})`,
    },
    // Of two levels that have set a figure the nearest counts.
    levelsPart({ no }),
    {
      kind: 'house-figure',
      key: ['id'],
      rows: sql`
        select figure.* from preparation_read.house_figure as figure
        join organisation_read.custody as custody
          on custody.keeper_no = figure.organisation_no and custody.organisation_no = ${no}`,
    },
    {
      kind: 'shared-draft',
      key: ['id'],
      rows: sql`select id, meeting_id, sent_on, withdrawn from preparation_read.shared_draft where ${ofMeeting}`,
    },
  ];
}

/** Names of the people and organisations that papers show: of the book and of the levels above it. */
export function nameParts({ no, id }: Book): readonly Part[] {
  return [
    {
      kind: 'person',
      key: ['id'],
      rows: sql`
        select id, full_name from members_read.person where organisation_no = ${no}
        union
        select person.id, person.full_name from members_read.person as person
        join meetings.roll_entry as entry on entry.person_id = person.id and entry.organisation_no = ${no}`,
    },
    ...officeParts({ no, id }),
    ...elsewhereParts({ no }),
    levelsPart({ no }),
  ];
}

/** The cell and the levels above it, by their names of today. */
function levelsPart({ no }: Pick<Book, 'no'>): Part {
  return {
    kind: 'organisation',
    key: ['id'],
    rows: sql`
      select profile.* from organisation_read.profile as profile
      join organisation_read.custody as custody
        on custody.keeper_no = profile.organisation_no and custody.organisation_no = ${no}
      where profile.valid @> platform.today()`,
  };
}

/** People who stand in the book without belonging to the cell. */
function elsewhereParts({ no }: Pick<Book, 'no'>): readonly Part[] {
  return [
    {
      kind: 'attachment',
      key: ['id'],
      rows: sql`select * from members_read.attachment where organisation_no = ${no}`,
    },
    {
      kind: 'arrival',
      key: ['id'],
      rows: sql`select * from members_read.arrival where organisation_no = ${no}`,
    },
    {
      kind: 'transfer',
      key: ['id'],
      rows: sql`select * from members_read.transfer where organisation_no = ${no}`,
    },
  ];
}

/** Where the book knows these people from; nobody named, nothing asked. */
export function peopleParts(
  { no }: Pick<Book, 'no'>,
  people: readonly (Id | null | undefined)[],
): readonly Part[] {
  const named = people.filter((each) => each);
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

/** What the roll is drawn from. */
export function registerParts({ no }: Book): readonly Part[] {
  const people = sql`
    select person_id from members_read.affiliation where organisation_no = ${no}
    union select person_id from members_read.circumstance where organisation_no = ${no}`;
  return [
    {
      kind: 'affiliation',
      key: ['id'],
      rows: sql`select * from members_read.affiliation where organisation_no = ${no}`,
    },
    {
      kind: 'standing',
      key: ['id'],
      rows: sql`select * from members_read.standing where person_id in (${people})`,
    },
    {
      kind: 'circumstance',
      key: ['id'],
      rows: sql`select * from members_read.circumstance where organisation_no = ${no}`,
    },
    ...elsewhereParts({ no }),
  ];
}

/** What the manner of a meeting rests on: who belongs on the day where it is not held together, and the meetings of the year and the month. */
export function mannerParts(book: Book, month: CivilDate | null, isTogether: boolean): readonly Part[] {
  const ofYear = sql`t.organisation_no = ${book.no} and (t.month = ${month}::date or (${!isTogether} and t.manner = 'by-group'))`;
  return [part(tables.meeting, ofYear), ...(isTogether ? [] : registerParts(book))];
}
