import { isBeyondMeasure } from '#kernel/amount.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { knownHere } from '#modules/members/public.ts';
import type { AddProgress, DropTarget, SetTarget } from '../orders.ts';
import { problems } from '../problems.ts';
import type { BodyPortion, ProgressRow, TargetRow } from '../rows.ts';
import { workProblems } from '../work-problems.ts';

/** «Kết quả của một chỉ tiêu» — how much was brought in, by whom, and how it grew; hundredths of the unit. */
export interface Reached {
  readonly total: number;
  readonly members: readonly {
    readonly personId: Id;
    /** `null`: brought something in without a share of one's own. */
    readonly goal: number | null;
    readonly done: number;
  }[];
  /** Groups and unions, as far as they have a share or have brought something in. */
  readonly bodies: readonly { readonly body: string; readonly goal: number | null; readonly done: number }[];
  /** The sum at the end of each day on which something came in. */
  readonly days: readonly { readonly day: CivilDate; readonly total: number }[];
}

/** «Đặt chỉ tiêu» — for a task that is drafted or under way; the same id again replaces it. */
export const decideTarget: Decide<SetTarget, { readonly id: Id }> = (rows, input, desk) => {
  const task = liveTask(rows, input.taskId, desk);
  if (!task.ok) return task;
  const before = rows.one<TargetRow>('target', input.id);
  if (before && before.taskId !== input.taskId) return refuse(problems.taskBelongsElsewhere);
  const portions = input.portions.map(({ personId, goal }) => ({ personId, goal }));
  const bodies = joined(input.bodies ?? []);
  if (sumOf([...portions, ...bodies].map(({ goal }) => goal)) > input.goal)
    return refuse(workProblems.portionsExceedTheGoal);
  const known = knownHere(
    rows,
    desk.organisation.no,
    input.portions.map(({ personId }) => personId),
  );
  if (!known.ok) return known;
  const row: TargetRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    taskId: input.taskId,
    title: tidy(input.title),
    unit: tidy(input.unit),
    goal: input.goal,
    portions,
    bodies,
  };
  return ok({ changes: [{ kind: 'target', key: row.id, row }], value: { id: row.id } });
};

/** «Bỏ chỉ tiêu» — what somebody has brought in is not dropped without a word. */
export const decideTargetDrop: Decide<DropTarget, { readonly id: Id }> = (rows, input, desk) => {
  const found = findTarget(rows, input.targetId, desk);
  if (!found.ok) return found;
  if (progressOf(rows, found.value.id).length > 0) return refuse(workProblems.targetHasResults);
  return ok({ changes: [{ kind: 'target', key: input.targetId, row: null }], value: { id: input.targetId } });
};

/** «Ghi kết quả thêm được» — a line to each time; below zero takes back what the person had brought in. */
export const decideProgress: Decide<AddProgress, { readonly id: Id }> = (rows, input, desk) => {
  const found = findTarget(rows, input.targetId, desk);
  if (!found.ok) return found;
  const task = liveTask(rows, found.value.taskId, desk);
  if (!task.ok) return task;
  if (task.value.state === 'draft') return refuse(problems.taskIsOnlyDrafted);
  const before = rows.one<ProgressRow>('progress', input.id);
  const body = tidy(input.body ?? '') || null;
  const isOwn = (row: ProgressRow) =>
    (row.body ?? null) === body && (body !== null || row.personId === input.personId);
  if (before && (!isOwn(before) || before.targetId !== input.targetId)) return refuse(problems.notYourTask);
  if (body !== null && !mayBring(rows, found.value, body)) return refuse(workProblems.bodyHasNoShare);
  if (input.amount === 0) return refuse(workProblems.nothingAdded);
  if (input.madeOn > todayOf(desk)) return refuse(workProblems.dayLiesAhead);
  if (isFarFrom(input.madeOn, todayOf(desk))) return refuse(atField(dayIsTooFar, 'madeOn'));
  const own = progressOf(rows, input.targetId).filter((one) => isOwn(one) && one.id !== input.id);
  if (sumOf(own.map(({ amount }) => amount)) + input.amount < 0) return refuse(workProblems.takesBackTooMuch);
  const all = progressOf(rows, input.targetId).filter(({ id }) => id !== input.id);
  if (isBeyondMeasure(sumOf(all.map(({ amount }) => amount)) + input.amount, found.value.goal))
    return refuse(workProblems.beyondMeasure);
  const known = knownHere(rows, desk.organisation.no, [input.personId]);
  if (!known.ok) return known;
  const row: ProgressRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    targetId: input.targetId,
    personId: input.personId,
    amount: input.amount,
    madeOn: input.madeOn,
    note: tidy(input.note ?? '') || null,
    body,
  };
  return ok({ changes: [{ kind: 'progress', key: row.id, row }], value: { id: row.id } });
};

/** «Đã đạt bao nhiêu» — the total is always the sum of the members and bodies, and the last day's. */
export function reachedOf(target: TargetRow, progress: readonly ProgressRow[]): Reached {
  const own = progress
    .filter((row) => row.targetId === target.id)
    .toSorted((one, other) => (one.madeOn < other.madeOn ? -1 : 1));
  const byPeople = own.filter((row) => !row.body);
  const people = [...new Set([...target.portions, ...byPeople].map(({ personId }) => personId))];
  const shares = target.bodies ?? [];
  const names = [...new Set([...shares.map(({ body }) => body), ...own.flatMap(({ body }) => body ?? [])])];
  const days = new Map<CivilDate, number>();
  let total = 0;
  for (const { madeOn, amount } of own) days.set(madeOn, (total += amount));
  return {
    total,
    members: people.map((personId) => ({
      personId,
      goal: target.portions.find((one) => one.personId === personId)?.goal ?? null,
      done: sumOf(byPeople.filter((row) => row.personId === personId).map(({ amount }) => amount)),
    })),
    bodies: names.map((body) => ({
      body,
      goal: shares.find((one) => one.body === body)?.goal ?? null,
      done: sumOf(own.filter((row) => row.body === body).map(({ amount }) => amount)),
    })),
    days: [...days].map(([day, sum]) => ({ day, total: sum })),
  };
}

/** One line to each name; named twice, its shares are added up. */
function joined(bodies: readonly BodyPortion[]): readonly BodyPortion[] {
  const named = Map.groupBy(
    bodies.map(({ body, goal }) => ({ body: tidy(body), goal })),
    ({ body }) => body,
  );
  return [...named].map(([body, all]) => ({ body, goal: sumOf(all.map(({ goal }) => goal)) }));
}

/** It has a share, or had one when it brought something in. */
function mayBring(rows: Rows, target: TargetRow, body: string): boolean {
  return (
    (target.bodies ?? []).some((one) => one.body === body) ||
    progressOf(rows, target.id).some((row) => row.body === body)
  );
}

function liveTask(rows: Rows, taskId: Id, desk: Desk): Result<TaskRow> {
  const task = rows.one<TaskRow>('task', taskId);
  if (task?.organisationNo !== desk.organisation.no) return refuse(problems.taskIsAwaited);
  return task.state === 'done' || task.state === 'dropped' ? refuse(problems.taskIsClosed) : ok(task);
}

function findTarget(rows: Rows, targetId: Id, desk: Desk): Result<TargetRow> {
  const target = rows.one<TargetRow>('target', targetId);
  return target?.organisationNo === desk.organisation.no ? ok(target) : refuse(workProblems.targetIsAwaited);
}

function progressOf(rows: Rows, targetId: Id): readonly ProgressRow[] {
  return rows.all<ProgressRow>('progress').filter((row) => row.targetId === targetId);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
