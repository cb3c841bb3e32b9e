import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { code, day, id, month, ordinal } from '#kernel/shapes.ts';

/** What a figure of `work-of-cells` counts; the list behind it is asked with the same word. */
export const workFilters = [
  'members',
  'idle',
  'open',
  'late',
  'without-cause',
  'ownerless',
  'households',
  'households-led',
  'stuck',
  'undone',
] as const;
/** «Danh sách sau con số» — of members, tasks, households or resolutions. */
export type WorkFilter = (typeof workFilters)[number];

/** «Số hộ của địa bàn» — all households of the place of an organisation today; `null` where nobody has said. */
export const householdsOfPlace = query('households-of-place', {
  summary: { vi: 'Tổng số hộ, số hộ nghèo của địa bàn', en: 'Households of the place, and poor ones' },
  input: z.object({ organisationId: id }),
  output: z.object({ households: z.nullable(z.int()), poorHouseholds: z.nullable(z.int()) }),
});

/** «Danh sách việc sau con số» — exactly what a figure of `work-of-cells` counts, of one cell or of all below. */
export const workList = query('work-list', {
  summary: {
    vi: 'Danh sách sau một con số về việc của các chi bộ',
    en: 'The list behind a figure of the work',
  },
  input: z.object({
    organisationId: id,
    only: z.enum(workFilters),
    /** With `undone`: the month that left them undone, and for which cause; `null`: nobody has said. */
    month: z.optional(month),
    cause: z.optional(z.nullable(code)),
    after: z.optional(z.nullable(z.tuple([ordinal]))),
  }),
  output: z.object({
    asOf: day,
    rows: z.array(
      z.object({
        id,
        organisationId: id,
        name: z.string(),
        /** The person, the task, the resolution; nothing of a household. */
        title: z.nullable(z.string()),
        /** Who is in charge. */
        owner: z.nullable(z.string()),
        dueOn: z.nullable(day),
        /** Days late, or days at this stage. */
        days: z.nullable(z.int()),
        /** Of a household: since when it is helped, and how often it was visited. */
        since: z.nullable(day),
        visits: z.nullable(z.int()),
        note: z.nullable(z.string()),
        stage: z.nullable(z.enum(['passed-on', 'planned', 'carried-out', 'reviewed'])),
      }),
    ),
    total: z.int(),
    next: z.nullable(z.tuple([ordinal])),
  }),
});
