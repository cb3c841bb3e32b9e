import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { count, day, id, line } from '#kernel/shapes.ts';
import { hardships } from './rules/place.ts';

/** «Danh mục» — the kinds and categories as data. */
export const organisationKinds = query('organisation-kinds', {
  summary: { vi: 'Danh mục loại hình', en: 'Kinds and categories' },
  input: z.object({}),
  output: z.object({
    kinds: z.array(
      z.object({
        code: z.string(),
        vi: z.string(),
        en: z.string(),
        isCell: z.boolean(),
        isGrassroots: z.boolean(),
      }),
    ),
    categories: z.array(z.object({ code: z.string(), vi: z.string(), en: z.string() })),
  }),
});

/** «Thêm loại hình» — beside those of the house, of the same class as a known one. */
export const addKind = command('add-kind', {
  summary: { vi: 'Thêm một loại hình tổ chức', en: 'Add a kind of organisation' },
  input: z.object({
    id,
    vi: line,
    en: line,
    /** The code of the kind whose class it shares: a cell, a chapter with cells, a level above. */
    like: line,
    decision: line,
  }),
  output: z.object({ code: z.string() }),
});

/** «Loại hình đang dùng» — every kind with how many organisations are of it on a day. */
export const kindsInUse = query('kinds-in-use', {
  summary: { vi: 'Loại hình tổ chức đang dùng', en: 'Kinds of organisation in use' },
  /** Asked in the name of an organisation, to know whether it keeps the catalogue. */
  input: z.object({ asOf: day, organisationId: z.nullable(id) }),
  output: z.object({
    kinds: z.array(
      z.object({
        code: z.string(),
        vi: z.string(),
        en: z.string(),
        isCell: z.boolean(),
        isGrassroots: z.boolean(),
        organisations: z.int(),
        /** Of one added: by which document. */
        decision: z.nullable(z.string()),
      }),
    ),
    /** Whether that organisation stands under nobody. */
    isTopmost: z.boolean(),
  }),
});

/** «Lập tổ chức» — a new organisation under the one of the envelope, or a root by the administrator. */
export const foundOrganisation = command('found-organisation', {
  summary: { vi: 'Lập một tổ chức', en: 'Found an organisation' },
  input: z.object({
    id,
    name: line,
    code: z.nullable(line),
    kind: line,
    category: z.optional(z.nullable(line)),
    /** `null`: a root; only where the installation itself is addressed. */
    parentId: z.nullable(id),
    from: day,
    decision: z.optional(z.nullable(line)),
  }),
  output: z.object({ id, no: z.int() }),
});

const coordinate = (most: number) => z.nullable(z.number().check(z.minimum(-most), z.maximum(most)));

/** «Địa bàn» — what is known of the place of an organisation. */
export const placeSaid = z.object({
  hardship: z.nullable(z.enum(hardships)),
  border: z.nullable(z.boolean()),
  households: z.nullable(count),
  poorHouseholds: z.nullable(count),
  distanceKm: z.nullable(z.number().check(z.minimum(0), z.maximum(5000))),
  latitude: coordinate(90),
  longitude: coordinate(180),
  hamlets: z.nullable(count),
  uncovered: z.nullable(line),
  source: z.nullable(line),
});

/** «Ghi địa bàn» — the place of the organisation of the envelope, from a day on. */
export const recordPlaceFacts = command('record-place-facts', {
  summary: { vi: 'Ghi đặc điểm địa bàn', en: 'Record the place' },
  input: z.extend(placeSaid, {
    hamlets: z.optional(z.nullable(count)),
    uncovered: z.optional(z.nullable(line)),
    id,
    from: day,
  }),
  output: z.object({ id }),
});

/** «Địa bàn qua các thời kỳ» — the latest first. */
export const placeFacts = query('place-facts', {
  summary: { vi: 'Đặc điểm địa bàn qua các thời kỳ', en: 'The place over time' },
  input: z.object({ organisationId: z.uuid() }),
  output: z.object({
    name: z.string(),
    /** Of the profile: counts where the facts tell no distance. */
    distanceKm: z.nullable(z.number()),
    rows: z.array(z.extend(placeSaid, { from: z.string(), until: z.nullable(z.string()) })),
  }),
});

const lineageStep = z.object({
  /** The predecessor or successor. */
  id,
  name: z.string(),
  onDay: day,
  /** How many members went along. */
  members: z.int(),
  actId: id,
  decision: z.string(),
  title: z.string(),
  /** The later act that took it back. */
  undoneBy: z.nullable(z.string()),
  /** Where the other has ended: the last day on which it stood. */
  lastDay: z.optional(z.nullable(day)),
});
export type LineageStep = z.infer<typeof lineageStep>;

/** «Tiền thân và kế thừa» — from which organisations this one came and in which it went on, and its acts. */
export const organisationLineage = query('organisation-lineage', {
  summary: {
    vi: 'Tiền thân và kế thừa của một tổ chức',
    en: 'What an organisation came from and went on in',
  },
  input: z.object({ organisationId: id }),
  output: z.object({
    /** From when to when it stood, and what it was called last. */
    stood: z.optional(z.nullable(z.object({ name: z.string(), from: day, lastDay: z.nullable(day) }))),
    predecessors: z.array(lineageStep),
    successors: z.array(lineageStep),
    acts: z.array(
      z.object({
        id,
        kind: z.string(),
        title: z.string(),
        decision: z.string(),
        signedOn: day,
        signer: z.string(),
        basis: z.string(),
        effectiveOn: day,
        /** Numbers of the later acts that corrected its paper; it is given here as it is read now. */
        correctedBy: z.array(z.string()),
      }),
    ),
  }),
});
