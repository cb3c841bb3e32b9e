import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { citation, count, id } from '#kernel/shapes.ts';

/** «Hồ sơ còn thiếu» — of a cell or of all below: whose record lacks which required field, the emptiest first. */
export const recordGaps = query('record-gaps', {
  summary: { vi: 'Phiếu đảng viên còn thiếu', en: 'Records with missing fields' },
  input: z.object({ organisationId: id }),
  output: z.object({
    people: z.array(
      z.object({
        personId: id,
        fullName: z.string(),
        organisationName: z.string(),
        /** Required of this person, and those of them that are empty. */
        fields: count,
        missing: z.array(z.string()),
      }),
    ),
    members: count,
    complete: count,
    citation: z.nullable(citation),
  }),
});
