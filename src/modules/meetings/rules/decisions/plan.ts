import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { ArrangeAgenda, ChangePlan, ExcuseMeeting, PlanMeeting } from '../orders.ts';
import { cited } from '../cited.ts';
import { knownHere } from '#modules/members/public.ts';
import { bookProblems, secondMeetingOfADay } from '../book-problems.ts';
import { dayProblems } from '../day-problems.ts';
import { ofMeeting } from '../from-rows.ts';
import { checkMakeUp, checkManner } from '../manner.ts';
import { problems } from '../problems.ts';
import type { AddendumRow, AgendaItemRow, MeetingRow } from '../rows.ts';
import type { OfficeTermRow } from '../rows-of-others.ts';
import type { MeetingKind } from '../types.ts';
import { levelInMinutes } from './level.ts';
import { renamedIntoMatter } from './owed.ts';
import { tellAgain } from './superior-notice.ts';
import { comingMeeting, gone, put, putMeeting, unadoptedMeeting } from './ground.ts';

type Done = { readonly meetingId: Id };

type Items = ArrangeAgenda['items'];
/** «Lập kế hoạch buổi sinh hoạt» — one meeting of a kind on a day, its agenda in the order given. */
export const decidePlan: Decide<PlanMeeting, { readonly id: Id }> = cited((rows, input, desk) => {
  if (rows.one('meeting', input.id)) return refuse(bookProblems.meetingIsPlanned);
  const free = dayIsFree(rows, desk, input.kind, input.plannedOn, input.id);
  if (!free.ok) return free;
  const makeUp = checkMakeUp(rows, input, desk);
  if (!makeUp.ok) return makeUp;
  const fits = fitsTheBook(rows, desk, input);
  if (!fits.ok) return fits;
  const manner = checkManner(rows, input, input.held, desk);
  if (!manner.ok) return manner;
  const agenda = placeItems(rows, desk, input.id, input.items);
  if (!agenda.ok) return agenda;
  const meeting: MeetingRow = {
    ...blank(desk, input.id),
    month: input.month,
    kind: input.kind,
    theme: tidyOrNull(input.theme),
    plannedOn: input.plannedOn,
    startsAt: input.startsAt,
    place: tidy(input.place),
    chairId: input.chairId ?? null,
    ...manner.value,
  };
  return ok({ changes: [put('meeting', meeting.id, meeting), ...agenda.value], value: { id: input.id } });
});

/** «Đổi kế hoạch» — until the meeting begins. */
export const decideChangePlan: Decide<ChangePlan, Done> = cited((rows, input, desk) => {
  const found = comingMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const meeting = found.value;
  const plannedOn = input.plannedOn ?? meeting.plannedOn;
  const free = dayIsFree(rows, desk, meeting.kind, plannedOn, meeting.id);
  if (!free.ok) return free;
  const planned = { ...meeting, plannedOn };
  const makeUp = plannedOn === meeting.plannedOn ? ok([]) : checkMakeUp(rows, planned, desk);
  if (!makeUp.ok) return makeUp;
  const fits = fitsTheBook(rows, desk, { ...input, plannedOn, month: meeting.month });
  if (!fits.ok) return fits;
  const manner = input.held === undefined ? ok({}) : checkManner(rows, planned, input.held, desk);
  if (!manner.ok) return manner;
  const where = {
    plannedOn,
    startsAt: input.startsAt ?? meeting.startsAt,
    place: input.place === undefined ? meeting.place : tidy(input.place),
  };
  const changed = putMeeting(meeting, {
    ...where,
    theme: input.theme === undefined ? meeting.theme : tidyOrNull(input.theme),
    chairId: input.chairId === undefined ? meeting.chairId : input.chairId,
    ...manner.value,
    ...changeNoted(meeting, where, desk),
  });
  const told = tellAgain(rows, meeting, where, desk);
  return ok({ changes: [changed, ...told], value: { meetingId: meeting.id } });
});

/** What the members had been told stays beside what they are told now. */
function changeNoted(
  { convenedAt, plannedOn, startsAt, place, planChanges = [] }: MeetingRow,
  to: Pick<MeetingRow, 'plannedOn' | 'startsAt' | 'place'>,
  desk: Desk,
): Partial<MeetingRow> {
  const isSame = plannedOn === to.plannedOn && startsAt === to.startsAt && place === to.place;
  if (convenedAt === null || isSame) return {};
  return { planChanges: [...planChanges, { on: todayOf(desk), plannedOn, startsAt, place }] };
}

/** «Sắp chương trình» — items with entries or a conclusion must stay; the others come and go. */
export const decideArrange: Decide<ArrangeAgenda, Done> = (rows, input, desk) => {
  const found = unadoptedMeeting(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const items = withHeldBack(rows, input);
  const placed = placeItems(rows, desk, input.meetingId, items);
  if (!placed.ok) return placed;
  const owing = renamedIntoMatter(rows, found.value, placed.value, desk);
  if (owing) return refuse(owing);
  const kept = new Set<string>(items.map((item) => item.id));
  const leaving = ofMeeting<AgendaItemRow>(rows, 'agenda-item', input.meetingId).filter(
    (item) => !kept.has(item.id),
  );
  if (leaving.some((item) => item.state === 'done')) return refuse(problems.itemIsDone);
  const entries = ['contribution', 'vote'].flatMap((kind) =>
    ofMeeting<{ meetingId: Id; itemId: Id }>(rows, kind, input.meetingId),
  );
  if (leaving.some((item) => entries.some((entry) => entry.itemId === item.id)))
    return refuse(bookProblems.itemHasEntries);
  const changes = [...placed.value, ...leaving.map((item) => gone('agenda-item', item.id))];
  return ok({ changes, value: { meetingId: input.meetingId } });
};

/** An item with a level stays in its place: a device that is not enrolled arranges the agenda without seeing it. */
function withHeldBack(rows: Rows, { meetingId, items }: ArrangeAgenda): Items {
  const named = new Set(items.map((item) => item.id));
  const held = ofMeeting<AgendaItemRow>(rows, 'agenda-item', meetingId)
    .filter((item) => item.level && !named.has(item.id))
    .toSorted((one, other) => one.position - other.position);
  return held.reduce<Items>((order, { id, part, kind, title, position }) => {
    const item = { id, part, kind, title };
    return [...order.slice(0, position - 1), item, ...order.slice(position - 1)];
  }, items);
}

/**
 * «Cho phép không họp» — what was planned counts as excused; what was held needs no excuse. For its monthly meeting
 * the cell itself can only ask: the reason stands beside the plan until the level above has answered.
 */
export const decideExcuse: Decide<ExcuseMeeting, { readonly id: Id }> = (rows, input, desk) => {
  const fits = fitsTheBook(rows, desk, { ...input, chairId: null });
  if (!fits.ok) return fits;
  const meetings = rows
    .all<MeetingRow>('meeting')
    .filter(
      (row) =>
        row.organisationNo === desk.organisation.no && row.month === input.month && row.kind === input.kind,
    );
  if (
    meetings.some((row) => row.state !== 'planned' && row.state !== 'convened' && row.state !== 'excused')
  ) {
    return refuse(bookProblems.monthIsHeld);
  }
  const excused: Partial<MeetingRow> = {
    state: 'excused',
    excuse: tidy(input.reason),
    excusedBy: desk.person,
    excusedOn: todayOf(desk),
  };
  const asks = input.kind === 'ordinary' && holdsOfficeHere(rows, desk);
  if (asks && meetings[0]?.state === 'excused') return ok({ changes: [], value: { id: meetings[0].id } });
  const planned = meetings[0] ?? {
    ...blank(desk, input.id),
    month: input.month,
    kind: input.kind,
    plannedOn: input.plannedOn,
  };
  const changed = asks ? { excuse: tidy(input.reason) } : excused;
  return ok({ changes: [putMeeting(planned, changed)], value: { id: planned.id } });
};

/** Nobody excuses the cell whose book he keeps from its duty to meet. */
function holdsOfficeHere(rows: Rows, desk: Desk): boolean {
  return rows
    .all<OfficeTermRow>('office-term')
    .some(
      (term) =>
        term.organisationNo === desk.organisation.no &&
        term.personId === desk.person &&
        term.office !== 'follower' &&
        includes(readPeriod(term.valid), todayOf(desk)),
    );
}

/** A day of that month or of one beside it, not a lifetime away; and a chair whom the book knows. */
function fitsTheBook(
  rows: Rows,
  desk: Desk,
  { month, plannedOn, chairId }: Pick<PlanMeeting, 'month' | 'plannedOn' | 'chairId'>,
): Result<null> {
  if (isFarFrom(plannedOn, todayOf(desk))) return refuse(atField(dayIsTooFar, 'plannedOn'));
  const own = monthStart(plannedOn);
  if (own < monthStart(month, -1) || own > monthStart(month, 1))
    return refuse(dayProblems.dayIsOfAnotherMonth);
  return knownHere(rows, desk.organisation.no, [chairId]);
}

function dayIsFree(rows: Rows, desk: Desk, kind: MeetingKind, day: CivilDate, self: Id): Result<null> {
  const taken = rows
    .all<MeetingRow>('meeting')
    .some(
      (row) =>
        row.id !== self &&
        row.organisationNo === desk.organisation.no &&
        row.kind === kind &&
        row.plannedOn === day &&
        row.state !== 'excused',
    );
  return taken ? refuse(secondMeetingOfADay(day)) : ok(null);
}

function placeItems(rows: Rows, desk: Desk, meetingId: Id, items: Items): Result<readonly RowChange[]> {
  if (new Set(items.map((item) => item.id)).size < items.length) return refuse(bookProblems.itemTwice);
  const known = items.map((item) => rows.one<AgendaItemRow>('agenda-item', item.id));
  if (known.some((row) => row && row.meetingId !== meetingId)) return refuse(bookProblems.itemTwice);
  const placed = items.map((item, index): AgendaItemRow => {
    const before = known[index];
    const origin = originOf(rows, desk, item, before);
    return {
      id: item.id,
      meetingId,
      organisationNo: desk.organisation.no,
      position: index + 1,
      part: item.part,
      kind: item.kind,
      title: tidy(item.title),
      ...origin,
      source: item.source === undefined ? (before?.source ?? null) : item.source,
      minutes: item.minutes === undefined ? (before?.minutes ?? null) : item.minutes,
      conclusion: before?.conclusion ?? null,
      state: before?.state ?? 'open',
      level: before?.level ?? levelInMinutes(rows.one<MeetingRow>('meeting', meetingId)),
      concludedAt: before?.concludedAt ?? null,
    };
  });
  if (placed.some((item) => item.title === '')) return refuse(problems.titleIsMissing);
  return ok(placed.map((item) => put('agenda-item', item.id, item)));
}

/** Where an item came from, as said; an addendum only where there is one. */
function originOf(
  rows: Rows,
  desk: Desk,
  item: Items[number],
  before: AgendaItemRow | undefined,
): Pick<AgendaItemRow, 'originKind' | 'originId'> {
  const originKind = item.originKind ?? before?.originKind ?? 'added';
  const originId = item.originId ?? before?.originId ?? null;
  const addendum = originId === null ? null : rows.one<AddendumRow>('addendum', originId);
  const isClaimed = originKind === 'addendum' && addendum?.organisationNo !== desk.organisation.no;
  return isClaimed && originKind !== before?.originKind
    ? { originKind: 'added', originId: null }
    : { originKind, originId };
}

function blank(desk: Desk, id: Id): Omit<MeetingRow, 'month' | 'kind' | 'plannedOn'> {
  return {
    id,
    organisationNo: desk.organisation.no,
    theme: null,
    startsAt: '',
    place: '',
    state: 'planned',
    chairId: null,
    clerkId: null,
    convenedAt: null,
    heldOn: null,
    openedAt: null,
    endedAt: null,
    guests: null,
    excuse: null,
    excusedBy: null,
    excusedOn: null,
    manner: 'together',
    cannotCome: null,
    partyGroups: null,
    mannerReason: null,
    readBackAt: null,
    adoptedOn: null,
    sentAt: null,
    firstPlannedOn: null,
    planChanges: [],
    level: null,
  };
}

function tidyOrNull(text: string | null | undefined): string | null {
  const tidied = tidy(text ?? '');
  return tidied === '' ? null : tidied;
}
