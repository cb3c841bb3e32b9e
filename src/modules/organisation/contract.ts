import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { day, id, line } from '#kernel/shapes.ts';

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
