import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { KeepHousehold, NoteVisit, ReportHousehold } from '../orders.ts';
import { problems } from '../problems.ts';
import type { HouseholdRow, VisitRow } from '../rows.ts';
import { isOfCell } from './assign.ts';
import { workProblems } from '../work-problems.ts';

/** Eight figures or more in a row: a telephone or an identity number. */
const longNumber = /\d(?:[\s.-]?\d){7,}/;

/** «Đếm hộ» — how many are helped, how many of them by somebody, how many are out, how many stopped. */
export interface HouseholdCount {
  readonly left: number;
  readonly withMember: number;
  readonly done: number;
  readonly ended: number;
}

/** «Ghi hộ được giúp» — just enough to know it by; the same id again replaces it. */
export const decideHousehold: Decide<KeepHousehold, { readonly id: Id }> = (rows, input, desk) => {
  const before = rows.one<HouseholdRow>('household', input.id);
  if (before && before.organisationNo !== desk.organisation.no)
    return refuse(workProblems.householdIsAwaited);
  if (before && before.state !== 'helped') return refuse(workProblems.householdIsClosed);
  if ([input.label, input.hamlet ?? '', input.goal].some((text) => longNumber.test(text)))
    return refuse(workProblems.tellsTooMuch);
  const { memberId } = input;
  if (memberId !== null && !isOfCell(rows, desk.organisation.no, memberId, todayOf(desk)))
    return refuse(workProblems.notAMember);
  const today = todayOf(desk);
  if (input.since > today) return refuse(workProblems.dayLiesAhead);
  if (isFarFrom(input.since, today)) return refuse(atField(dayIsTooFar, 'since'));
  const row: HouseholdRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    label: tidy(input.label),
    hamlet: input.hamlet === null ? null : tidy(input.hamlet) || null,
    memberId,
    goal: tidy(input.goal),
    state: 'helped',
    since: input.since,
    endedOn: null,
    result: before?.result ?? null,
  };
  return ok({ changes: [putHousehold(row)], value: { id: row.id } });
};

/** «Ghi lần đến thăm» — of who answers for the household. */
export const decideVisit: Decide<NoteVisit, { readonly id: Id }> = (rows, input, desk) => {
  const found = findHousehold(rows, input.householdId, desk);
  if (!found.ok) return found;
  if (found.value.state !== 'helped') return refuse(workProblems.householdIsClosed);
  if (found.value.memberId === null) return refuse(workProblems.nobodyInCharge);
  if (input.visitedOn > todayOf(desk)) return refuse(workProblems.dayLiesAhead);
  if (input.visitedOn < found.value.since) return refuse(workProblems.visitBeforeTheHelp);
  const before = rows.one<VisitRow>('visit', input.id);
  if (before && before.householdId !== input.householdId) return refuse(workProblems.visitIsElsewhere);
  const row: VisitRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    householdId: input.householdId,
    memberId: found.value.memberId,
    visitedOn: input.visitedOn,
    note: tidy(input.note ?? '') || null,
  };
  return ok({ changes: [{ kind: 'visit', key: row.id, row }], value: { id: row.id } });
};

/** «Báo kết quả giúp hộ» — reached or stopped, with what came of it; begun again, the last result stays. */
export const decideHouseholdReport: Decide<ReportHousehold, { readonly id: Id }> = (rows, input, desk) => {
  const found = findHousehold(rows, input.householdId, desk);
  if (!found.ok) return found;
  const household = found.value;
  const said = tidy(input.result ?? '');
  const stays = input.state === 'helped';
  if (!stays && household.state !== 'helped') return refuse(workProblems.householdIsClosed);
  if (!stays && said === '') return refuse(problems.resultIsMissing);
  const row: HouseholdRow = {
    ...household,
    state: input.state,
    endedOn: stays ? null : todayOf(desk),
    result: said || household.result,
  };
  return ok({ changes: [putHousehold(row)], value: { id: row.id } });
};

/** «Đếm hộ» — the number left is what is still helped; of those, how many somebody answers for. */
export function countHouseholds(households: readonly HouseholdRow[]): HouseholdCount {
  const left = households.filter(({ state }) => state === 'helped');
  return {
    left: left.length,
    withMember: left.filter(({ memberId }) => memberId !== null).length,
    done: households.filter(({ state }) => state === 'done').length,
    ended: households.filter(({ state }) => state === 'ended').length,
  };
}

/** «Các lần thăm» — of a household, the latest first. */
export function visitsOf(visits: readonly VisitRow[], householdId: Id): readonly VisitRow[] {
  return visits
    .filter((visit) => visit.householdId === householdId)
    .toSorted((one, other) => (one.visitedOn < other.visitedOn ? 1 : -1));
}

/** «Lần thăm gần nhất» — `null` while nobody has been there. */
export function lastVisit(visits: readonly VisitRow[], householdId: Id): CivilDate | null {
  return visitsOf(visits, householdId)[0]?.visitedOn ?? null;
}

function findHousehold(rows: Rows, id: Id, desk: Desk): Result<HouseholdRow> {
  const found = rows.one<HouseholdRow>('household', id);
  return found?.organisationNo === desk.organisation.no ? ok(found) : refuse(workProblems.householdIsAwaited);
}

function putHousehold(row: HouseholdRow) {
  return { kind: 'household', key: row.id, row };
}
