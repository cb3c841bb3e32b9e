import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { citation, day, id, month } from '#kernel/shapes.ts';

const stage = z.enum(['passed-on', 'planned', 'carried-out', 'reviewed']);
const cellOf = { organisationId: id, name: z.string() };

/** «Việc của các chi bộ» — cell by cell below an organisation: assignments, tasks and causes, households, resolutions. */
export const workOfCells = query('work-of-cells', {
  summary: { vi: 'Phân công, nhiệm vụ, hộ, nghị quyết của các chi bộ', en: 'The work of the cells' },
  input: z.object({ organisationId: id, month: z.optional(month) }),
  output: z.object({
    asOf: day,
    /** The month whose undone tasks are counted by cause. */
    month: day,
    cells: z.array(
      z.object({
        ...cellOf,
        members: z.int(),
        /** Of the members who are not exempt, suspended or away: without task, area, theme or household. */
        idle: z.int(),
        open: z.int(),
        late: z.int(),
        withoutCause: z.int(),
        /** Open tasks whose owner is nobody, or no longer of the cell. */
        ownerless: z.int(),
        households: z.int(),
        householdsLed: z.int(),
        /** All households of the place; `null` where nobody has said. */
        householdsThere: z.nullable(z.int()),
        stuck: z.int(),
      }),
    ),
    /** Of the tasks that the month left undone: how many for which cause; `null`: nobody has said. */
    causes: z.array(
      z.object({
        code: z.nullable(z.string()),
        vi: z.string(),
        en: z.string(),
        tasks: z.int(),
        cells: z.int(),
      }),
    ),
    stuck: z.array(
      z.object({
        ...cellOf,
        resolutionId: id,
        title: z.string(),
        number: z.nullable(z.string()),
        stage,
        days: z.int(),
      }),
    ),
    idlers: z.array(z.object({ ...cellOf, personId: id, fullName: z.string() })),
    late: z.array(
      z.object({
        ...cellOf,
        title: z.string(),
        owner: z.nullable(z.string()),
        dueOn: day,
        daysLate: z.int(),
        cause: z.nullable(z.string()),
      }),
    ),
    stuckCitation: z.nullable(citation),
  }),
});

/** «Văn bản này được chi bộ nào thực hiện» — cell by cell how far it has come, and the resolutions that serve it. */
export const servingPaper = query('serving-paper', {
  summary: { vi: 'Chi bộ thực hiện một văn bản đến đâu', en: 'How far cells have come with a paper' },
  input: z.object({ paperId: id }),
  output: z.object({
    /** Every cell the paper is meant for. */
    units: z.array(
      z.object({
        ...cellOf,
        receivedOn: z.nullable(day),
        /** The meeting that concluded an item which came from the paper. */
        discussedOn: z.nullable(day),
      }),
    ),
    /** How many more cells there are than are told. */
    rest: z.int(),
    stuckCitation: z.nullable(citation),
    resolutions: z.array(
      z.object({
        ...cellOf,
        resolutionId: id,
        title: z.nullable(z.string()),
        number: z.nullable(z.string()),
        adoptedOn: z.nullable(day),
        tasks: z.int(),
        tasksDone: z.int(),
        plannedOn: z.nullable(day),
        carriedOutOn: z.nullable(day),
        reviewedOn: z.nullable(day),
        /** The step at which it has stood longer than it may. */
        stuckAt: z.nullable(stage),
        days: z.int(),
      }),
    ),
  }),
});
