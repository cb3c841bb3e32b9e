import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { addKind } from '../contract.ts';
import { addTo, type Kind } from '../rules/kind.ts';
import { problems } from '../rules/problems.ts';
import { addedKind } from '../tables.ts';

/** «Thêm loại hình» — without programming: by the installation's administrator or a topmost organisation. */
export const handleAddKind = handle(addKind, { right: 'organisation.keep' }, async (tx, said) => {
  const [top] = await tx.ask<{ below: boolean }>(sql`
    select exists (select from organisation.placement
                   where organisation_no = ${tx.home.no} and valid @> ${tx.today}::date) as below`);
  if (top?.below !== false) return refuse(problems.kindsAreKeptAbove);
  const known = await tx.ask<Kind>(sql`
    select code, vi, en, is_cell as "isCell", is_grassroots as "isGrassroots", position from organisation_read.kind`);
  const added = addTo(known, said, tx.home.no);
  if (!added.ok) return added;
  tx.put(addedKind, [added.value]);
  return ok({ code: added.value.code });
});
