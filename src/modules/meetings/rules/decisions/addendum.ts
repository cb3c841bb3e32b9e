import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { addendumTitle, placeForAddendum, voteIsNotOnAddendum } from '../addendum.ts';
import { inOrder } from '../agenda-order.ts';
import { addendumItem } from '../agenda.ts';
import { cited } from '../cited.ts';
import { bookProblems } from '../book-problems.ts';
import { dayOf } from '../book.ts';
import { itemFrom, ofMeeting } from '../from-rows.ts';
import type { AdoptAddendum, WithdrawAddendum, WriteAddendum } from '../orders.ts';
import type { AddendumRow, AgendaItemRow, MeetingRow, VoteRow } from '../rows.ts';
import { findMeeting, gone, openMeetingOf, put } from './ground.ts';
import { levelInMinutes } from './level.ts';
import { carriedVote } from './resolution.ts';

type Done = { readonly id: Id };

/** «Ghi phụ lục» — to minutes that are locked; the same id again corrects the text until it is adopted. It opens the next meeting. */
export const decideAddendum: Decide<WriteAddendum, Done> = (rows, input, desk) => {
  const found = findMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  if (found.value.state !== 'closed' && found.value.state !== 'sent') {
    const form = rulesOfDay(desk, dayOf(found.value))('meetings.minutes-form');
    const problem = bookProblems.minutesAreStillOpen;
    return refuse(form ? { ...problem, citation: form.citation } : problem);
  }
  const before = rows.one<AddendumRow>('addendum', input.id);
  if (before && before.adoptedOn !== null) return refuse(bookProblems.addendumIsAdopted);
  if (before && before.meetingId !== input.meetingId) return refuse(bookProblems.addendumNotFound);
  const row: AddendumRow = {
    id: input.id,
    meetingId: input.meetingId,
    organisationNo: desk.organisation.no,
    text: input.text.normalize('NFC').trim(),
    writtenBy: desk.person,
    writtenOn: todayOf(desk),
    adoptedIn: null,
    adoptedOn: null,
    voteId: null,
    level: found.value.level ?? null,
  };
  const placed = before ? [] : onNextAgenda(rows, found.value, row, desk);
  return ok({ changes: [put('addendum', row.id, row), ...placed], value: { id: row.id } });
};

/** «Bỏ phụ lục» — as long as no meeting has adopted it; its item leaves an agenda not begun. */
export const decideAddendumWithdrawal: Decide<WithdrawAddendum, Done> = (rows, input, desk) => {
  const row = rows.one<AddendumRow>('addendum', input.addendumId);
  if (row?.organisationNo !== desk.organisation.no) return refuse(bookProblems.addendumNotFound);
  if (row.adoptedOn !== null) return refuse(bookProblems.addendumIsAdopted);
  const meeting = nextMeeting(rows, desk);
  const items = meeting ? ofMeeting<AgendaItemRow>(rows, 'agenda-item', meeting.id) : [];
  const kept = inOrder(items.map(itemFrom)).filter((item) => item.originId !== row.id);
  const left = items.filter((item) => item.originId === row.id).map((item) => gone('agenda-item', item.id));
  const moved =
    left.length === 0
      ? []
      : renumbered(
          items,
          kept.map((item) => item.id),
        );
  return ok({ changes: [gone('addendum', row.id), ...left, ...moved], value: { id: row.id } });
};

/** «Thông qua phụ lục» — by a vote that carried in a later meeting, which is still open. */
export const decideAddendumAdoption: Decide<AdoptAddendum, Done> = cited((rows, input, desk) => {
  const row = rows.one<AddendumRow>('addendum', input.addendumId);
  if (row?.organisationNo !== desk.organisation.no) return refuse(bookProblems.addendumNotFound);
  if (row.adoptedOn !== null) return refuse(bookProblems.addendumIsAdopted);
  const vote = rows.one<VoteRow>('vote', input.voteId);
  if (!vote) return refuse(bookProblems.voteNotFound);
  const found = openMeetingOf(rows, vote.meetingId, desk);
  if (!found.ok) return found;
  const carried = carriedVote(rows, vote.meetingId, input.voteId);
  if (!carried.ok) return carried;
  const item = rows.one<AgendaItemRow>('agenda-item', vote.itemId);
  if (item?.originId !== row.id) return refuse(voteIsNotOnAddendum);
  const adopted: AddendumRow = {
    ...row,
    adoptedIn: found.value.id,
    adoptedOn: dayOf(found.value),
    voteId: input.voteId,
  };
  return ok({ changes: [put('addendum', row.id, adopted)], value: { id: row.id } });
});

/** The next meeting that has not begun gets it first; one not planned yet finds it in its draft. */
function onNextAgenda(rows: Rows, corrected: MeetingRow, row: AddendumRow, desk: Desk): readonly RowChange[] {
  const meeting = nextMeeting(rows, desk);
  if (!meeting) return [];
  const items = ofMeeting<AgendaItemRow>(rows, 'agenda-item', meeting.id);
  const agenda = inOrder(items.map(itemFrom));
  const place = placeForAddendum(agenda);
  const added: AgendaItemRow = {
    ...addendumItem({ id: row.id, title: addendumTitle(corrected) }),
    // The id of the order: the device and the server make the same one.
    id: desk.command,
    source: null,
    minutes: null,
    meetingId: meeting.id,
    organisationNo: desk.organisation.no,
    position: place + 1,
    conclusion: null,
    state: 'open',
    level: levelInMinutes(meeting),
  };
  const ids = agenda.map((item) => item.id);
  const order = [...ids.slice(0, place), added.id, ...ids.slice(place)];
  return [put('agenda-item', added.id, added), ...renumbered(items, order)];
}

/** «Buổi kế tiếp» — planned or convened, the earliest. */
function nextMeeting(rows: Rows, desk: Desk): MeetingRow | undefined {
  const [next] = rows
    .all<MeetingRow>('meeting')
    .filter((row) => row.organisationNo === desk.organisation.no)
    .filter((row) => row.state === 'planned' || row.state === 'convened')
    .toSorted((one, other) => (one.plannedOn < other.plannedOn ? -1 : 1));
  return next;
}

function renumbered(items: readonly AgendaItemRow[], order: readonly Id[]): readonly RowChange[] {
  return items.flatMap((item) => {
    const position = order.indexOf(item.id) + 1;
    return position === 0 || position === item.position
      ? []
      : [put('agenda-item', item.id, { ...item, position })];
  });
}
