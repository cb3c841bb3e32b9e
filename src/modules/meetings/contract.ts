import * as z from 'zod/mini';
import { command } from '#kernel/contract.ts';
import { count, day, figure, id, line, month, prose, text, time } from '#kernel/shapes.ts';
import {
  attendance,
  done,
  item,
  kind,
  manner,
  versionChoice,
  voteTaken,
  wordsNoted,
} from './rules/shapes.ts';

const items = z.array(item).check(z.maxLength(100));

/** «Lập kế hoạch buổi sinh hoạt» — day, place and agenda of this month's meeting. */
export const planMeeting = command('plan-meeting', {
  summary: {
    vi: 'Định ngày và soạn chương trình sinh hoạt',
    en: 'Set the day and draft the agenda of a meeting',
  },
  input: z.object({
    id,
    month,
    kind,
    theme: z.optional(z.nullable(line)),
    plannedOn: day,
    startsAt: time,
    place: line,
    chairId: z.optional(z.nullable(id)),
    held: z.optional(manner),
    items,
  }),
  output: z.object({ id }),
});

/** «Đổi kế hoạch» — another day, time, place, theme or chair, as long as the meeting has not begun. */
export const changePlan = command('change-plan', {
  summary: { vi: 'Đổi ngày, giờ, nơi họp', en: 'Change day, time or place of a meeting' },
  input: z.object({
    meetingId: id,
    plannedOn: z.optional(day),
    startsAt: z.optional(time),
    place: z.optional(line),
    theme: z.optional(z.nullable(line)),
    chairId: z.optional(z.nullable(id)),
    held: z.optional(manner),
  }),
  output: done,
});

/** «Sắp chương trình» — the whole agenda in its new order; items discussed must stay. */
export const arrangeAgenda = command('arrange-agenda', {
  summary: { vi: 'Sắp lại chương trình', en: 'Arrange the agenda' },
  input: z.object({ meetingId: id, items: items.check(z.minLength(1)) }),
  output: done,
});

/** «Triệu tập» — draws the roll from the register of the day and begins the notice. */
export const conveneMeeting = command('convene-meeting', {
  summary: { vi: 'Triệu tập, lập danh sách đảng viên', en: 'Convene the meeting and draw the roll' },
  input: z.object({ meetingId: id }),
  output: z.object({ meetingId: id, entries: count }),
});

/** «Đã báo họp» — who was told, and how. */
export const tellMembers = command('tell-members', {
  summary: { vi: 'Ghi đã báo họp cho ai', en: 'Note who was told of the meeting' },
  input: z.object({
    meetingId: id,
    personIds: z.array(id).check(z.minLength(1), z.maxLength(1000)),
    toldBy: z.enum(['app', 'message', 'phone', 'in-person']),
  }),
  output: done,
});

/** «Trả lời giấy mời» — for oneself; whoever keeps the book may answer for others. */
export const answerInvitation = command('answer-invitation', {
  summary: { vi: 'Trả lời: sẽ dự hoặc xin vắng', en: 'Answer the invitation' },
  input: z.object({
    meetingId: id,
    personId: z.optional(id),
    answer: z.enum(['coming', 'leave-asked']),
    reason: z.optional(z.nullable(line)),
  }),
  output: done,
});

/** «Khai mạc». */
export const openMeeting = command('open-meeting', {
  summary: { vi: 'Khai mạc buổi sinh hoạt', en: 'Open the meeting' },
  input: z.object({
    meetingId: id,
    heldOn: day,
    openedAt: time,
    chairId: id,
    clerkId: id,
    guests: z.optional(z.array(line).check(z.maxLength(100))),
  }),
  output: done,
});

/** «Ghi điểm danh» — several taps at once. */
export const recordAttendance = command('record-attendance', {
  summary: { vi: 'Ghi điểm danh', en: 'Record attendance' },
  input: z.object({
    meetingId: id,
    entries: z
      .array(
        z.object({ personId: id, attendance: z.nullable(attendance), reason: z.optional(z.nullable(line)) }),
      )
      .check(z.minLength(1), z.maxLength(1000)),
  }),
  output: done,
});

/** «Ghi phát biểu» — by name, or unnamed with `personId: null`. */
export const noteContribution = command('note-contribution', {
  summary: { vi: 'Ghi ý kiến phát biểu', en: 'Note what was said' },
  input: wordsNoted,
  output: z.object({ id }),
});

/** «Bỏ ý kiến đã ghi» — taken out before the book is locked. */
export const withdrawContribution = command('withdraw-contribution', {
  summary: { vi: 'Bỏ một ý kiến ghi nhầm', en: 'Take out a contribution noted by mistake' },
  input: z.object({ contributionId: id }),
  output: z.object({ id }),
});

/** «Kết luận mục». */
export const concludeItem = command('conclude-item', {
  summary: { vi: 'Kết luận một mục', en: 'Conclude an item' },
  input: z.object({
    meetingId: id,
    itemId: id,
    conclusion: z.nullable(prose),
    basedOn: z.optional(z.nullable(prose)),
    /** The hour, where the device measured it. */
    at: z.optional(z.nullable(time)),
  }),
  output: z.object({ itemId: id }),
});

/** «Viết một đoạn» — the prose of an item; `basedOn` is what the writer had before the eyes. */
export const writeParagraph = command('write-paragraph', {
  summary: { vi: 'Viết một đoạn biên bản', en: 'Write a paragraph of the minutes' },
  input: z.object({ meetingId: id, itemId: id, text: z.nullable(prose), basedOn: z.nullable(prose) }),
  output: z.object({ itemId: id }),
});

/** «Chọn bản» — the keeper decides between two versions of a paragraph, or joins them by hand. */
export const settleVersion = command('settle-version', {
  summary: { vi: 'Chọn giữa hai bản của một đoạn', en: 'Decide between two versions' },
  input: versionChoice,
  output: done,
});

/** «Nhận giữ sổ» — by secretary, deputy or chair, with the reason. */
export const takeBook = command('take-book', {
  summary: { vi: 'Nhận giữ sổ của buổi họp', en: 'Take over the book of a meeting' },
  input: z.object({ meetingId: id, reason: line }),
  output: done,
});

/** «Giao sổ» — by who holds it, to another who may write. */
export const handOverBook = command('hand-over-book', {
  summary: { vi: 'Giao sổ của buổi họp', en: 'Hand the book of a meeting over' },
  input: z.object({ meetingId: id, to: id }),
  output: done,
});

/** «Bàn lại mục» — a concluded item is opened again, as long as the minutes are not locked. */
export const reopenItem = command('reopen-item', {
  summary: { vi: 'Bàn lại một mục đã kết luận', en: 'Open a concluded item again' },
  input: z.object({ meetingId: id, itemId: id }),
  output: z.object({ itemId: id }),
});

/** «Ghi kết quả biểu quyết» — counted against the base of the roll; opinions of probationary members apart. */
export const recordVote = command('record-vote', {
  summary: { vi: 'Ghi kết quả biểu quyết', en: 'Record a vote' },
  input: voteTaken,
  output: z.object({ id, base: count, needed: count, carried: z.boolean(), headline: text }),
});

/** «Dự thảo nghị quyết» — the same id again replaces the draft. */
export const draftResolution = command('draft-resolution', {
  summary: { vi: 'Soạn dự thảo nghị quyết', en: 'Draft the resolution' },
  input: z.object({ id, meetingId: id, title: line, text: z.string().check(z.trim(), z.maxLength(20_000)) }),
  output: z.object({ id }),
});

/** «Thông qua nghị quyết» — the server gives the number, its tasks open; `withoutTasks`: the cell gives none, and says so. */
export const adoptResolution = command('adopt-resolution', {
  summary: { vi: 'Thông qua nghị quyết', en: 'Adopt the resolution' },
  input: z.object({ resolutionId: id, voteId: id, withoutTasks: z.optional(z.boolean()) }),
  output: z.object({ resolutionId: id, number: z.int(), symbol: z.string(), written: z.string() }),
});

/** «Chấm điểm» — the parts the cell decides, or where it departs from the book with a reason; `points: null` takes its points out. */
export const scoreMeeting = command('score-meeting', {
  summary: { vi: 'Chấm điểm buổi sinh hoạt', en: 'Score the meeting' },
  input: z.object({
    meetingId: id,
    lines: z
      .array(
        z.object({ criterion: line, points: z.nullable(figure), evidence: z.optional(z.nullable(line)) }),
      )
      .check(z.maxLength(100)),
  }),
  output: z.object({ meetingId: id, total: z.number(), grade: z.string(), complete: z.boolean() }),
});

/** «Đọc lại biên bản». */
export const readBackMinutes = command('read-back-minutes', {
  summary: { vi: 'Ghi đã đọc lại biên bản trước chi bộ', en: 'Note that the minutes were read back' },
  input: z.object({ meetingId: id, at: time }),
  output: done,
});

/** «Thông qua biên bản» — by the vote named. */
export const adoptMinutes = command('adopt-minutes', {
  summary: { vi: 'Thông qua biên bản', en: 'Adopt the minutes' },
  input: z.object({ meetingId: id, voteId: id }),
  output: done,
});

/** «Khóa biên bản» — builds the paper from the recorded rows; nothing changes afterwards. */
export const lockMinutes = command('lock-minutes', {
  summary: { vi: 'Khóa biên bản', en: 'Lock the minutes' },
  input: z.object({
    meetingId: id,
    endedAt: time,
    /** The end as the device measured it; where another is written, why. */
    measuredAt: z.optional(z.nullable(time)),
    reason: z.optional(z.nullable(line)),
  }),
  output: z.object({ meetingId: id, textHash: z.string(), chainHead: z.string() }),
});

/** «Ghi phụ lục biên bản» — the only way to correct minutes that are locked; the next meeting adopts it first. */
export const writeAddendum = command('write-addendum', {
  summary: { vi: 'Ghi phụ lục, đính chính biên bản đã khóa', en: 'Write an addendum to locked minutes' },
  input: z.object({ id, meetingId: id, text: prose }),
  output: z.object({ id }),
});

/** «Bỏ phụ lục» — one that no meeting has adopted. */
export const withdrawAddendum = command('withdraw-addendum', {
  summary: { vi: 'Bỏ một phụ lục chưa thông qua', en: 'Take back an addendum not adopted' },
  input: z.object({ addendumId: id }),
  output: z.object({ id }),
});

/** «Thông qua phụ lục» — by a vote of the meeting under way. */
export const adoptAddendum = command('adopt-addendum', {
  summary: { vi: 'Thông qua phụ lục biên bản', en: 'Adopt an addendum' },
  input: z.object({ addendumId: id, voteId: id }),
  output: z.object({ id }),
});

/** «Gửi biên bản lên cấp trên». */
export const sendMinutes = command('send-minutes', {
  summary: { vi: 'Gửi biên bản, nghị quyết lên cấp trên', en: 'Send minutes and resolution up' },
  input: z.object({ meetingId: id }),
  output: z.object({ meetingId: id, dueOn: z.nullable(day), inTime: z.nullable(z.boolean()) }),
});

/** «Cấp trên nhận biên bản». */
export const receiveMinutes = command('receive-minutes', {
  summary: { vi: 'Nhận biên bản của chi bộ', en: 'Receive the minutes of a cell' },
  input: z.object({ meetingId: id }),
  output: done,
});

/** «Cho phép không họp» — by the level above, with the reason. */
export const excuseMeeting = command('excuse-meeting', {
  summary: { vi: 'Cho phép chi bộ không họp', en: 'Excuse a cell from meeting' },
  input: z.object({ id, month, kind, reason: line, plannedOn: day }),
  output: z.object({ id }),
});
