import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { organisationLineage, type LineageStep } from '../contract.ts';

/** «Tiền thân và kế thừa» — read from both ends, and every act that began or ended something of the organisation. */
export const answerOrganisationLineage = answer(organisationLineage, async (tx, { organisationId }) => {
  const lines = await tx.ask<LineageStep & { isPredecessor: boolean }>(sql`
    select other.id, named.name, line.on_day as "onDay", line.members, line.act_id as "actId",
           act.decision, act.title, undone.decision as "undoneBy", other."isPredecessor",
           upper(named.valid) - 1 as "lastDay"
    from organisation.lineage as line
    join organisation_read.act as act on act.id = line.act_id
    left join organisation_read.act as undone on undone.id = line.undone_act
    cross join lateral (values (line.predecessor_id, true), (line.successor_id, false)) as other (id, "isPredecessor")
    cross join lateral (
      select profile.name, profile.valid from organisation.profile as profile where profile.organisation_id = other.id
      order by lower(profile.valid) desc limit 1) as named
    where (line.predecessor_id = ${organisationId}::uuid or line.successor_id = ${organisationId}::uuid)
      and other.id <> ${organisationId}::uuid
    order by line.on_day, named.name`);
  const acts = await tx.ask<{
    id: LineageStep['id'];
    kind: string;
    title: string;
    decision: string;
    signedOn: LineageStep['onDay'];
    signer: string;
    basis: string;
    effectiveOn: LineageStep['onDay'];
    correctedBy: string[];
  }>(sql`
    with mine as (
      select begun_act, ended_act from organisation.profile where organisation_id = ${organisationId}::uuid
      union all
      select begun_act, ended_act from organisation.placement where organisation_id = ${organisationId}::uuid)
    select act.id, act.kind, act.title, act.decision, act.signed_on as "signedOn", act.signer, act.basis,
           act.effective_on as "effectiveOn",
           array(select distinct later.decision from organisation.correction as correction
                 join organisation_read.act as later on later.id = correction.by_act
                 where correction.act_id = act.id order by later.decision) as "correctedBy"
    from organisation_read.act as act
    where act.id in (select begun_act from mine union select ended_act from mine
                     union select line.act_id from organisation.lineage as line
                           where ${organisationId}::uuid in (line.predecessor_id, line.successor_id))
    order by act.effective_on, act.signed_on`);
  const [stood] = await tx.ask<{
    name: string;
    from: LineageStep['onDay'];
    lastDay: LineageStep['onDay'] | null;
  }>(sql`
    select name, min(lower(valid)) over () as from, upper(valid) - 1 as "lastDay"
    from organisation.profile where organisation_id = ${organisationId}::uuid order by lower(valid) desc limit 1`);
  const of = (isPredecessor: boolean) =>
    lines.filter((line) => line.isPredecessor === isPredecessor).map(({ isPredecessor: _, ...line }) => line);
  return ok({ stood: stood ?? null, predecessors: of(true), successors: of(false), acts });
});
