import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fold, sortName, tidy } from '#kernel/vietnamese.ts';
import { writePeriod } from '#kernel/period.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { appoint } from '../contract.ts';
import { problems } from '../rules/problems.ts';
import { officeTerm, person } from '../tables.ts';

interface Ground {
  readonly no: number;
  readonly known: boolean;
  readonly hasOffice: boolean;
  readonly installation: boolean;
}

/**
 * «Giao chức vụ» — by whoever keeps the members of the organisation. The administrator, who acts at the
 * installation, gives an organisation its first office and nothing after it.
 */
export const handleAppoint = handle(
  appoint,
  {
    right: 'members.keep',
    touches: async (tx, { organisationId }) => (await placesOf(tx, organisationId)).map((place) => place.no),
  },
  async (tx, input) => {
    const { termId, personId, office, from, decision } = input;
    const [ground] = await tx.ask<Ground>(sql`
      select head.organisation_no as no,
             exists (select from members.person where id = ${personId}) as known,
             exists (select from members.office_term as term
                     where term.organisation_no = head.organisation_no and term.office = 'office-staff'
                       and (upper(term.valid) is null or upper(term.valid) > ${tx.today})) as "hasOffice",
             not exists (select from organisation_read.profile where organisation_no = ${tx.home.no}) as installation
      from platform.organisation_head as head where head.organisation_id = ${input.organisationId}`);
    if (!ground) return refuse(platformProblems.notFound);
    if (!ground.installation && ground.no !== tx.home.no) return refuse(platformProblems.notYours);
    if (ground.installation && (office !== 'office-staff' || ground.hasOffice))
      return refuse(problems.officeIsHeld);
    const fullName = tidy(input.fullName ?? '');
    if (!ground.known && fullName === '') return refuse(problems.nameIsMissing);
    const of = { personId, organisationNo: ground.no };
    if (!ground.known)
      tx.add(person, [
        {
          id: personId,
          organisationNo: ground.no,
          fullName,
          sortName: sortName(fullName),
          searchName: fold(fullName),
        },
      ]);
    const valid = writePeriod({ from, until: null });
    tx.add(officeTerm, [{ id: termId, ...of, office, title: input.title ?? null, decision, valid }]);
    return ok({ termId, personId });
  },
);

function placesOf(tx: Reading, organisationId: Id): Promise<{ no: number }[]> {
  return tx.ask<{ no: number }>(
    sql`select organisation_no as no from platform.organisation_head where organisation_id = ${organisationId}`,
  );
}
