import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { code, day, figure, ordinal, text } from '#kernel/shapes.ts';
import { hardships } from '#modules/organisation/public.ts';

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
    asOf: day,
    by: z.enum(['block', 'kind', 'category']),
  }),
  output: z.object({
    asOf: day,
    /** Share of all members in hundredths of a per cent, rounded half up. */
    rows: z.array(
      z.extend(strength, { group: z.string(), label: z.union([text, z.string()]), share: z.nullable(count) }),
    ),
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
  kindName: text,
  isCell: z.boolean(),
  isGrassroots: z.boolean(),
  category: z.nullable(z.string()),
  block: z.nullable(z.string()),
  parentId: z.nullable(z.uuid()),
  parentName: z.nullable(z.string()),
  members: z.int(),
  official: z.int(),
  hardship: z.nullable(z.enum(hardships)),
  border: z.nullable(z.boolean()),
  households: z.nullable(z.int()),
  poorHouseholds: z.nullable(z.int()),
  distanceKm: z.nullable(z.number()),
});
export type OrganisationLine = z.infer<typeof organisationLine>;

/** «Danh sách tổ chức» — organisations by superior, kind, category or name, as of a day. */
export const organisations = query('organisations', {
  summary: { vi: 'Danh sách tổ chức', en: 'List of organisations' },
  typed: true,
  input: z.object({
    asOf: day,
    /** Only those directly under this one; `null`: the roots; left out: everywhere. */
    parentId: z.optional(z.nullable(z.uuid())),
    /** Everything below this one, at any depth. */
    underId: z.optional(z.uuid()),
    only: z.optional(z.enum(['cells', 'grassroots'])),
    kind: z.optional(code),
    category: z.optional(code),
    block: z.optional(code),
    hardship: z.optional(z.enum(hardships)),
    border: z.optional(z.literal('yes')),
    search: z.optional(z.string().check(z.maxLength(100))),
    /** The farthest, the poorest or the hardest first; left out: in the order of the official list. */
    sort: z.optional(z.enum(['distance', 'poor', 'hardship'])),
    after: z.optional(z.nullable(z.tuple([figure, code, ordinal]))),
  }),
  output: z.object({
    rows: z.array(organisationLine),
    total: z.int(),
    next: z.nullable(z.tuple([figure, code, ordinal])),
  }),
});

/** «Trang tổ chức» — one organisation as of a day, with what it was before. */
export const organisationPage = query('organisation-page', {
  summary: { vi: 'Trang của một tổ chức', en: 'Page of one organisation' },
  input: z.object({ organisationId: z.uuid(), asOf: day }),
  output: z.object({
    organisation: organisationLine,
    place: z.nullable(z.string()),
    foundedOn: z.nullable(z.string()),
    decision: z.nullable(z.string()),
    /** From the root down to the superior. */
    superiors: z.array(z.object({ id: z.uuid(), name: z.string() })),
    subordinates: z.array(z.object({ kind: z.string(), kindName: text, count: z.int() })),
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
        kindName: text,
        from: z.string(),
        until: z.nullable(z.string()),
      }),
    ),
  }),
});
