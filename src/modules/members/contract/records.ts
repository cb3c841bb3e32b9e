import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { citation, code, count, id } from '#kernel/shapes.ts';
import { contradictionKinds } from '../rules/record-check.ts';

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

/** Where the next part of a correction list begins: behind this person of this cell, or without a person behind the cell. */
const place = z.tuple([
  z.int().check(z.minimum(-2_147_483_648), z.maximum(2_147_483_647)),
  code,
  z.nullable(code),
  z.nullable(id),
]);

/** «Danh sách đề nghị sửa» — for the official register: per person what is missing and what contradicts itself; cell by cell. */
export const recordCorrections = query('record-corrections', {
  summary: { vi: 'Danh sách đề nghị sửa phiếu đảng viên', en: 'Corrections for the official register' },
  typed: true,
  input: z.object({ organisationId: id, after: z.optional(z.nullable(place)) }),
  output: z.object({
    people: z.array(
      z.object({
        personId: id,
        fullName: z.string(),
        organisationName: z.string(),
        cardNumber: z.nullable(z.string()),
        birthDate: z.nullable(z.string()),
        missing: z.array(z.string()),
        contradictions: z.array(
          z.object({
            what: z.enum(contradictionKinds),
            field: z.string(),
            /** What the record says there. */
            said: z.nullable(z.string()),
          }),
        ),
      }),
    ),
    /** How many records this part has looked at. */
    members: count,
    next: z.nullable(place),
    citations: z.array(citation),
  }),
});
