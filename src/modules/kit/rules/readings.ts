import type { CivilDate } from '#kernel/civil-date.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import type { ConfirmReading, NoteReading } from './orders.ts';
import { isMeantFor } from './papers.ts';
import { problems } from './problems.ts';
import type { PaperReadingRow, PaperRow, ReadingHow } from './rows.ts';

/** «Văn bản đến đảng viên bằng cách nào» — `meeting`: read at a meeting whose roll has the person as present. */
export interface Reached {
  readonly how: ReadingHow | 'meeting';
  readonly on: CivilDate;
}

interface OfPerson {
  readonly personId: Id;
  readonly organisationNo: number;
  readonly valid: string;
}

/** «Tôi đã đọc» — the member's own word; it stands before what the keeper noted. */
export const decideConfirming: Decide<ConfirmReading, { readonly id: Id }> = (rows, input, desk) => {
  const found = paperHere(rows, input.paperId, desk);
  if (!found.ok) return found;
  const before = readingOf(rows, input.paperId, desk.person, desk);
  const own = before?.how === 'app';
  const value = { id: input.paperId };
  if (input.takenBack === true) return ok({ changes: own ? [change(before, null)] : [], value });
  const row = reading(input.paperId, desk.person, { how: 'app', on: todayOf(desk) }, desk);
  return ok({ changes: own ? [] : [change(row, row)], value });
};

/** «Ghi ai đã được quán triệt» — several at once, by the keeper; what a member confirmed stays. */
export const decideNoting: Decide<NoteReading, { readonly id: Id }> = (rows, input, desk) => {
  const found = paperHere(rows, input.paperId, desk);
  if (!found.ok) return found;
  const { how, on } = input;
  if (on > todayOf(desk)) return refuse(problems.readingIsToCome);
  if (found.value.issuedOn !== null && on < found.value.issuedOn) return refuse(problems.readBeforeIssued);
  const members = readersOn(rows, desk.organisation.no, on);
  if (how !== null && input.personIds.some((person) => !members.includes(person)))
    return refuse(problems.isNoReader);
  const changes = [...new Set(input.personIds)].flatMap((person): RowChange[] => {
    const before = readingOf(rows, input.paperId, person, desk);
    if (before?.how === 'app') return [];
    if (how === null) return before ? [change(before, null)] : [];
    const row = reading(input.paperId, person, { how, on }, desk);
    return [change(row, row)];
  });
  return ok({ changes, value: { id: input.paperId } });
};

/**
 * «Đảng viên phải được quán triệt» — who belongs to the cell on the day and is not away in another one, and who has come
 * for a time. The levels above count the same people (`queries/paper-receipts.ts`).
 */
export function readersOn(rows: Rows, organisationNo: number, day: CivilDate): readonly Id[] {
  const here = <Row extends OfPerson>(kind: string) =>
    rows
      .all<Row>(kind)
      .filter((row) => row.organisationNo === organisationNo && includes(readPeriod(row.valid), day));
  const circumstances = here<OfPerson & { readonly kind: string }>('circumstance');
  const peopleOf = (kind: string) =>
    circumstances.filter((row) => row.kind === kind).map((row) => row.personId);
  const away = peopleOf('temporarily-elsewhere');
  const own = here('affiliation').map((row) => row.personId);
  return [...new Set([...own.filter((person) => !away.includes(person)), ...peopleOf('temporarily-here')])];
}

/** «Ai đã được quán triệt» — each person the paper has reached in this cell, and how: the own word before the keeper's, that before a meeting's. */
export function reachedBy(rows: Rows, organisationNo: number, paperId: Id): ReadonlyMap<Id, Reached> {
  const reached = new Map<Id, Reached>();
  const readOut = rows
    .all<{ meetingId: Id; paperId: Id; readOn: CivilDate }>('paper-read-out')
    .filter((row) => row.paperId === paperId);
  for (const { meetingId, readOn } of readOut)
    for (const entry of rows.all<{ meetingId: Id; personId: Id; attendance: string | null }>('roll-entry'))
      if (entry.meetingId === meetingId && (entry.attendance === 'present' || entry.attendance === 'online'))
        reached.set(entry.personId, { how: 'meeting', on: readOn });
  for (const row of rows.all<PaperReadingRow>('paper-reading'))
    if (row.paperId === paperId && row.organisationNo === organisationNo)
      reached.set(row.personId, { how: row.how, on: row.readOn });
  return reached;
}

function paperHere(rows: Rows, paperId: Id, desk: Desk): Result<PaperRow> {
  const paper = rows.one<PaperRow>('paper', paperId);
  if (!paper) return refuse(problems.paperNotFound);
  if (paper.withdrawn) return refuse(problems.paperIsWithdrawn);
  const profiles = rows.all<{ organisationNo: number; category: string | null }>('organisation');
  const category = profiles.find((row) => row.organisationNo === desk.organisation.no)?.category ?? null;
  return isMeantFor(paper, category) ? ok(paper) : refuse(problems.paperIsNotForYou);
}

function reading(paperId: Id, personId: Id, { how, on }: { how: ReadingHow; on: CivilDate }, desk: Desk) {
  const row: PaperReadingRow = {
    paperId,
    organisationNo: desk.organisation.no,
    personId,
    how,
    readOn: on,
    notedBy: desk.person,
  };
  return row;
}

function readingOf(rows: Rows, paperId: Id, personId: Id, desk: Desk): PaperReadingRow | undefined {
  return rows.one<PaperReadingRow>('paper-reading', `${paperId}/${desk.organisation.no}/${personId}`);
}

function change(of: PaperReadingRow, row: PaperReadingRow | null): RowChange {
  return { kind: 'paper-reading', key: `${of.paperId}/${of.organisationNo}/${of.personId}`, row };
}
