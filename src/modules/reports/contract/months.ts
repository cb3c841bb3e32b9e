import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { citation, code, day, figure, id, month, ordinal, text } from '#kernel/shapes.ts';

const count = z.int();

/** «Việc họp trong tháng» — how a cell stands with its duty to meet. */
export const standings = [
  'to-come',
  'due',
  'overdue',
  'on-time',
  'late',
  'made-up',
  'not-held',
  'excused',
] as const;
const standing = z.enum(standings);

/** «Số liệu một tháng» — what is counted of a cell, a commune or a province. */
export const figures = z.object({
  /** Cells that have to meet this month. */
  cells: count,
  toCome: count,
  due: count,
  overdue: count,
  onTime: count,
  late: count,
  /** Held after the month, while it still counted. */
  madeUp: count,
  notHeld: count,
  excused: count,
  /** Attendance over the meetings held: those expected, and those who came or joined online. */
  expected: count,
  present: count,
  good: count,
  fair: count,
  average: count,
  poor: count,
  /** Held and not scored. */
  ungraded: count,
  sentInTime: count,
  sentLate: count,
  /** Held, not sent; the deadline has not passed, or none is fixed. */
  unsent: count,
  unsentLate: count,
  /** Tasks with their deadline in this month. */
  tasks: count,
  tasksDone: count,
  tasksLate: count,
});
export type Figures = z.infer<typeof figures>;

/** Not any more: it has moved to another committee since, and its figures alone stay with the one it was below (ADR 0078). */
export const isSeen = z.boolean();

/** «Căn cứ của tháng» — the last days by the rules in force, with where they stand. */
const basis = z.object({
  latestOn: z.nullable(day),
  latestCitation: z.nullable(citation),
  reportDays: z.nullable(count),
  reportCitation: z.nullable(citation),
});

/** «Toàn cảnh một tháng» — everything below an organisation, and the same for each part directly below it. */
export const monthOverview = query('month-overview', {
  summary: { vi: 'Toàn cảnh một tháng', en: 'Overview of a month' },
  input: z.object({ organisationId: id, month, asOf: z.optional(day) }),
  output: z.object({
    month: day,
    asOf: day,
    basis,
    total: figures,
    parts: z.array(
      z.extend(figures, {
        organisationId: id,
        name: z.string(),
        isCell: z.boolean(),
        isSeen,
        kindName: text,
      }),
    ),
  }),
});

/** «Một chi bộ trong tháng» — one line of the list behind a figure. */
export const monthCell = z.object({
  organisationId: id,
  name: z.string(),
  parentName: z.nullable(z.string()),
  /** `null`: nothing was owed and nothing held; its tasks are counted all the same. */
  standing: z.nullable(standing),
  isSeen,
  meetingId: z.nullable(id),
  heldOn: z.nullable(day),
  /** The day last planned, and in which manner it was planned. */
  plannedOn: z.nullable(day),
  manner: z.nullable(z.enum(['together', 'online', 'by-group'])),
  /** Why the cell was excused, by whom and when, where that is known. */
  excuse: z.nullable(z.string()),
  excusedBy: z.nullable(z.string()),
  excusedOn: z.nullable(day),
  expected: count,
  present: count,
  /** Of those expected, without leave. */
  absent: count,
  score: z.nullable(z.number()),
  grade: z.nullable(z.string()),
  sentOn: z.nullable(day),
  minutes: z.nullable(z.enum(['in-time', 'late', 'unsent', 'unsent-late'])),
  /** Members who came, and of them those who spoke by name; of meetings with locked minutes. */
  listeners: count,
  speakers: count,
  /** Items the cell brought itself, and those from above. */
  localItems: count,
  upperItems: count,
  tasks: count,
  tasksDone: count,
  tasksLate: count,
});
export type MonthCell = z.infer<typeof monthCell>;

/** What a figure of the overview counts; the list behind it is asked with the same word. */
export const monthFilters = [
  ...standings,
  'to-meet',
  'open',
  'held',
  'as-planned',
  'online',
  'by-group',
  'present',
  'absent',
  'spoke',
  'local',
  'criticised',
  'uncriticised',
  'good',
  'fair',
  'average',
  'poor',
  'ungraded',
  'sent-in-time',
  'sent-late',
  'unsent',
  'unsent-late',
  'tasks',
  'tasks-done',
  'tasks-late',
] as const;
export type MonthFilter = (typeof monthFilters)[number];

const place = z.tuple([figure, code, ordinal]);

/** «Danh sách sau con số» — exactly the cells that a figure of the overview counts. */
export const monthCells = query('month-cells', {
  summary: { vi: 'Các chi bộ sau một con số của tháng', en: 'The cells behind a figure of a month' },
  input: z.object({
    organisationId: id,
    month,
    asOf: z.optional(day),
    only: z.optional(z.enum(monthFilters)),
    after: z.optional(z.nullable(place)),
  }),
  output: z.object({
    month: day,
    asOf: day,
    rows: z.array(monthCell),
    total: count,
    /** What the figure itself counts, added up over the whole list: cells, people, items, tasks. */
    counted: count,
    next: z.nullable(place),
  }),
});

/** «Một tháng của một chi bộ» — one cell of the grid. */
export const cellMonth = z.object({
  month: day,
  standing: z.nullable(standing),
  meetingId: z.nullable(id),
  heldOn: z.nullable(day),
  expected: count,
  present: count,
  score: z.nullable(z.number()),
});
export type CellMonth = z.infer<typeof cellMonth>;

/** «Chi bộ theo tháng» — the cells below on the day, each with its months, those that need help first. */
export const cellsByMonth = query('cells-by-month', {
  summary: { vi: 'Việc họp của từng chi bộ theo tháng', en: 'Meetings of each cell by month' },
  input: z.object({ organisationId: id, from: month, until: month, asOf: z.optional(day) }),
  output: z.object({
    asOf: day,
    months: z.array(day),
    /** The thresholds the reasons rest on, for the dashed lines and the legend. */
    thresholds: z.object({
      attendancePercent: z.nullable(z.number()),
      score: z.nullable(z.number()),
      latestDay: z.nullable(z.int()),
      citations: z.array(citation),
    }),
    cells: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        parentName: z.nullable(z.string()),
        follower: z.nullable(z.object({ personId: id, fullName: z.string() })),
        official: count,
        reasons: z.array(text),
        months: z.array(cellMonth),
      }),
    ),
    /** Below a province there are too many cells for one page: then `cells` is empty and one goes on by part. */
    tooMany: z.boolean(),
  }),
});
