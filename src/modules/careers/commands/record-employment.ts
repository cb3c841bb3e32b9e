import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { keep } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { recordEmployment } from '../contract.ts';
import { recordFrom } from '../rules/dated.ts';
import { problems } from '../rules/problems.ts';
import { memberOf } from '../sql/ground.ts';
import { employment } from '../tables.ts';

/** «Ghi công tác» — by who keeps the members of the cell; the workplace sees its own people from then on. */
export const handleRecordEmployment = handle(
  recordEmployment,
  { right: 'members.keep' },
  async (tx, { from, workplaceId, ...said }) => {
    const member = await memberOf(tx, tx.home.no, said.personId);
    if (!member) return refuse(problems.notOfThisCell);
    const [place] =
      workplaceId === null
        ? []
        : await tx.ask<{ no: number; name: string }>(sql`
            select profile.organisation_no as no, profile.name from organisation_read.profile as profile
            where profile.organisation_id = ${workplaceId} and profile.valid @> greatest(${from}::date, lower(profile.valid))
            order by lower(profile.valid) desc limit 1`);
    if (workplaceId !== null && !place) return refuse(problems.workplaceUnknown);
    const known = await wholeRows(tx, employment, sql`t.person_id = ${said.personId}`);
    const row = {
      ...said,
      fullName: member.fullName,
      organisationNo: tx.home.no,
      workplaceNo: place?.no ?? null,
      workplace: place?.name ?? said.workplace,
    };
    keep(
      tx,
      employment,
      known.map(({ id }) => id),
      recordFrom(known, row, from),
    );
    return ok({ id: said.id });
  },
);
