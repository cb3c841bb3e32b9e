import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id, month } from '#kernel/shapes.ts';
import { figures, isSeen } from './months.ts';

const count = z.int();

/** «Tháng, quý, năm» — how many months each is long. */
export const periodLengths = { month: 1, quarter: 3, year: 12 } as const;
export type PeriodKind = keyof typeof periodLengths;

/** «Số liệu một kỳ» — the figures of a month, summed over the months of a period; `cells` are cells times months. */
export const periodFigures = z.extend(figures, {
  /** Of those expected, without leave. */
  absent: count,
  /** Members who came, and of them those who spoke by name; of meetings with locked minutes, as what follows. */
  listeners: count,
  speakers: count,
  /** Items the cells brought themselves, and those from above. */
  localItems: count,
  upperItems: count,
  /** Meetings whose locked minutes hold criticism or self-criticism, and those that hold none; nothing of what was said. */
  criticised: count,
  uncriticised: count,
  /** Of those held: on the day planned, online, by party groups. */
  asPlanned: count,
  online: count,
  byGroup: count,
});
export type PeriodFigures = z.infer<typeof periodFigures>;

const span = { organisationId: id, from: month, until: month, asOf: z.optional(day) };

/** «Số liệu theo tháng» — everything below an organisation, month by month; at most three years. */
export const figuresByMonth = query('figures-by-month', {
  summary: { vi: 'Số liệu sinh hoạt từng tháng', en: 'Figures of meetings month by month' },
  input: z.object(span),
  output: z.object({ asOf: day, months: z.array(z.extend(periodFigures, { month: day })) }),
});

/** «Số liệu theo đơn vị» — the months of a period together, for each part directly below. */
export const figuresByPart = query('figures-by-part', {
  summary: { vi: 'Số liệu sinh hoạt trong kỳ của từng đơn vị', en: 'Figures of a period by part' },
  input: z.object(span),
  output: z.object({
    asOf: day,
    parts: z.array(
      z.extend(periodFigures, {
        organisationId: id,
        name: z.string(),
        isCell: z.boolean(),
        isSeen,
        /** Papers from above that were meant for its cells in the period, and those received by the day. */
        papers: count,
        papersReceived: count,
      }),
    ),
  }),
});

/** «Chi bộ theo điểm» — the cells that stand below on the day, the best first, each with where it loses points and its quarters. */
export const cellsByScore = query('cells-by-score', {
  summary: { vi: 'Thứ tự chi bộ theo điểm sinh hoạt', en: 'Cells in the order of their scores' },
  input: z.object(span),
  output: z.object({
    asOf: day,
    /** Meetings with a score, counted by tenths of the frame: below 10, from 10, … from 90. */
    buckets: z.array(count),
    /** The first months of the quarters of two years that end with the span. */
    quarters: z.array(day),
    cells: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        parentName: z.nullable(z.string()),
        /** Alike in points, alike in place; `null` without a score. */
        rank: z.nullable(count),
        meetings: count,
        total: count,
        /** Mean of each quarter in hundredths of a point; `null` without a score. */
        quarters: z.array(z.nullable(count)),
        /** Where most points are lost, all meetings together, with what the book noted at the last one. */
        lost: z.array(
          z.object({ name: z.string(), points: count, maximum: count, evidence: z.nullable(z.string()) }),
        ),
      }),
    ),
    /** Below a province one goes on by part: then `cells` is empty. */
    tooMany: z.boolean(),
  }),
});
