import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { day, id, line } from '#kernel/shapes.ts';

const done = z.object({ id });
/** Whole hundredths of a unit. */
const amount = z.int().check(z.minimum(1), z.maximum(2_000_000_000));
const words = z.optional(z.nullable(line));

/** «Phân công» — an area or a theme; the same id again replaces it. */
export const assignMember = command('assign-member', {
  summary: { vi: 'Phân công đảng viên phụ trách', en: 'Assign a member' },
  input: z.object({ id, personId: id, kind: z.enum(['area', 'theme']), title: line, from: day }),
  output: done,
});

/** «Thôi phân công» — from that day on. */
export const endAssignment = command('end-assignment', {
  summary: { vi: 'Thôi phân công', en: 'End an assignment' },
  input: z.object({ assignmentId: id, on: day }),
  output: done,
});

/** «Đặt chỉ tiêu» — how much of what, and who brings how much; the same id again replaces it. */
export const setTarget = command('set-target', {
  summary: { vi: 'Đặt chỉ tiêu cho nhiệm vụ', en: 'Set a target of a task' },
  input: z.object({
    id,
    taskId: id,
    title: line,
    unit: z.string().check(z.trim(), z.minLength(1), z.maxLength(30)),
    goal: amount,
    portions: z.array(z.object({ personId: id, goal: amount })).check(z.maxLength(100)),
    /** Of groups and unions, by name; left out: none. */
    bodies: z.optional(z.array(z.object({ body: line, goal: amount })).check(z.maxLength(100))),
  }),
  output: done,
});

/** «Bỏ chỉ tiêu» — as long as nothing was brought in. */
export const dropTarget = command('drop-target', {
  summary: { vi: 'Bỏ một chỉ tiêu', en: 'Drop a target' },
  input: z.object({ targetId: id }),
  output: done,
});

/** «Ghi kết quả thêm được» — by each for oneself, by the keeper of the book for anybody. Below zero takes back. */
export const addProgress = command('add-progress', {
  summary: { vi: 'Ghi kết quả thêm được', en: 'Add progress' },
  input: z.object({
    id,
    targetId: id,
    personId: id,
    amount: z.int().check(z.minimum(-2_000_000_000), z.maximum(2_000_000_000)),
    madeOn: day,
    note: words,
    /** What a group or union has brought in: `personId` is who enters it. */
    body: z.optional(z.nullable(line)),
  }),
  output: done,
});

/** «Ghi nguyên nhân chưa xong» — a code of the list, and own words where the list asks for them. */
export const giveCause = command('give-cause', {
  summary: { vi: 'Ghi nguyên nhân việc chưa xong', en: 'Give the cause of an undone task' },
  input: z.object({ taskId: id, code: line, words }),
  output: done,
});

/** «Ghi hộ được giúp» — a label and a hamlet alone; the same id again replaces it. */
export const keepHousehold = command('keep-household', {
  summary: { vi: 'Ghi hộ được giúp', en: 'Keep a household' },
  input: z.object({
    id,
    label: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
    hamlet: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))),
    memberId: z.nullable(id),
    goal: line,
    since: day,
  }),
  output: done,
});

/** «Ghi lần đến thăm». */
export const noteVisit = command('note-visit', {
  summary: { vi: 'Ghi lần đến thăm hộ', en: 'Note a visit' },
  input: z.object({ id, householdId: id, visitedOn: day, note: words }),
  output: done,
});

/** «Báo kết quả giúp hộ» — reached, stopped, or begun again. */
export const reportHousehold = command('report-household', {
  summary: { vi: 'Báo kết quả giúp hộ', en: 'Report on a household' },
  input: z.object({ householdId: id, state: z.enum(['helped', 'done', 'ended']), result: words }),
  output: done,
});

/** «Ghi bước của nghị quyết» — where the book cannot read it from what happened. */
export const noteStage = command('note-stage', {
  summary: { vi: 'Ghi bước thực hiện nghị quyết', en: 'Note a stage of a resolution' },
  input: z.object({
    resolutionId: id,
    stage: z.enum(['passed-on', 'planned', 'carried-out', 'reviewed']),
    reachedOn: day,
    note: words,
  }),
  output: done,
});

/** «Gắn nghị quyết với văn bản cấp trên» — all the papers that it serves. */
export const tagResolution = command('tag-resolution', {
  summary: { vi: 'Gắn nghị quyết với văn bản cấp trên', en: 'Tag a resolution with the papers it serves' },
  input: z.object({ resolutionId: id, paperIds: z.array(id).check(z.maxLength(20)) }),
  output: done,
});
