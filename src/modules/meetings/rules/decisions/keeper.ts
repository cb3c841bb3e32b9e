import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bookProblems } from '../book-problems.ts';
import type { HandOverBook, TakeBook } from '../orders.ts';
import type { MeetingRow } from '../rows.ts';
import type { OfficeTermRow } from '../rows-of-others.ts';
import { keeperOf, keepsBook, putBook } from '../versions.ts';
import { openMeetingOf } from './ground.ts';

type Done = { readonly meetingId: Id };

const takers: readonly string[] = ['secretary', 'deputy-secretary'];
const writers: readonly string[] = [...takers, 'committee-member'];

/** «Nhận giữ sổ» — whoever held it writes second versions from the next change number on. */
export const decideTakingBook: Decide<TakeBook, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (!mayTakeBook(rows, found.value, desk)) return refuse(bookProblems.mayNotTakeBook);
  const changes =
    keeperOf(rows, input.meetingId) === desk.person
      ? []
      : [putBook(desk, input.meetingId, 'taken-over', desk.person, tidy(input.reason))];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** «Giao sổ» — to somebody whose office writes in the book. */
export const decideBookHandover: Decide<HandOverBook, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (!keepsBook(rows, input.meetingId, desk.person)) return refuse(bookProblems.notTheKeeper);
  if (!mayKeepBook(rows, input.to, desk)) return refuse(bookProblems.mayNotKeepBook);
  const changes = [putBook(desk, input.meetingId, 'handed-over', input.to)];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

type Seat = Pick<Desk, 'now' | 'organisation'>;

/** «Được nhận giữ sổ» — secretary, deputy, or the chair of the meeting. */
export function mayTakeBook(rows: Rows, meeting: MeetingRow, desk: Seat & Pick<Desk, 'person'>): boolean {
  return meeting.chairId === desk.person || holdsAny(rows, desk.person, takers, desk);
}

/** «Được giữ sổ» — an office of the cell that writes in the book. */
export function mayKeepBook(rows: Rows, person: Id, desk: Seat): boolean {
  return holdsAny(rows, person, writers, desk);
}

function holdsAny(rows: Rows, person: Id, offices: readonly string[], desk: Seat): boolean {
  const today = todayOf(desk);
  return rows
    .all<OfficeTermRow>('office-term')
    .some(
      (term) =>
        term.personId === person &&
        term.organisationNo === desk.organisation.no &&
        offices.includes(term.office) &&
        includes(readPeriod(term.valid), today),
    );
}
