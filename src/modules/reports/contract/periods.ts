import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { day, id, month } from '#kernel/shapes.ts';
import { figures } from './months.ts';

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
        /** Papers from above that were meant for its cells in the period, and those received by the day. */
        papers: count,
        papersReceived: count,
      }),
    ),
  }),
});
