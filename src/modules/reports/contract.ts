import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';

const count = z.int();

/** «Đảng số» — what is counted of an organisation, a block or a whole. */
export const strength = z.object({
  grassrootsOrganisations: count,
  cells: count,
  members: count,
  official: count,
  probationary: count,
});
export type Strength = z.infer<typeof strength>;

/**
 * «Thống kê theo khối» — strength by block, kind or category of everything below an
 * organisation (or below all roots) on a day, in the order of the official file.
 */
export const statistics = query('statistics', {
  summary: { vi: 'Thống kê tổ chức và đảng viên', en: 'Statistics of organisations and members' },
  input: z.object({
    organisationId: z.nullable(z.uuid()),
    asOf: z.iso.date(),
    by: z.enum(['block', 'kind', 'category']),
  }),
  output: z.object({
    asOf: z.iso.date(),
    /** Share of all members in hundredths of a per cent, rounded half up. */
    rows: z.array(z.extend(strength, { group: z.string(), label: z.string(), share: z.nullable(count) })),
    total: strength,
    /** What the rounded shares add up to, in hundredths of a per cent; the exact sum is always 10 000. */
    sharesAddUpTo: count,
  }),
});

/** «Tổ chức» — one line of a list or tree of organisations on a day. */
export const organisationLine = z.object({
  id: z.uuid(),
  no: z.int(),
  name: z.string(),
  code: z.nullable(z.string()),
  kind: z.string(),
  kindName: z.string(),
  isCell: z.boolean(),
  isGrassroots: z.boolean(),
  category: z.nullable(z.string()),
  block: z.nullable(z.string()),
  parentId: z.nullable(z.uuid()),
  parentName: z.nullable(z.string()),
  members: z.int(),
  official: z.int(),
});
export type OrganisationLine = z.infer<typeof organisationLine>;

/** «Danh sách tổ chức» — organisations by superior, kind, category or name, as of a day. */
export const organisations = query('organisations', {
  summary: { vi: 'Danh sách tổ chức', en: 'List of organisations' },
  typed: true,
  input: z.object({
    asOf: z.iso.date(),
    /** Only those directly under this one; `null`: the roots; left out: everywhere. */
    parentId: z.optional(z.nullable(z.uuid())),
    /** Everything below this one, at any depth. */
    underId: z.optional(z.uuid()),
    only: z.optional(z.enum(['cells', 'grassroots'])),
    kind: z.optional(z.string()),
    category: z.optional(z.string()),
    block: z.optional(z.string()),
    search: z.optional(z.string().check(z.maxLength(100))),
    after: z.optional(z.nullable(z.tuple([z.int(), z.string(), z.int()]))),
  }),
  output: z.object({
    rows: z.array(organisationLine),
    total: z.int(),
    next: z.nullable(z.tuple([z.int(), z.string(), z.int()])),
  }),
});

/** «Trang tổ chức» — one organisation as of a day, with what it was before. */
export const organisationPage = query('organisation-page', {
  summary: { vi: 'Trang của một tổ chức', en: 'Page of one organisation' },
  input: z.object({ organisationId: z.uuid(), asOf: z.iso.date() }),
  output: z.object({
    organisation: organisationLine,
    place: z.nullable(z.string()),
    distanceKm: z.nullable(z.number()),
    foundedOn: z.nullable(z.string()),
    decision: z.nullable(z.string()),
    /** What the place was like on the day; `null` where nobody has recorded it. */
    placeFact: z.nullable(
      z.object({
        distanceKm: z.nullable(z.number()),
        hardship: z.nullable(z.string()),
        poorHouseholds: z.nullable(z.int()),
        households: z.nullable(z.int()),
        border: z.boolean(),
        hamlets: z.int(),
        uncovered: z.nullable(z.string()),
      }),
    ),
    /** From the root down to the superior. */
    superiors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    subordinates: z.array(z.object({ kind: z.string(), kindName: z.string(), count: z.int() })),
    offices: z.array(
      z.object({
        term: z.uuid(),
        personId: z.uuid(),
        fullName: z.string(),
        office: z.string(),
        title: z.nullable(z.string()),
        from: z.string(),
      }),
    ),
    history: z.array(
      z.object({
        name: z.string(),
        code: z.nullable(z.string()),
        kindName: z.string(),
        from: z.string(),
        until: z.nullable(z.string()),
      }),
    ),
  }),
});
