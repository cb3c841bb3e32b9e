import type { ClosingOrganisations, OpenWork } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import type { Survey } from '#platform/handle.ts';

/** «Văn bản của chi bộ sắp kết thúc» — those it issued stay in its book, which passes to the keeper. */
export const papersOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers, on } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select organisation_no as "organisationNo", 'paper' as kind, id, concat_ws(' ', number, title) as title,
             null::uuid as "personId", 'passes' as settle
      from kit.paper
      where organisation_no = any(${numbers}::integer[]) and not withdrawn and valid @> ${on}::date
      order by organisation_no, issued_on`);
  },
};
