import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';

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
