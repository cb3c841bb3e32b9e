import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { count, day, id, line, month } from '#kernel/shapes.ts';

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
        topics: z.array(z.object({ month: day, topic: z.string(), held: z.boolean() })),
      }),
    ),
  }),
});
