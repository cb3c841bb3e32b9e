import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line } from '#kernel/shapes.ts';
import { planState } from './shapes.ts';

const maybe = z.nullable(z.string());

/** «Mở đợt sắp xếp». */
export const openCampaign = command('open-campaign', {
  summary: { vi: 'Mở một đợt sắp xếp', en: 'Open a campaign' },
  input: z.object({
    id,
    title: line,
    basis: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
    kind: z.enum(['found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise']),
    begunOn: day,
    dueOn: day,
    unitIds: z.array(id).check(z.minLength(1), z.maxLength(10_000)),
  }),
  output: z.object({ id }),
});

/** «Kết thúc đợt». */
export const closeCampaign = command('close-campaign', {
  summary: { vi: 'Kết thúc một đợt sắp xếp', en: 'Close a campaign' },
  input: z.object({ campaignId: id, on: day }),
  output: z.object({ id }),
});

/** «Đợt sắp xếp» — unit by unit: done when, what blocks, who is first. */
export const campaignPage = query('campaign-page', {
  summary: { vi: 'Trang của một đợt sắp xếp', en: 'Page of a campaign' },
  input: z.object({ campaignId: id }),
  output: z.object({
    campaign: z.object({
      id,
      title: z.string(),
      basis: z.string(),
      kind: z.string(),
      begunOn: day,
      dueOn: day,
      closedOn: z.nullable(day),
      organisationId: id,
      organisationName: z.string(),
      isOwn: z.boolean(),
    }),
    units: z.array(
      z.object({
        id,
        name: z.string(),
        /** Where it has ended: the last day on which it stood. */
        lastDay: z.optional(z.nullable(day)),
        doneOn: z.nullable(day),
        /** Among siblings, by day; the same day is the same place. */
        rank: z.nullable(z.int()),
        planId: z.nullable(id),
        planTitle: maybe,
        planState: z.nullable(planState),
        effectiveOn: z.nullable(day),
        /** What its plan still lacks; `null` where the plan is not open to the reader. */
        unplaced: z.nullable(z.int()),
        openWork: z.nullable(z.int()),
        /** How many lines of each kind stood in its way when the draft was last changed. */
        blocks: z.optional(z.nullable(z.record(z.string(), z.int()))),
        arrivals: z.int(),
        unconfirmed: z.int(),
      }),
    ),
  }),
});

/** «Đơn vị có thể vào đợt» — what stands below the committee today, those just below it first. */
export const unitsFor = query('units-for', {
  summary: { vi: 'Đơn vị có thể đưa vào đợt sắp xếp', en: 'Units that a campaign may name' },
  input: z.object({ organisationId: id }),
  output: z.object({ units: z.array(z.object({ id, name: z.string() })) }),
});

/** «Người đến theo quyết định» — in an organisation and below, with cells to which nobody came. */
export const arrivalsOf = query('arrivals-of', {
  summary: { vi: 'Đảng viên đến theo quyết định', en: 'Members who came by an act' },
  input: z.object({ organisationId: id }),
  output: z.object({
    arrivals: z.array(
      z.object({
        actId: id,
        decision: z.string(),
        personId: id,
        name: z.string(),
        cellId: id,
        cellName: z.string(),
        originId: id,
        originName: z.string(),
        onDay: day,
        confirmedOn: z.nullable(day),
        note: maybe,
      }),
    ),
    /** Cells below to which no act has brought anybody. */
    without: z.array(z.object({ id, name: z.string() })),
  }),
});

/** «Xác nhận đã đến» — by the cell that receives a member. */
export const confirmArrival = command('confirm-arrival', {
  summary: { vi: 'Xác nhận đảng viên đã đến', en: 'Confirm that a member has arrived' },
  input: z.object({ actId: id, personId: id, on: day, note: z.optional(z.nullable(line)) }),
  output: z.object({ id }),
});
