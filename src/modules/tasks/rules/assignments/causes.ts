import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import { pastValues } from '#kernel/rule-pack.ts';
import type { Choice } from '#kernel/rule-values.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import type { GiveCause } from '../orders.ts';
import { problems } from '../problems.ts';
import { workProblems } from '../work-problems.ts';

/** «Ghi nguyên nhân chưa xong» — of the list in force or of one before it, with own words where the list asks for them. */
export const decideCause: Decide<GiveCause, { readonly id: Id }> = (rows, input, desk) => {
  const task = rows.one<TaskRow>('task', input.taskId);
  if (task?.organisationNo !== desk.organisation.no) return refuse(problems.taskIsAwaited);
  if (task.state === 'draft') return refuse(problems.taskIsOnlyDrafted);
  if (task.state !== 'open') return refuse(problems.taskIsClosed);
  const today = todayOf(desk);
  const causes = rulesOfDay(desk, today)('tasks.undone-causes');
  const choice = choiceOf(desk, causes?.value ?? [], input.code);
  if (causes && !choice) return refuse(citing(workProblems.causeIsUnknown, causes.citation));
  const said = tidy(input.words ?? '');
  if (choice?.needsWords && said === '') return refuse(workProblems.causeNeedsWords);
  const row: TaskRow = {
    ...task,
    causeCode: input.code,
    cause: writeCause(choice, said) || null,
    causeOn: today,
  };
  return ok({ changes: [{ kind: 'task', key: task.id, row }], value: { id: task.id } });
};

/** A code of the list in force, or of one that was: it may have been taken out while a phone had no network. */
function choiceOf(desk: Desk, inForce: readonly Choice[], code: string): Choice | undefined {
  const past = desk.rules === null ? [] : pastValues(desk.rules, 'tasks.undone-causes', todayOf(desk));
  return [inForce, ...past].flat().find((choice) => choice.code === code);
}

/** «Còn thiếu nguyên nhân» — overdue, and nobody has said why. */
export function lacksCause(task: Pick<TaskRow, 'state' | 'dueOn' | 'causeCode'>, today: CivilDate): boolean {
  return task.state === 'open' && task.dueOn !== null && task.dueOn < today && !task.causeCode;
}

/** «Việc hỏi nguyên nhân khi khóa sổ» — due by the end of the month that is locked, late, and nobody has said why; the oldest first. */
export function askedAtLock<Each extends Pick<TaskRow, 'state' | 'dueOn' | 'causeCode'>>(
  tasks: readonly Each[],
  month: CivilDate,
  today: CivilDate,
): readonly Each[] {
  const next = monthStart(month, 1);
  return tasks
    .filter((task) => lacksCause(task, today) && task.dueOn !== null && task.dueOn < next)
    .toSorted((one, other) => ((one.dueOn ?? '') < (other.dueOn ?? '') ? -1 : 1));
}

/** «Đếm theo nguyên nhân» — the most frequent first, what nobody has explained last (`code: null`). */
export function countByCause(
  tasks: readonly Pick<TaskRow, 'causeCode'>[],
): readonly { readonly code: string | null; readonly tasks: number }[] {
  const counts = new Map<string | null, number>();
  for (const { causeCode } of tasks) counts.set(causeCode ?? null, (counts.get(causeCode ?? null) ?? 0) + 1);
  return [...counts]
    .map(([code, count]) => ({ code, tasks: count }))
    .toSorted((one, other) =>
      (one.code === null) === (other.code === null) ? other.tasks - one.tasks : one.code === null ? 1 : -1,
    );
}

/**
 * «Kế hoạch và kết quả của tháng» — the tasks that the month had to do: due in it, brought along from before,
 * or done in it. What was done after the month, or is not done, counts as undone.
 */
export function tasksOfMonth<Each extends Pick<TaskRow, 'state' | 'dueOn' | 'doneOn' | 'causeOn'>>(
  tasks: readonly Each[],
  month: CivilDate,
): { readonly done: readonly Each[]; readonly undone: readonly Each[]; readonly dropped: readonly Each[] } {
  const next = monthStart(month, 1);
  const ended = (task: Each) => (task.state === 'dropped' ? (task.causeOn ?? task.dueOn) : task.doneOn);
  const isIn = (day: CivilDate | null) => day !== null && day >= month && day < next;
  const had = tasks.filter((task) => {
    if (task.state === 'draft') return false;
    const end = ended(task);
    if (task.state === 'open') return task.dueOn !== null && task.dueOn < next;
    return isIn(end) || (task.dueOn !== null && task.dueOn < next && (end === null || end >= month));
  });
  const isDone = (task: Each) => task.state === 'done' && (task.doneOn ?? next) < next;
  const isDropped = (task: Each) => task.state === 'dropped' && (ended(task) ?? month) < next;
  return {
    done: had.filter(isDone),
    dropped: had.filter(isDropped),
    undone: had.filter((task) => !isDone(task) && !isDropped(task)),
  };
}

function writeCause(choice: Choice | undefined, said: string): string {
  if (said === '') return choice?.vi ?? '';
  return choice && !choice.needsWords ? `${choice.vi}: ${said}` : said;
}
