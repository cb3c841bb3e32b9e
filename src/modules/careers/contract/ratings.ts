import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, count, day, id, line } from '#kernel/shapes.ts';
import { appraisalGrades } from '../rules/words.ts';

const grade = z.enum(appraisalGrades);
const year = z.int().check(z.minimum(2008), z.maximum(2100));
const counts = z.object({ excellent: count, good: count, done: count, 'not-done': count });

/** «Ghi xếp loại năm» — of the cell and of its members, by one decision; said again for a year it replaces what stood. */
export const recordRatings = command('record-ratings', {
  summary: { vi: 'Ghi xếp loại hằng năm', en: 'Record the ratings of a year' },
  input: z.object({
    year,
    decision: line,
    signedOn: day,
    signer: line,
    basis: z.nullable(line),
    own: z.nullable(z.object({ id, grade })),
    people: z.array(z.object({ id, personId: id, grade })).check(z.maxLength(500)),
  }),
  output: z.object({ rated: z.int() }),
});

/** «Xếp loại của một năm» — of a cell with its members, or of all cells below; and what the rule of that year says of the shares. */
export const ratingsOf = query('ratings-of', {
  summary: { vi: 'Xếp loại hằng năm của chi bộ, đảng viên', en: 'Ratings of cells and members in a year' },
  input: z.object({ organisationId: id, year }),
  output: z.object({
    /** The day on which the members of the year are counted. */
    asOf: day,
    members: counts,
    unrated: count,
    cells: counts,
    cellsUnrated: count,
    /** `null`: no share is known to be fixed for that year. */
    cap: z.nullable(
      z.object({
        numerator: z.int(),
        denominator: z.int(),
        compare: z.enum(['at-least', 'more-than']),
        citation,
      }),
    ),
    /** What stands directly below, each with all cells it keeps; of a cell, itself. */
    places: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        isCell: z.boolean(),
        own: z.nullable(grade),
        decision: z.nullable(z.string()),
        counts,
        unrated: count,
      }),
    ),
    /** By the sector in which they work; `''`: not recorded. */
    sectors: z.array(z.object({ name: z.string(), counts, unrated: count })),
    /** Of a cell alone. */
    people: z.array(
      z.object({
        personId: id,
        fullName: z.string(),
        grade: z.nullable(grade),
        decision: z.nullable(z.string()),
      }),
    ),
  }),
});
