import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day } from '#kernel/shapes.ts';

const count = z.int();
const counted = z.object({
  organisations: count,
  grassrootsOrganisations: count,
  cells: count,
  members: count,
  official: count,
});
const place = z.nullable(z.object({ organisation: z.nullable(z.string()), standing: z.string() }));

/** «Sổ ghi thế nào vào ngày ấy» — what the book said on an earlier day about a day, beside what it says now. */
export const believed = query('believed', {
  summary: { vi: 'Ngày ấy sổ ghi thế nào', en: 'What the book said on an earlier day' },
  input: z.object({ organisationId: z.uuid(), asOf: day, recordedOn: day }),
  output: z.object({
    then: counted,
    now: counted,
    /** People whose place or standing on the day is told otherwise now; at most 200. */
    people: z.array(z.object({ personId: z.uuid(), fullName: z.string(), then: place, now: place })),
    total: count,
  }),
});
