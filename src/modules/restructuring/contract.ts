import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line, ordinal } from '#kernel/shapes.ts';
import {
  act,
  draft,
  ground,
  limits,
  office,
  officeRules,
  paperFields,
  planLine,
  planState,
  stepFields,
} from './contract/shapes.ts';

const maybe = z.nullable(z.string());
const planId = id;

/** «Lập phương án» — empty, or as a copy of another one to be compared with it. */
export const draftPlan = command('draft-plan', {
  summary: { vi: 'Lập một phương án sắp xếp', en: 'Draft a restructuring plan' },
  input: z.object({
    id,
    title: line,
    note: z.optional(z.nullable(line)),
    campaignId: z.optional(z.nullable(id)),
    copyOf: z.optional(z.nullable(id)),
  }),
  output: z.object({ id }),
});

const settings = {
  title: z.optional(line),
  note: z.optional(z.nullable(line)),
  effectiveOn: z.optional(z.nullable(day)),
  keepOfficial: z.optional(z.nullable(z.int().check(z.minimum(1), z.maximum(1000)))),
  campaignId: z.optional(z.nullable(id)),
};

/**
 * «Sửa tên, ngày, mức giữ lại của phương án» — only what is said changes; `seen` is what stood on the page, so that
 * nothing somebody else has set meanwhile is overwritten.
 */
export const changePlan = command('change-restructuring', {
  summary: { vi: 'Sửa thông tin của phương án', en: 'Change what a plan is called and when it takes effect' },
  input: z.object({ planId, ...settings, seen: z.optional(z.object(settings)) }),
  output: z.object({ id }),
});

/** «Ghi một bước» — the same id again replaces it. */
export const setStep = command('set-step', {
  summary: { vi: 'Ghi một bước của phương án', en: 'Set a step of a plan' },
  input: z.object({ id, planId, ...stepFields }),
  output: z.object({ id }),
});

/** «Bỏ một bước». */
export const dropStep = command('drop-step', {
  summary: { vi: 'Bỏ một bước của phương án', en: 'Drop a step of a plan' },
  input: z.object({ planId, stepId: id }),
  output: z.object({ id }),
});

/** «Xếp đảng viên» — one or many; `basedOn` is the version that was looked at, 0 where there was none. */
export const placePersons = command('place-persons', {
  summary: { vi: 'Xếp đảng viên về chi bộ trong phương án', en: 'Place members in a plan' },
  input: z.object({
    planId,
    rule: z.nullable(z.enum(['residence', 'origin', 'evenly'])),
    people: z
      .array(z.object({ personId: id, targetId: z.nullable(id), basedOn: ordinal }))
      .check(z.maxLength(20_000)),
  }),
  output: z.object({ placed: z.int() }),
});

/** «Dự kiến chức vụ». */
export const namePost = command('name-post', {
  summary: { vi: 'Dự kiến người giữ chức vụ', en: 'Name who takes an office in a plan' },
  input: z.object({
    id,
    planId,
    targetId: id,
    personId: id,
    office,
    title: z.optional(z.nullable(line)),
    statePost: z.optional(z.nullable(line)),
  }),
  output: z.object({ id }),
});

/** «Bỏ dự kiến chức vụ». */
export const dropPost = command('drop-post', {
  summary: { vi: 'Bỏ dự kiến chức vụ', en: 'Drop a named office' },
  input: z.object({ planId, postId: id }),
  output: z.object({ id }),
});

/** «Dự kiến cho thôi chức vụ» — of somebody who stays; `ends: false` takes it back. */
export const relievePost = command('relieve-post', {
  summary: { vi: 'Dự kiến cho thôi một chức vụ', en: 'Let an office end by a plan' },
  input: z.object({ planId, termId: id, ends: z.boolean() }),
  output: z.object({ id }),
});

/** «Chuyển việc còn dở». */
export const placeWork = command('place-work', {
  summary: { vi: 'Chọn nơi nhận việc còn dở', en: 'Choose where open work goes' },
  input: z.object({ planId, itemId: id, targetId: z.nullable(id), basedOn: ordinal }),
  output: z.object({ id }),
});

/** «Bỏ phương án». */
export const dropPlan = command('drop-plan', {
  summary: { vi: 'Bỏ một phương án', en: 'Drop a plan' },
  input: z.object({ planId }),
  output: z.object({ id }),
});

/** «Ký phương án» — the plan becomes an act; it is carried out on its day, today at once. */
export const signPlan = command('sign-plan', {
  summary: { vi: 'Ghi quyết định của phương án', en: 'Sign a plan' },
  input: z.object({ planId, actId: id, ...paperFields }),
  output: z.object({ id, applied: z.boolean() }),
});

/** «Thực hiện phương án đã ký» — on its day; the book does it by itself. */
export const carryOutPlan = command('carry-out-plan', {
  summary: { vi: 'Thực hiện phương án đã ký khi đến ngày', en: 'Carry out a signed plan on its day' },
  input: z.object({ planId }),
  output: z.object({ id }),
});

/** «Hoàn tác» — by a later act; what had ended goes on from that day. */
export const undoPlan = command('undo-plan', {
  summary: { vi: 'Hoàn tác một quyết định bằng quyết định sau', en: 'Undo an act by a later one' },
  input: z.object({ planId, actId: id, ...paperFields }),
  output: z.object({ id, people: z.int(), elsewhere: z.int(), work: z.int(), workStays: z.int() }),
});

const reading = {
  title: z.optional(line),
  decision: z.optional(line),
  signedOn: z.optional(day),
  signer: z.optional(line),
  basis: z.optional(paperFields.basis),
};

/** «Đính chính quyết định» — by a later act, with its reason; only what is said is read otherwise, from what stood on the page. */
export const correctDecision = command('correct-decision', {
  summary: {
    vi: 'Đính chính số, ngày ký, người ký, căn cứ, trích yếu của quyết định',
    en: 'Correct the paper of a decision by a later one',
  },
  input: z.object({
    planId,
    /** The act of the plan, or the one that undid it. */
    wrongId: id,
    actId: id,
    decision: line,
    signedOn: day,
    signer: line,
    basis: paperFields.basis,
    reason: line,
    reads: z.object(reading),
    seen: z.object(reading),
  }),
  output: z.object({ id }),
});

/** «Phương án và đợt sắp xếp của một cấp ủy» — its own, and those of the committees below. */
export const restructuringOf = query('restructuring-of', {
  summary: { vi: 'Phương án và đợt sắp xếp', en: 'Plans and campaigns' },
  input: z.object({ organisationId: id }),
  output: z.object({
    plans: z.array(planLine),
    campaigns: z.array(
      z.object({
        id,
        title: z.string(),
        kind: z.string(),
        dueOn: day,
        closedOn: z.nullable(day),
        isOwn: z.boolean(),
        units: z.int(),
        done: z.int(),
      }),
    ),
    /** People placed below by an act and not confirmed by their cells. */
    unconfirmed: z.int(),
  }),
});

/** «Trang phương án» — what is drafted, and the live data on which it is worked out. */
export const planPage = query('plan-page', {
  summary: { vi: 'Trang của một phương án', en: 'Page of a plan' },
  input: z.object({ planId }),
  output: z.object({
    plan: z.object({
      id,
      title: z.string(),
      note: maybe,
      state: planState,
      effectiveOn: z.nullable(day),
      madeOn: day,
      keepOfficial: z.nullable(z.int()),
      campaignId: z.nullable(id),
      organisationId: id,
      organisationName: z.string(),
      superiorName: maybe,
      campaignTitle: maybe,
      /** What the campaign gives as its basis: where a decision begins. */
      campaignBasis: maybe,
    }),
    act: z.nullable(act),
    undoing: z.nullable(act),
    /** As it was when signed; then the live ground would tell another story. */
    ground,
    draft,
    limits,
    officeRules,
    /** Other drafts of the same committee: variants to compare with. */
    variants: z.array(z.object({ id, title: z.string() })),
    arrivals: z.array(
      z.object({
        personId: id,
        name: z.string(),
        targetId: id,
        targetName: z.string(),
        originName: z.string(),
        confirmedOn: z.nullable(day),
      }),
    ),
    /** Undone, what of the open work it had moved stays with those who have worked on it since. */
    stayed: z.array(z.object({ id, kind: z.string(), title: z.nullable(z.string()), placeName: z.string() })),
  }),
});

/** «Chức vụ và người ở một tổ chức của phương án» — who holds what there today, and who may be named. */
export const planSeats = query('plan-seats', {
  summary: {
    vi: 'Chức vụ và người có thể dự kiến ở một tổ chức',
    en: 'Offices and candidates in an organisation',
  },
  /** `name`: part of a name, marks may be left out, where there are more than one list holds. */
  input: z.object({ planId, organisationId: id, name: z.optional(z.nullable(line)) }),
  output: z.object({
    held: z.array(z.object({ term: id, personId: id, name: z.string(), office: z.string() })),
    /** For what the plan founds: everybody below the committee that decides. */
    people: z.array(z.object({ id, name: z.string(), statePost: maybe })),
    /** There are more than were fetched. */
    more: z.optional(z.boolean()),
  }),
});
