import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { problems } from '../rules/problems.ts';
import type { PlanRow } from '../rules/rows.ts';
import { findPlan } from './plans.ts';

/** The plan of this committee, still a draft. What is another's is not there. */
export async function openDraft(tx: Ordering, planId: Id): Promise<Result<PlanRow>> {
  const found = await findPlan(tx, planId);
  if (!found || found.organisationNo !== tx.home.no) return refuse(platformProblems.notFound);
  return found.state === 'draft' ? ok(found) : refuse(problems.planIsClosed);
}

/** Of these organisations, those that the committee keeps below itself. */
export async function keptBelow(tx: Reading, home: number, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.ask<{ id: Id }>(sql`
    select head.organisation_id as id from organisation_read.custody as custody
    join platform.organisation_head as head on head.organisation_no = custody.organisation_no
    where custody.keeper_no = ${home} and custody.depth > 0 and head.organisation_id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** Which of these ids are organisations of the book at all. */
export async function knownIds(tx: Reading, ids: readonly Id[]): Promise<Set<Id>> {
  const rows = await tx.ask<{ id: Id }>(sql`
    select organisation_id as id from platform.organisation_head where organisation_id = any(${ids}::uuid[])`);
  return new Set(rows.map((row) => row.id));
}

/** Under whom these organisations stand today. */
export async function superiorsToday(tx: Ordering, ids: readonly Id[]): Promise<ReadonlyMap<Id, Id | null>> {
  const rows = await tx.ask<{ id: Id; parentId: Id }>(sql`
    select own.organisation_id as id, above.organisation_id as "parentId"
    from platform.organisation_head as own
    join organisation_read.placement as placement
      on placement.organisation_no = own.organisation_no and placement.valid @> ${tx.today}::date
    join platform.organisation_head as above on above.organisation_no = placement.parent_no
    where own.organisation_id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, parentId }) => [id, parentId]));
}

/** Whether the committee keeps every organisation wanted, or the plan itself founds it. */
export async function targetsFit(
  tx: Ordering,
  wanted: readonly (Id | null)[],
  arising: readonly (Id | null)[],
): Promise<Result<null>> {
  const targets = [...new Set(wanted.filter((id) => id !== null))].filter((id) => !arising.includes(id));
  const below = await keptBelow(tx, tx.home.no, targets);
  return targets.every((id) => below.has(id)) ? ok(null) : refuse(problems.notBelow);
}
