import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id, month, ordinal } from '#kernel/shapes.ts';

const count = z.int();
const span = { organisationId: id, from: month, until: month, asOf: z.optional(day) };
/** How many lines lie before the page asked for. */
const after = z.optional(z.nullable(z.tuple([ordinal])));
const place = { organisationId: id, name: z.string(), parentName: z.nullable(z.string()) };

/** Which deliveries of papers: those received by the day, or those not. */
export const deliveryFilters = ['received', 'not-received'] as const;

/** «Văn bản đã nhận, chưa nhận» — exactly what `figures-by-part` counts: a paper and a cell it was meant for. */
export const paperDeliveries = query('paper-deliveries', {
  summary: {
    vi: 'Chi bộ nào đã nhận, chưa nhận văn bản nào trong kỳ',
    en: 'Which cell has received which paper of a period',
  },
  input: z.object({ ...span, only: z.enum(deliveryFilters), after }),
  output: z.object({
    rows: z.array(
      z.object({
        ...place,
        paperId: id,
        number: z.nullable(z.string()),
        title: z.string(),
        issuedOn: day,
        receivedOn: z.nullable(day),
      }),
    ),
    total: count,
    next: z.nullable(z.tuple([ordinal])),
  }),
});

/** «Các buổi theo mức điểm» — exactly the meetings that a bar of `cells-by-score` counts. */
export const scoredMeetings = query('scored-meetings', {
  summary: { vi: 'Các buổi sau một mức điểm', en: 'The meetings behind a step of the scores' },
  /** `bucket`: as `buckets` of `cells-by-score` are numbered, from 0. */
  input: z.object({ ...span, bucket: z.int().check(z.nonnegative(), z.maximum(9)), after }),
  output: z.object({
    rows: z.array(
      z.object({
        ...place,
        meetingId: id,
        month: day,
        heldOn: day,
        score: z.number(),
        grade: z.nullable(z.string()),
        sentOn: z.nullable(day),
      }),
    ),
    total: count,
    next: z.nullable(z.tuple([ordinal])),
  }),
});
