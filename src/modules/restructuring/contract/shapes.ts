import * as z from 'zod/mini';
import { citation, day, id, line } from '#kernel/shapes.ts';

export const stepKind = z.enum([
  'found',
  'merge',
  'split',
  'draw',
  'dissolve',
  'move',
  'upgrade',
  'rename',
  'admit',
  'release',
]);
export const planState = z.enum(['draft', 'signed', 'applied', 'undone', 'dropped']);
export const office = z.enum(['secretary', 'deputy-secretary', 'committee-member', 'office-staff']);

/** What a step says; which fields it needs depends on its kind. */
export const stepFields = {
  kind: stepKind,
  organisationIds: z.array(id).check(z.maxLength(300)),
  targetId: z.nullable(id),
  name: z.nullable(line),
  code: z.nullable(line),
  organisationKind: z.nullable(line),
  category: z.nullable(line),
  parentId: z.nullable(id),
};

/** The paper by which a plan or its undoing is decided. */
export const paperFields = {
  /** «Số, ký hiệu». */
  decision: line,
  signedOn: day,
  /** Name and office, as on the paper. */
  signer: line,
  /** «Căn cứ». */
  basis: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
  effectiveOn: day,
};

const maybe = z.nullable(z.string());

export const planLine = z.object({
  id,
  title: z.string(),
  state: planState,
  madeOn: day,
  effectiveOn: z.nullable(day),
  decision: maybe,
  campaignId: z.nullable(id),
  campaignTitle: maybe,
  organisationId: id,
  organisationName: z.string(),
  /** How many steps; 0 where the reader may not look into the plan. */
  steps: z.int(),
});

/** What of the paper of a decision can be corrected by a later one. */
export const paperField = z.enum(['title', 'decision', 'signedOn', 'signer', 'basis']);

export const act = z.object({
  id,
  /** As the paper is read now. */
  decision: z.string(),
  title: z.string(),
  signedOn: day,
  signer: z.string(),
  basis: z.string(),
  effectiveOn: day,
  /** Every field a later act has corrected, in order: how it was read, how it is read since, by what paper and why. */
  corrections: z.optional(
    z.array(
      z.object({
        position: z.int(),
        field: paperField,
        was: z.string(),
        reads: z.string(),
        reason: z.string(),
        by: z.object({
          id,
          decision: z.string(),
          signedOn: day,
          signer: z.string(),
          basis: z.string(),
        }),
      }),
    ),
  ),
});

export const ground = z.object({
  home: id,
  cells: z.array(
    z.object({
      id,
      no: z.int(),
      name: z.string(),
      code: maybe,
      kind: z.string(),
      isCell: z.boolean(),
      isGrassroots: z.boolean(),
      category: maybe,
      parentId: z.nullable(id),
      distanceKm: z.nullable(z.number()),
      place: maybe,
      official: z.int(),
      probationary: z.int(),
    }),
  ),
  cellKinds: z.optional(z.array(z.string())),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      cellId: id,
      standing: z.enum(['official', 'probationary']),
      residence: maybe,
      earlier: z.array(id),
    }),
  ),
  offices: z.array(
    z.object({
      term: id,
      organisationId: id,
      personId: id,
      name: z.string(),
      office: z.string(),
      title: maybe,
      statePost: maybe,
    }),
  ),
  /** Whoever is named for an office: where they belong on the day. */
  named: z.array(
    z.object({
      id,
      name: z.string(),
      cellId: z.nullable(id),
      standing: z.enum(['official', 'probationary']),
      statePosts: z.array(z.string()),
    }),
  ),
  work: z.array(
    z.object({
      id,
      organisationId: id,
      kind: z.string(),
      title: z.string(),
      personId: z.nullable(id),
      settle: z.enum(['place', 'there', 'passes']),
    }),
  ),
  gone: z.optional(z.array(z.object({ id, name: z.string() }))),
});

export const draft = z.object({
  steps: z.array(z.object({ id, organisationNo: z.int(), planId: id, position: z.int(), ...stepFields })),
  places: z.array(z.object({ personId: id, targetId: z.nullable(id), version: z.int(), rule: maybe })),
  posts: z.array(
    z.object({
      id,
      organisationNo: z.int(),
      planId: id,
      targetId: id,
      personId: id,
      office,
      title: maybe,
      statePost: maybe,
    }),
  ),
  reliefs: z.array(z.object({ termId: id })),
  works: z.array(z.object({ itemId: id, targetId: z.nullable(id), version: z.int() })),
});

/** Rules of the day about offices; `null` where nothing is fixed. */
export const officeRules = z.object({
  committeeMost: z.nullable(z.object({ value: z.int(), citation })),
  pairs: z.nullable(
    z.object({
      value: z.array(
        z.object({ office: z.string(), post: z.string(), standing: z.enum(['wished', 'forbidden']) }),
      ),
      citation,
    }),
  ),
});

export const limits = z.array(
  z.object({ id: z.enum(['minimum', 'committee', 'branches']), value: z.int(), citation }),
);
