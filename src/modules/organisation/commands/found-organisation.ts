import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle } from '#platform/handle.ts';
import { foundOrganisation } from '../contract.ts';
import type { BringOrganisations, OrganisationNumbers } from '../public.ts';
import { problems } from '../rules/problems.ts';

/**
 * «Lập tổ chức» — under the organisation that records it; a root is recorded by the installation itself,
 * the one organisation that has no name.
 */
export const handleFoundOrganisation = handle(
  foundOrganisation,
  { right: 'organisation.keep' },
  async (tx, { from, ...said }) => {
    const [ground] = await tx.ask<{ installation: boolean; kind: boolean; category: boolean }>(sql`
      select not exists (select from organisation.profile where organisation_no = ${tx.home.no}) as installation,
             exists (select from organisation_read.kind where code = ${said.kind}) as kind,
             ${said.category ?? null}::text is null
               or exists (select from organisation.category where code = ${said.category ?? null}) as category`);
    if (!ground?.kind || !ground.category) return refuse(problems.kindIsUnknown);
    if (said.parentId !== (ground.installation ? null : tx.home.id)) return refuse(problems.otherSuperior);
    const brought: BringOrganisations = {
      from,
      organisations: [
        {
          ...said,
          category: said.category ?? null,
          decision: said.decision ?? null,
          block: null,
          blockPosition: null,
          distanceKm: null,
          foundedOn: from,
          note: null,
          position: 0,
        },
      ],
    };
    const reaction = await tx.react({ name: 'organisations-brought', of: brought });
    if (!reaction.ok) return reaction;
    const [numbers] = reaction.value as readonly OrganisationNumbers[];
    return ok({ id: said.id, no: numbers?.get(said.id) ?? 0 });
  },
);
