import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line } from '#kernel/shapes.ts';

const state = z.enum(['draft', 'open', 'done', 'dropped']);

/** «Giao việc» — a task of a meeting; while it is a draft, the same id again replaces it. */
export const setTask = command('set-task', {
  summary: { vi: 'Ghi một nhiệm vụ', en: 'Set a task' },
  input: z.object({
    id,
    meetingId: id,
    resolutionId: z.optional(z.nullable(id)),
    title: line,
    ownerId: z.nullable(id),
    helperIds: z.array(id).check(z.maxLength(50)),
    dueOn: z.nullable(day),
    /** A group or a union in charge. */
    ownerBody: z.optional(z.nullable(z.string().check(z.trim(), z.maxLength(120)))),
  }),
  output: z.object({ id }),
});

/** «Nơi công tác giao việc» — to somebody who works at the organisation of the envelope and belongs to another cell. */
export const giveTask = command('give-task', {
  summary: { vi: 'Giao việc cho người công tác tại đơn vị', en: 'Give a task to who works here' },
  input: z.object({ taskId: id, personId: id, title: line, dueOn: day }),
  output: z.object({ id }),
});

/** «Bỏ việc dự thảo». */
export const dropTask = command('drop-task', {
  summary: { vi: 'Bỏ một nhiệm vụ chưa thông qua', en: 'Drop a task that was not adopted' },
  input: z.object({ taskId: id }),
  output: z.object({ id }),
});

/** «Báo kết quả» — by who is in charge, or by who keeps the book. */
export const reportTask = command('report-task', {
  summary: { vi: 'Báo kết quả nhiệm vụ', en: 'Report on a task' },
  input: z.object({
    taskId: id,
    state: z.enum(['done', 'open', 'dropped']),
    doneOn: z.optional(z.nullable(day)),
    result: z.optional(z.nullable(line)),
    cause: z.optional(z.nullable(line)),
  }),
  output: z.object({ id }),
});

/** «Mở lại nhiệm vụ» — done or given up too early; the reason stays with the task. */
export const reopenTask = command('reopen-task', {
  summary: { vi: 'Mở lại một nhiệm vụ đã xong hoặc đã thôi', en: 'Open a closed task again' },
  input: z.object({ taskId: id, reason: line }),
  output: z.object({ id }),
});

/** «Nhiệm vụ của một tổ chức» — for the levels above and for what the device no longer holds. */
export const tasksOf = query('tasks-of', {
  summary: { vi: 'Nhiệm vụ của một chi bộ', en: 'The tasks of a cell' },
  input: z.object({ organisationId: id, state: z.optional(state) }),
  output: z.object({
    tasks: z.array(
      z.object({
        id,
        meetingId: z.nullable(id),
        resolutionId: z.nullable(id),
        title: z.string(),
        ownerId: z.nullable(id),
        ownerName: z.nullable(z.string()),
        ownerBody: z.nullable(z.string()),
        helperIds: z.array(id),
        dueOn: z.nullable(day),
        state,
        doneOn: z.nullable(day),
        result: z.nullable(z.string()),
        cause: z.nullable(z.string()),
        causeCode: z.nullable(z.string()),
        /** Days past the deadline today; 0 where there is none or it has not passed. */
        daysLate: z.int(),
      }),
    ),
  }),
});
