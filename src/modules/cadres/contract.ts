import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { citation, day, id, line, prose, text } from '#kernel/shapes.ts';
import { educationLevels, theoryLevels } from './rules/levels.ts';
import { needKinds } from './rules/need.ts';

const weight = z.int().check(z.minimum(0), z.maximum(5));

/** What the ranking of need is asked with: the weights people let the reasons have, and the level asked for. */
const needAsked = {
  organisationId: id,
  asOf: day,
  weights: z.record(z.enum(needKinds), weight),
  /** Who is below this level counts as schooled too little in theory. */
  theoryFrom: z.enum(theoryLevels),
  /** Only cells of this category. */
  category: z.nullable(line),
};

const needLine = z.object({
  kind: z.enum(needKinds),
  /** In hundredths of the heaviest case; `null` where the book knows nothing. */
  share: z.nullable(z.int()),
  weight: z.int(),
  points: z.int(),
  words: text,
});

/** «Chi bộ trong bảng xếp» — as answers carry it. */
const rankedCell = z.object({
  cellId: id,
  name: z.string(),
  rank: z.int(),
  points: z.int(),
  lines: z.array(needLine),
  /** Who of the levels above is with the cell already, and since when. */
  present: z.array(z.object({ personId: id, fullName: z.string(), posts: z.array(z.string()), from: day })),
});

/** «Chi bộ cần cán bộ» — the cells below an organisation by need, each with every reason. */
export const cellNeeds = query('cell-needs', {
  summary: { vi: 'Xếp chi bộ theo nhu cầu cán bộ', en: 'Cells by need' },
  input: z.object(needAsked),
  output: z.object({
    rows: z.array(rankedCell),
    total: z.int(),
    /** The most that a cell could have: the sum of the weights in hundredths. */
    most: z.int(),
    citations: z.array(citation),
  }),
});

const limits = z.object({
  maximumKm: z.nullable(z.number().check(z.minimum(0), z.maximum(5000))),
  keepFromHome: z.boolean(),
  theory: z.nullable(z.enum(theoryLevels)),
  education: z.nullable(z.enum(educationLevels)),
  occupation: z.nullable(line),
  perCell: z.int().check(z.minimum(1), z.maximum(5)),
  people: z.nullable(z.int().check(z.minimum(0), z.maximum(500))),
});

const pair = { personId: id, cellId: id };
const pairs = z.array(z.object(pair)).check(z.maxLength(500));

/** «Nhóm người có thể cử» — those who hold an office of the committee, or the members of agencies too. */
export const pools = ['committee', 'agencies'] as const;

/** «Gợi ý cử cán bộ» — the best way to send the people available to the cells that need them most, by the limits given. */
export const suggestPlacements = query('suggest-placements', {
  summary: { vi: 'Gợi ý phương án cử cán bộ', en: 'Suggest whom to send where' },
  typed: true,
  input: z.object({
    ...needAsked,
    /** Only so many of the neediest cells. */
    neediest: z.int().check(z.minimum(1), z.maximum(100)),
    pool: z.enum(pools),
    /** People of the pool who cannot be sent now. */
    away: z.array(id).check(z.maxLength(500)),
    limits,
    fitWeight: weight,
    locked: pairs,
    struck: pairs,
  }),
  output: z.object({
    pairs: z.array(
      z.object({
        ...pair,
        km: z.nullable(z.number()),
        /** In hundredths. */
        fit: z.int(),
        isLocked: z.boolean(),
        /** Why this cell, why this person, what limited the choice. */
        reasons: z.array(text),
      }),
    ),
    /** The cells considered, by need. */
    cells: z.array(z.extend(rankedCell, { left: z.nullable(text) })),
    people: z.array(
      z.object({
        personId: id,
        fullName: z.string(),
        cellName: z.string(),
        posts: z.array(z.string()),
        skills: z.array(z.string()),
        isAway: z.boolean(),
        /** Why nobody sent this person. */
        left: z.nullable(text),
      }),
    ),
    /** What was held by hand and cannot stand; nothing is reckoned until that is settled. */
    snags: z.array(z.object({ ...pair, words: text, fix: text })),
  }),
});

/** «Lưu phương án» — pairs as people want them, each with its reason; the same plan again replaces its draft. */
export const keepPlacementPlan = command('keep-placement-plan', {
  summary: { vi: 'Lưu phương án cử cán bộ', en: 'Keep a plan of placements' },
  input: z.object({
    planId: id,
    title: line,
    asOf: day,
    /** The limits and weights it was made under, in words. */
    basis: prose,
    pairs: z
      .array(
        z.object({
          id,
          ...pair,
          duty: line,
          reason: prose,
          byHand: z.boolean(),
        }),
      )
      .check(z.minLength(1), z.maxLength(500)),
  }),
  output: z.object({ planId: id }),
});

/** «Quyết định phương án» — a person decides: the plan is taken with its decision, or put aside. */
export const settlePlacementPlan = command('settle-placement-plan', {
  summary: { vi: 'Quyết định phương án cử cán bộ', en: 'Settle a plan of placements' },
  input: z.object({
    planId: id,
    outcome: z.enum(['taken', 'dropped']),
    decision: z.nullable(line),
    from: z.nullable(day),
    until: z.nullable(day),
  }),
  output: z.object({ planId: id }),
});

const planLine = {
  planId: id,
  title: z.string(),
  state: z.enum(['draft', 'taken', 'dropped']),
  asOf: day,
  decision: z.nullable(z.string()),
  from: z.nullable(day),
  until: z.nullable(day),
};

/** «Các phương án» — of an organisation, the latest first. */
export const placementPlans = query('placement-plans', {
  summary: { vi: 'Các phương án cử cán bộ', en: 'Plans of placements' },
  input: z.object({ organisationId: id }),
  output: z.object({ rows: z.array(z.object({ ...planLine, pairs: z.int() })) }),
});

/** «Trang phương án» — one plan with its pairs and reasons. */
export const placementPlan = query('placement-plan', {
  summary: { vi: 'Một phương án cử cán bộ', en: 'One plan of placements' },
  input: z.object({ planId: id }),
  output: z.object({
    ...planLine,
    organisation: z.string(),
    organisationId: id,
    basis: z.string(),
    pairs: z.array(
      z.object({
        id,
        personId: id,
        fullName: z.string(),
        posts: z.array(z.string()),
        cellId: id,
        cellName: z.string(),
        duty: z.string(),
        reason: z.string(),
        byHand: z.boolean(),
      }),
    ),
  }),
});
