import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id } from '#kernel/shapes.ts';

/** «Quyết định đã ký, chưa đến ngày» — what the pages of a day to come reckon with; `problem`: why not with this one. */
export const plansAhead = query('plans-ahead', {
  summary: {
    vi: 'Quyết định đã ký có hiệu lực đến một ngày',
    en: 'Signed decisions in effect by a day to come',
  },
  input: z.object({ asOf: day }),
  output: z.object({
    plans: z.array(
      z.object({
        id,
        title: z.string(),
        decision: z.string(),
        effectiveOn: day,
        problem: z.nullable(z.object({ vi: z.string(), en: z.string() })),
      }),
    ),
  }),
});

/** «Quyết định đã ký, sắp đến ngày, về một tổ chức» — for the organisation itself, which may not look into the plan. */
export const decisionsComing = query('decisions-coming', {
  summary: {
    vi: 'Quyết định đã ký sắp đến ngày, về một tổ chức',
    en: 'Signed decisions to come about an organisation',
  },
  input: z.object({ organisationId: id }),
  output: z.object({
    /** What it is called today, or was called last. */
    organisationName: z.optional(z.nullable(z.string())),
    decisions: z.array(
      z.object({
        planId: id,
        decision: z.string(),
        title: z.string(),
        signedOn: day,
        signer: z.string(),
        basis: z.string(),
        effectiveOn: day,
        /** What is done to it; empty where it only receives people or offices. */
        kinds: z.array(z.string()),
        receives: z.int(),
        mayOpen: z.boolean(),
      }),
    ),
  }),
});
