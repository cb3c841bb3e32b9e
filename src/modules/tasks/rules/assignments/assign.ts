import { todayOf, type Decide } from '#kernel/decision.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { peopleOfCell, type CellPerson, type TaskRow } from '#modules/meetings/public.ts';
import type { AssignMember, EndAssignment } from '../orders.ts';
import type { AssignmentRow, HouseholdRow, TargetRow } from '../rows.ts';
import { workProblems } from '../work-problems.ts';

/** «Việc của từng đảng viên» — everything a member answers for on a day. */
export interface MemberWork {
  readonly person: CellPerson;
  readonly assignments: readonly AssignmentRow[];
  /** Open tasks: in charge, helping, or with a share of a target. */
  readonly tasks: readonly TaskRow[];
  readonly households: readonly HouseholdRow[];
}

/** «Phân công» — the same id again replaces it. */
export const decideAssigning: Decide<AssignMember, { readonly id: Id }> = (rows, input, desk) => {
  if (!peopleOfCell(rows, desk.organisation.no, input.from).some(({ id }) => id === input.personId))
    return refuse(workProblems.notAMember);
  const row: AssignmentRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    personId: input.personId,
    kind: input.kind,
    title: tidy(input.title),
    valid: writePeriod({ from: input.from, until: null }),
  };
  return ok({ changes: [{ kind: 'assignment', key: row.id, row }], value: { id: row.id } });
};

/** «Thôi phân công» — from that day on; one that never began is gone. */
export const decideAssignmentEnd: Decide<EndAssignment, { readonly id: Id }> = (rows, input, desk) => {
  const found = rows.one<AssignmentRow>('assignment', input.assignmentId);
  if (found?.organisationNo !== desk.organisation.no) return refuse(workProblems.assignmentIsAwaited);
  const { from, until } = readPeriod(found.valid);
  if (until !== null && until <= todayOf(desk)) return refuse(workProblems.assignmentIsOver);
  if (input.on < from) return refuse(workProblems.endsBeforeItBegins);
  const row = input.on === from ? null : { ...found, valid: writePeriod({ from, until: input.on }) };
  return ok({ changes: [{ kind: 'assignment', key: found.id, row }], value: { id: found.id } });
};

/** «Phân công của chi bộ» — member by member; who is exempt, suspended or away answers for nothing here. */
export function workByMember(rows: Rows, organisationNo: number, today: CivilDate): readonly MemberWork[] {
  const ours = <Row extends { readonly organisationNo: number }>(kind: string) =>
    rows.all<Row>(kind).filter((row) => row.organisationNo === organisationNo);
  const assignments = ours<AssignmentRow>('assignment').filter((row) =>
    includes(readPeriod(row.valid), today),
  );
  const households = ours<HouseholdRow>('household').filter((row) => row.state === 'helped');
  const tasks = ours<TaskRow>('task').filter((row) => row.state === 'open');
  const targets = ours<TargetRow>('target');
  return peopleOfCell(rows, organisationNo, today)
    .filter(({ circumstance }) => circumstance === null || circumstance === 'temporarily-here')
    .map((person) => ({
      person,
      assignments: assignments.filter((row) => row.personId === person.id),
      tasks: tasks.filter((row) => isConcerned(row, targets, person.id)),
      households: households.filter((row) => row.memberId === person.id),
    }));
}

/** «Có việc» — at least one assignment, task or household. */
export function hasWork({ assignments, tasks, households }: MemberWork): boolean {
  return assignments.length + tasks.length + households.length > 0;
}

/** «Người liên quan đến việc» — in charge, helping, or with a share of one of its targets. */
export function isConcerned(
  task: Pick<TaskRow, 'id' | 'ownerId' | 'helperIds'>,
  targets: readonly TargetRow[],
  personId: Id,
): boolean {
  return (
    task.ownerId === personId ||
    task.helperIds.includes(personId) ||
    targets.some(
      (target) => target.taskId === task.id && target.portions.some((one) => one.personId === personId),
    )
  );
}

/** «Việc chưa rõ ai chịu trách nhiệm» — nobody in charge, or somebody who no longer belongs to the cell or is away. */
export function withoutOwner(tasks: readonly TaskRow[], members: readonly MemberWork[]): readonly TaskRow[] {
  const here = new Set(members.map(({ person }) => person.id));
  return tasks.filter(
    ({ state, ownerId, ownerBody }) =>
      (state === 'open' || state === 'draft') && (ownerId === null ? !ownerBody : !here.has(ownerId)),
  );
}
