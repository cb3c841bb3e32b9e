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
  source: z.nullable(line),
});

/** «Ghi địa bàn» — the place of the organisation of the envelope, from a day on. */
export const recordPlaceFacts = command('record-place-facts', {
  summary: { vi: 'Ghi đặc điểm địa bàn', en: 'Record the place' },
  input: z.extend(placeSaid, { id, from: day }),
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
        effectiveOn: day,
      }),
    ),
  }),
});
