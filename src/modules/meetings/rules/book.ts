import type { CivilDate } from '#kernel/civil-date.ts';
import { rulesOfDay, todayOf, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { checklist, frameFor, stepsFor } from '#modules/preparation/public.ts';
import { agendaOf } from './agenda-order.ts';
import { cellLinesFrom, meetingFrom, ofMeeting, rollFrom, rollOf, taskFrom } from './from-rows.ts';
import { mattersOf } from './matters.ts';
import { papersSentOn } from './papers-sent.ts';
import { fromElsewhere } from './people.ts';
import type { CellOnPaper, MeetingRecord, PersonOnPaper } from './record.ts';
import { came, isExpected, rollIsComplete } from './roll.ts';
import type {
  AddendumRow,
  ContributionRow,
  MeetingRow,
  ResolutionRow,
  RollEntryRow,
  ScoreLineRow,
  TaskRow,
  VoteRow,
} from './rows.ts';
import type { AttachmentRow, OfficeTermRow, OrganisationRow, PersonRow } from './rows-of-others.ts';
import { factsOf, type MeetingFacts } from './scoring/facts.ts';
import { scoreSheet, type ScoreSheet } from './scoring/sheet.ts';
import { superiorOf } from './superior.ts';
import { traitSheets, writeTraits } from './traits.ts';
import { isMinuted, type RollEntry, type ScoreLine, type Task } from './types.ts';

type Seat = Pick<Desk, 'now' | 'rules' | 'organisation'>;

/**
 * «Hồ sơ từ sổ» — everything recorded of a meeting but the items that are held back, gathered from rows as they lie on
 * the device and in the tables, ready for papers, score and the lock list.
 */
export function recordFrom(rows: Rows, meeting: MeetingRow, seat: Seat): MeetingRecord {
  const rulesOf = rulesOfDay(seat, dayOf(meeting));
  return {
    meeting: meetingFrom(meeting, seat.organisation.id),
    cell: cellOnPaper(rows, seat.organisation.no, dayOf(meeting)),
    agenda: agendaOf(rows, meeting).filter(isMinuted),
    roll: rollOf(rows, meeting),
    contributions: ofMeeting<ContributionRow>(rows, 'contribution', meeting.id).filter(isMinuted),
    matters: mattersOf(rows, meeting.id).filter(isMinuted),
    // A correction of minutes that are held back is told to others by its title alone.
    addenda: new Map(
      rows
        .all<AddendumRow>('addendum')
        .filter((row) => !row.level || meeting.level)
        .map((row) => [row.id, row.text]),
    ),
    votes: ofMeeting<VoteRow>(rows, 'vote', meeting.id).filter(isMinuted),
    tasks: tasksOf(rows, meeting.id, seat.organisation.id),
    resolution: ofMeeting<ResolutionRow>(rows, 'resolution', meeting.id)[0] ?? null,
    lastTasks: lastTasks(rows, meeting, seat),
    score: scoreFrom(rows, meeting, seat),
    traits: writeTraits(traitSheets(rows, meeting, rulesOf('meetings.trait-form')?.value ?? null)),
    people: peopleOnPaper(rows, seat.organisation.no, dayOf(meeting)),
    voteForms: rulesOf('meetings.vote-forms')?.value ?? [],
  };
}

/** «Phiếu điểm từ sổ» — the sheet by the frame in force; `null` where none is. `lines`: what the cell gave. */
export function scoreFrom(
  rows: Rows,
  meeting: MeetingRow,
  seat: Seat,
  lines: readonly ScoreLine[] = cellLinesFrom(ofMeeting<ScoreLineRow>(rows, 'score-line', meeting.id)),
): ScoreSheet | null {
  const rulesOf = rulesOfDay(seat, dayOf(meeting));
  const frame = rulesOf('meetings.score-frame');
  if (!frame) return null;
  return scoreSheet(
    frameFor(rows, frame.value, dayOf(meeting)),
    rulesOf('meetings.score-conditions')?.value ?? [],
    factsFrom(rows, meeting, seat),
    lines,
  );
}

/** «Số liệu từ sổ» — what the book can compute of a meeting. */
export function factsFrom(rows: Rows, meeting: MeetingRow, seat: Seat): MeetingFacts {
  const rulesOf = rulesOfDay(seat, dayOf(meeting));
  return factsOf({
    meeting: meetingFrom(meeting, seat.organisation.id),
    roll: rollOf(rows, meeting),
    contributions: ofMeeting<ContributionRow>(rows, 'contribution', meeting.id).filter(isMinuted),
    lastTasks: lastTasks(rows, meeting, seat),
    longestAbsence: longestAbsence(rows, meeting),
    papersOn: papersSentOn(rows, meeting, seat),
    papersDaysBefore: rulesOf('meetings.papers-days-before')?.value ?? null,
    reportDaysAfter: rulesOf('meetings.report-days-after')?.value ?? null,
    skipped: skippedSteps(rows, meeting, seat),
    today: todayOf(seat),
  });
}

/** Once the book is locked the points are what they were: what a step left out took off stands in the lines. */
function skippedSteps(rows: Rows, meeting: MeetingRow, seat: Seat): MeetingFacts['skipped'] {
  if (meeting.state === 'closed' || meeting.state === 'sent') return [];
  return checklist(rows, meeting, stepsFor(rows, seat, meeting.plannedOn), todayOf(seat))
    .filter(({ standing }) => standing === 'skipped')
    .map(({ step }) => step);
}

/** «Nhiệm vụ của buổi» — in the order they were written down, so that everybody numbers them alike. */
export function tasksOf(rows: Rows, meetingId: Id, organisationId: Id): readonly Task[] {
  return ofMeeting<TaskRow>(rows, 'task', meetingId)
    .map((row) => taskFrom(row, organisationId))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** «Nhiệm vụ của nghị quyết trước» — of the latest earlier meeting that gave any. */
function lastTasks(rows: Rows, meeting: MeetingRow, seat: Seat): readonly Task[] {
  for (const earlier of heldBefore(rows, meeting)) {
    const tasks = tasksOf(rows, earlier.id, seat.organisation.id).filter((task) => task.state !== 'draft');
    if (tasks.length > 0) return tasks;
  }
  return [];
}

/** «Vắng liền nhau» — the longest run of meetings missed that reaches up to this one; `null` while the roll has gaps. */
function longestAbsence(rows: Rows, meeting: MeetingRow): number | null {
  const roll = rollOf(rows, meeting);
  if (roll.length === 0 || !rollIsComplete(roll)) return null;
  const earlier = heldBefore(rows, meeting).map((each) =>
    rollFrom(ofMeeting<RollEntryRow>(rows, 'roll-entry', each.id)),
  );
  const runs = roll.filter(missed).map((entry) => {
    const present = earlier.findIndex(
      (other) => !other.some((each) => each.personId === entry.personId && missed(each)),
    );
    return 1 + (present < 0 ? earlier.length : present);
  });
  return Math.max(0, ...runs);
}

function missed(entry: RollEntry): boolean {
  return isExpected(entry) && !came(entry);
}

/** Held earlier by this cell and closed, the latest first; of one day the meeting of the earlier month, which it makes up. */
function heldBefore(rows: Rows, meeting: MeetingRow): readonly MeetingRow[] {
  const place = (row: MeetingRow) => `${dayOf(row)} ${row.month}`;
  return rows
    .all<MeetingRow>('meeting')
    .filter(
      (row) =>
        row.organisationNo === meeting.organisationNo &&
        (row.state === 'closed' || row.state === 'sent') &&
        row.heldOn !== null &&
        place(row) < place(meeting),
    )
    .toSorted((one, other) => (place(one) > place(other) ? -1 : 1));
}

const committeeOffices = ['deputy-secretary', 'committee-member'];

/** «Tên chi bộ và cấp trên» — from the names a cell follows: its own and those of the levels above. */
export function cellOnPaper(rows: Rows, no: number, day: CivilDate): CellOnPaper {
  const names = rows.all<OrganisationRow>('organisation');
  const own = names.find((row) => row.organisationNo === no);
  const superior = superiorOf(names, no)?.name ?? '';
  return {
    name: own?.name ?? '',
    superior,
    superiorCommittee: superior.replace(/^Đảng bộ/, 'Đảng ủy'),
    place: own?.place ?? superior.replace(/^Đảng bộ( xã| phường| thị trấn| đặc khu)?\s*/, ''),
    hasCommittee: termsOn(rows, no, day).some((term) => committeeOffices.includes(term.office)),
  };
}

const officeNames: Readonly<Record<string, string>> = {
  secretary: 'Bí thư Chi bộ',
  'deputy-secretary': 'Phó Bí thư Chi bộ',
  'committee-member': 'Chi ủy viên',
};

/** «Tên người và chức vụ» — as they stand on papers of that day. */
export function peopleOnPaper(rows: Rows, no: number, day: CivilDate): ReadonlyMap<Id, PersonOnPaper> {
  const terms = termsOn(rows, no, day);
  const people = rows.all<PersonRow>('person').map((person): [Id, PersonOnPaper] => {
    const term = Object.keys(officeNames)
      .map((office) => terms.find((each) => each.personId === person.id && each.office === office))
      .find((each) => each !== undefined);
    return [
      person.id,
      { fullName: person.fullName, position: term ? (term.title ?? officeNames[term.office] ?? null) : null },
    ];
  });
  const elsewhere = fromElsewhere.flatMap((kind) =>
    rows
      .all<Pick<AttachmentRow, 'personId' | 'fullName'> & Partial<AttachmentRow>>(kind)
      .map((row): [Id, PersonOnPaper] => [row.personId, { fullName: row.fullName, position: postOf(row) }]),
  );
  return new Map([...elsewhere.toReversed(), ...people]);
}

function postOf({ post, homeName }: Partial<AttachmentRow>): string | null {
  return [post, homeName].filter(Boolean).join(', ') || null;
}

/** «Người ký nghị quyết» — the secretary of the day, else the chair of the meeting. */
export function signerOf(rows: Rows, meeting: MeetingRow, record: MeetingRecord): PersonOnPaper | null {
  const secretary = termsOn(rows, meeting.organisationNo, dayOf(meeting)).find(
    (term) => term.office === 'secretary',
  );
  const person = secretary?.personId ?? meeting.chairId;
  return person === null ? null : (record.people.get(person) ?? null);
}

function termsOn(rows: Rows, no: number, day: CivilDate): readonly OfficeTermRow[] {
  return rows
    .all<OfficeTermRow>('office-term')
    .filter((row) => row.organisationNo === no && includes(readPeriod(row.valid), day));
}

/** «Ngày của buổi sinh hoạt» — held, or planned. */
export function dayOf(meeting: Pick<MeetingRow, 'heldOn' | 'plannedOn'>) {
  return meeting.heldOn ?? meeting.plannedOn;
}
