import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import type { TaskRow } from '#modules/meetings/public.ts';
import { problems } from './problems.ts';

/** «Việc nơi công tác giao» — a task to be done at once, in the book of the member's cell; never due before today. */
export function taskFromWorkplace(
  said: { readonly taskId: Id; readonly personId: Id; readonly title: string; readonly dueOn: CivilDate },
  place: { readonly cellNo: number; readonly workplaceNo: number; readonly workplace: string },
  today: CivilDate,
): Result<TaskRow> {
  if (said.dueOn < today) return refuse(problems.dueInThePast);
  return ok({
    id: said.taskId,
    organisationNo: place.cellNo,
    meetingId: null,
    resolutionId: null,
    title: tidy(said.title),
    ownerId: said.personId,
    helperIds: [],
    dueOn: said.dueOn,
    state: 'open',
    doneOn: null,
    result: null,
    cause: null,
    givenBy: place.workplace,
    workplaceNo: place.workplaceNo,
  });
}
