import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { count, day, fileHash, id, line, month, ordinal, prose, text } from '#kernel/shapes.ts';

const done = z.object({ id });
const source = z.enum(['local', 'above']);
const audience = z.array(line).check(z.maxLength(50));

/** «Đề nghị đưa vào chương trình» — by a member, or by somebody assigned to attend. */
export const proposeItem = command('propose-item', {
  summary: { vi: 'Đề nghị đưa vào chương trình', en: 'Propose a matter for the agenda' },
  input: z.object({ id, title: line, reason: z.optional(z.nullable(line)) }),
  output: done,
});

/** «Rút đề nghị» — one's own, not answered yet. */
export const withdrawProposal = command('withdraw-proposal', {
  summary: { vi: 'Rút đề nghị của mình', en: 'Take back a proposal' },
  input: z.object({ proposalId: id }),
  output: done,
});

/** «Không đưa vào chương trình» — with the reason for the proposer. To take it up, put it on the agenda. */
export const declineProposal = command('decline-proposal', {
  summary: { vi: 'Trả lời: không đưa vào chương trình', en: 'Decline a proposal with a reason' },
  input: z.object({ proposalId: id, reason: line }),
  output: done,
});

/** «Gửi nội dung gợi ý» — what cells below may put on their agenda; `month: null` is every month. */
export const publishSuggestion = command('publish-suggestion', {
  summary: { vi: 'Gửi nội dung gợi ý xuống các chi bộ', en: 'Publish a suggested matter' },
  input: z.object({
    id,
    title: line,
    month: z.nullable(month),
    audience,
    source,
    note: z.optional(z.nullable(line)),
    corrects: z.optional(z.boolean()),
  }),
  output: done,
});

/** «Thu hồi gợi ý». */
export const withdrawSuggestion = command('withdraw-suggestion', {
  summary: { vi: 'Thu hồi nội dung gợi ý', en: 'Withdraw a suggested matter' },
  input: z.object({ suggestionId: id }),
  output: done,
});

/** «Ghi chuyên đề vào kế hoạch năm» — the same id again changes it. */
export const planTheme = command('plan-theme', {
  summary: { vi: 'Ghi chuyên đề vào kế hoạch năm', en: 'Plan a theme for a month' },
  input: z.object({
    id,
    month,
    topic: line,
    kind: z.enum(['ordinary', 'thematic']),
    presenterId: z.optional(z.nullable(id)),
  }),
  output: done,
});

/** «Bỏ chuyên đề» — with its reason. */
export const dropTheme = command('drop-theme', {
  summary: { vi: 'Bỏ chuyên đề khỏi kế hoạch năm', en: 'Drop a planned theme' },
  input: z.object({ themeId: id, reason: line }),
  output: done,
});

const ofMeeting = z.object({ meetingId: id });

/** «Ghi bước đã làm» — a step of the preparation, by its id in the rule pack. */
export const tickStep = command('tick-step', {
  summary: { vi: 'Ghi một bước chuẩn bị đã làm', en: 'Note a step of the preparation as done' },
  input: z.object({ meetingId: id, step: line, doneOn: day, note: z.optional(z.nullable(line)) }),
  output: ofMeeting,
});

/** «Bỏ ghi bước đã làm». */
export const untickStep = command('untick-step', {
  summary: { vi: 'Bỏ ghi một bước chuẩn bị', en: 'Take back a step noted as done' },
  input: z.object({ meetingId: id, step: line }),
  output: ofMeeting,
});

const mostFiles = 10;
const draftFiles = z.optional(
  z.array(z.object({ sha256: fileHash, name: line })).check(z.maxLength(mostFiles)),
);

/** «Gửi dự thảo lấy góp ý» — to the members, before the meeting begins. */
export const sendDraft = command('send-draft', {
  summary: { vi: 'Gửi dự thảo lấy góp ý', en: 'Send a draft for comment' },
  input: z.object({
    id,
    meetingId: id,
    itemId: z.optional(z.nullable(id)),
    title: line,
    text: prose,
    files: draftFiles,
  }),
  output: done,
});

/** «Sửa dự thảo» — by whoever sent it; comments stay with the version they were about. */
export const correctDraft = command('correct-draft', {
  summary: { vi: 'Sửa dự thảo đã gửi', en: 'Correct a draft that was sent' },
  input: z.object({ draftId: id, version: ordinal, title: line, text: prose, files: draftFiles }),
  output: done,
});

/** «Thu lại dự thảo». */
export const withdrawDraft = command('withdraw-draft', {
  summary: { vi: 'Thu lại một dự thảo', en: 'Take a draft back' },
  input: z.object({ draftId: id }),
  output: done,
});

/** «Góp ý dự thảo» — one's own; `text: null` is read and agreed. */
export const commentOnDraft = command('comment-on-draft', {
  summary: { vi: 'Góp ý dự thảo', en: 'Comment on a draft' },
  input: z.object({ draftId: id, text: z.nullable(prose) }),
  output: done,
});

const mostOfFigure = 60;

/** «Đặt số của hệ thống» — lead days or a deduction that no document fixes; `figure: null`: this level sets none. */
export const setHouseFigure = command('set-house-figure', {
  summary: { vi: 'Đặt số ngày làm trước, mức trừ', en: 'Set a figure that no document fixes' },
  input: z.object({
    id,
    about: line,
    figure: z.nullable(z.int().check(z.minimum(0), z.maximum(mostOfFigure))),
    validFrom: day,
    paper: z.optional(z.nullable(line)),
  }),
  output: done,
});

/** «Các số của hệ thống» — each with the standard of the system and what this committee has set. */
export const houseFiguresOf = query('house-figures-of', {
  summary: { vi: 'Các số của hệ thống và số cấp ủy đã đặt', en: 'Figures of the system, and those set' },
  input: z.object({ organisationId: id }),
  output: z.object({
    figures: z.array(
      z.object({
        about: z.string(),
        name: text,
        unit: z.enum(['days', 'points']),
        standard: count,
        set: z.array(
          z.object({
            id,
            figure: z.nullable(count),
            validFrom: day,
            paper: z.nullable(z.string()),
            setOn: day,
          }),
        ),
      }),
    ),
  }),
});

/** «Nội dung đã gợi ý» — by one committee, the newest month first; withdrawn ones last. */
export const suggestionsOf = query('suggestions-of', {
  summary: { vi: 'Nội dung gợi ý một cấp ủy đã gửi', en: 'Matters a committee has suggested' },
  input: z.object({ organisationId: id }),
  output: z.object({
    suggestions: z.array(
      z.object({
        id,
        month: z.nullable(day),
        audience,
        title: z.string(),
        note: z.nullable(z.string()),
        source,
        withdrawn: z.boolean(),
      }),
    ),
  }),
});

/** «Chuyên đề các chi bộ» — of each cell below in months `[from, until)`: planned, held, and held though not planned. */
export const themesOfCells = query('themes-of-cells', {
  summary: { vi: 'Chuyên đề các chi bộ: kế hoạch và đã làm', en: 'Themes of the cells: planned and held' },
  input: z.object({ organisationId: id, from: month, until: month }),
  output: z.object({
    cells: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        planned: count,
        held: count,
        heldUnplanned: count,
        /** Planned for a month that is over, and not held. */
        missed: count,
        topics: z.array(
          z.object({
            month: day,
            topic: z.string(),
            held: z.boolean(),
            /** The month is over, and it was not held. */
            missed: z.boolean(),
          }),
        ),
        /** Months in which a theme was held that nobody had planned. */
        unplanned: z.array(z.object({ month: day, topic: z.nullable(z.string()) })),
      }),
    ),
  }),
});

/** «Các buổi sắp họp» — of the cells below an organisation; `organisationId: null`: of those the asker follows. */
export const meetingsAhead = query('meetings-ahead', {
  summary: { vi: 'Các buổi sắp họp, báo cáo và việc trễ', en: 'Meetings ahead, reports, and what is late' },
  input: z.object({ organisationId: z.nullable(id) }),
  output: z.object({
    /** How many steps the preparation of a meeting has. */
    stepsOf: count,
    month: day,
    /** Of all cells, also those not shown: how many are late with something. */
    late: count,
    /** How many cells are not shown; the late ones stand first. */
    rest: count,
    cells: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        parentName: z.nullable(z.string()),
        coming: z.nullable(
          z.object({
            meetingId: id,
            kind: z.enum(['ordinary', 'thematic', 'extraordinary']),
            month: day,
            /** Why the cell asks not to hold it. */
            asked: z.nullable(z.string()),
            theme: z.nullable(z.string()),
            plannedOn: day,
            startsAt: z.string(),
            place: z.string(),
            state: z.enum(['planned', 'convened', 'open']),
            /** Titles of what will be discussed, for those who may see the work of the cell. */
            agenda: z.array(z.string()),
            /** What the cell has sent to the asker, where he follows it, and what he answered. */
            notice: z.nullable(
              z.object({
                toldAt: z.string(),
                answer: z.nullable(z.enum(['coming', 'not-coming'])),
                reason: z.nullable(z.string()),
              }),
            ),
            /** The term in which the asker follows the cell. */
            term: z.nullable(id),
            drafts: z.array(z.object({ title: z.string(), text: z.string() })),
            papers: z.array(z.object({ title: z.string(), fileSha256: z.nullable(z.string()) })),
            stepsDone: count,
          }),
        ),
        last: z.nullable(z.object({ meetingId: id, heldOn: day, sentAt: z.nullable(z.string()) })),
        late: z.array(z.enum(['no-plan', 'not-held', 'report-late', 'superior-not-told'])),
      }),
    ),
  }),
});
