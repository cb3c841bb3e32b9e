import { ok } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { organisationKinds } from '../contract.ts';

/** «Danh mục loại hình» — kinds of organisation and categories of cell, as the book has them. */
export const answerOrganisationKinds = answer(organisationKinds, async (tx) => {
  const kinds = await tx.ask<{
    code: string;
    vi: string;
    en: string;
    isCell: boolean;
    isGrassroots: boolean;
  }>(sql`
    select code, vi, en, is_cell as "isCell", is_grassroots as "isGrassroots" from organisation_read.kind order by position, vi`);
  const categories = await tx.ask<{ code: string; vi: string; en: string }>(sql`
    select code, vi, en from organisation.category order by position`);
  return ok({ kinds, categories });
});
