import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, text } from '#kernel/shapes.ts';

/** «Theo thời gian» — strength at the end of every month in which it changed, and the decisions of that organisation's book. */
export const strengthByMonth = query('strength-by-month', {
  summary: { vi: 'Số tổ chức, đảng viên theo tháng', en: 'Organisations and members month by month' },
  /** `until`: a day to come up to which signed decisions are reckoned with. */
  input: z.object({ organisationId: z.nullable(z.uuid()), until: z.optional(day) }),
  output: z.object({
    months: z.array(z.object({ month: z.string(), cells: z.int(), members: z.int() })),
    acts: z.array(z.object({ effectiveOn: z.string(), title: z.string(), acts: z.int() })),
  }),
});

const once = z.nullable(
  z.object({
    name: z.string(),
    kindName: text,
    /** `null` where it stood under nobody. */
    parentName: z.nullable(z.string()),
    isHere: z.boolean(),
    members: z.int(),
  }),
);

/** «Cây tổ chức xưa và nay» — what stood directly below an organisation on either of two days, and what it was on both. */
export const treeThenAndNow = query('tree-then-and-now', {
  summary: { vi: 'Cây tổ chức xưa và nay', en: 'The tree then and now' },
  input: z.object({ organisationId: z.uuid(), from: day, until: day }),
  output: z.object({
    rows: z.array(z.object({ id: z.uuid(), then: once, now: once, actTitle: z.nullable(z.string()) })),
  }),
});
