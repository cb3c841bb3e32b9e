import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, ordinal } from '#kernel/shapes.ts';

const count = z.int();
export const seatModels = ['committee', 'secretary-only', 'none'] as const;

/** «Độ phủ» — hamlets with a cell, cells with a committee, and where something is missing. */
export const coverage = query('coverage', {
  summary: { vi: 'Thôn có chi bộ, chi bộ có chi ủy', en: 'Hamlets with a cell, cells with a committee' },
  input: z.object({ organisationId: z.uuid(), asOf: day }),
  output: z.object({
    cells: count,
    withCommittee: count,
    secretaryOnly: count,
    withoutSecretary: count,
    /** Committees that have said how many hamlets they cover; the others are in no sum. */
    communes: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        /** `null`: nobody has recorded it. */
        hamlets: z.nullable(count),
        covered: count,
        uncovered: z.nullable(z.string()),
        /** Cells of hamlets that stood below when the hamlets were counted, and have ended since. */
        ended: z.optional(z.array(z.string())),
      }),
    ),
  }),
});

/** «Chi bộ theo cấp ủy» — narrowed by the seats they have, the farthest first if asked. */
export const cellsBySeats = query('cells-by-seats', {
  summary: { vi: 'Chi bộ theo cấp ủy', en: 'Cells by the seats they have' },
  input: z.object({
    organisationId: z.uuid(),
    asOf: day,
    sort: z.enum(['order', 'distance']),
    seats: z.optional(z.enum(seatModels)),
    after: z.optional(z.nullable(ordinal)),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        parentName: z.nullable(z.string()),
        distanceKm: z.nullable(z.number()),
        official: count,
        committee: count,
        secretaries: count,
      }),
    ),
    total: count,
    next: z.nullable(count),
  }),
});

/** «Người của chi bộ đã kết thúc đi đâu» — from each cell that ended between two days to where its people then belonged. */
export const whereTheyWent = query('where-they-went', {
  summary: { vi: 'Đảng viên của chi bộ đã kết thúc nay ở đâu', en: 'Where the people of ended cells went' },
  input: z.object({ organisationId: z.uuid(), from: day, until: day }),
  output: z.object({
    flows: z.array(
      z.object({
        fromId: z.uuid(),
        fromName: z.string(),
        lastDay: z.string(),
        toId: z.nullable(z.uuid()),
        toName: z.nullable(z.string()),
        /** Why nobody was found further on; `null` where the next cell is known. */
        ended: z.nullable(z.string()),
        people: count,
      }),
    ),
    /** How many more flows there are. */
    rest: count,
  }),
});
