import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { servingPaper } from '../contract/above.ts';
import { resolutionPath, type ResolutionFacts, type StageName } from '../rules/assignments/stages.ts';
import { factsColumns } from './stuck.ts';

type Output = OutputOf<typeof servingPaper>;
type Unit = Output['units'][number];
type Served = Output['resolutions'][number];
type Read = Pick<Served, 'organisationId' | 'name' | 'resolutionId' | 'title' | 'number'> &
  Omit<ResolutionFacts, 'adoptedOn'> & { readonly adoptedOn: CivilDate | null };

/** «Văn bản này được chi bộ nào thực hiện» — cells by name; the words of a resolution once it was sent up. */
export const answerServingPaper = answer(servingPaper, async (tx, { paperId }) => {
  const stuckDays = ruleOn(tx.rules, 'tasks.stuck-days', tx.today);
  const { rows: units, rest } = withRest(await unitsOf(tx, paperId));
  const resolutions = await resolutionsOf(tx, paperId, stuckDays?.value ?? null);
  return ok({ units, rest, resolutions, stuckCitation: stuckDays?.citation ?? null });
});

/** Every cell below the issuer that the paper is meant for, as `paper-receipts` has them. */
function unitsOf(tx: Reading, paperId: Id): Promise<(Unit & { readonly inAll: number })[]> {
  return tx.ask(sql`
    select profile.organisation_id as "organisationId", profile.name,
           (receipt.received_at at time zone 'Asia/Ho_Chi_Minh')::date as "receivedOn", talk.discussed_on as "discussedOn", ${inAll}
    from kit_read.paper as paper
    join organisation_read.custody as custody on custody.keeper_no = paper.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
    left join kit_read.paper_receipt as receipt on receipt.paper_id = paper.id and receipt.organisation_no = profile.organisation_no
    left join platform.paper_discussed(${paperId}::uuid) as talk on talk.place = profile.organisation_no
    where paper.id = ${paperId} and (paper.audience = '{}' or profile.category = any(paper.audience))
      and profile.organisation_no <@ (select platform.within('internal'))
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no limit 1000`);
}

async function resolutionsOf(tx: Reading, paperId: Id, stuckDays: number | null): Promise<Served[]> {
  const rows = await tx.ask<Read>(sql`
    select profile.organisation_id as "organisationId", profile.name, resolution.id as "resolutionId",
           resolution.title, lpad(resolution.number::text, 2, '0') || '-' || resolution.symbol as number,
           resolution.adopted_on as "adoptedOn", ${factsColumns}
    from (select serving.organisation_no, serving.resolution_id as id, sent.meeting_id, sent.title, sent.number, sent.symbol, sent.adopted_on
          from tasks.serving as serving
          left join meetings_read.resolution as sent
            on sent.organisation_no = serving.organisation_no and sent.id = serving.resolution_id
          where serving.paper_id = ${paperId}) as resolution
    join organisation_read.profile as profile
      on profile.organisation_no = resolution.organisation_no and profile.valid @> ${tx.today}::date
    order by profile.position, profile.name collate "vi-x-icu", resolution.adopted_on limit 1000`);
  return rows.map((row) => served(row, stuckDays, tx.today));
}

/** By the very decision that the device of the cell takes; before it was sent up nothing is known of its steps. */
function served(
  { adoptedOn, tasks, noted, everybodyCame, ...row }: Read,
  stuckDays: number | null,
  today: CivilDate,
): Served {
  const given = tasks.filter(({ state }) => state === 'open' || state === 'done');
  const counted = { tasks: given.length, tasksDone: given.filter(({ state }) => state === 'done').length };
  if (adoptedOn === null)
    return {
      ...row,
      ...counted,
      adoptedOn,
      plannedOn: null,
      carriedOutOn: null,
      reviewedOn: null,
      stuckAt: null,
      days: 0,
    };
  const path = resolutionPath({ adoptedOn, tasks, noted, everybodyCame }, stuckDays, today);
  const reached = (name: StageName) => path.stages.find((stage) => stage.name === name)?.reachedOn ?? null;
  return {
    ...row,
    ...counted,
    adoptedOn,
    plannedOn: reached('planned'),
    carriedOutOn: reached('carried-out'),
    reviewedOn: reached('reviewed'),
    stuckAt: path.stuck && path.open !== 'issued' ? path.open : null,
    days: path.days,
  };
}
