import type { OutputOf } from '#kernel/contract.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { countsOn } from '#platform/database/past.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { comparison } from '../contract/comparison.ts';
import { alterationRows, movementRows, top } from './movement-sql.ts';
import { reckonWith } from './wide.ts';
import { kindName } from './kind-name.ts';

type Answer = OutputOf<typeof comparison>;
type Sums = Answer['before'];

const act = sql`
  case when act.id is not null then jsonb_build_object('id', act.id, 'kind', act.kind, 'title', act.title,
    'decision', act.decision, 'basis', act.basis, 'effectiveOn', act.effective_on) end as act`;

/** «So hai ngày» — what stood on each, and the lines that add up to the difference. */
export const answerComparison = answer(
  comparison,
  async (tx, span) => {
    await reckonWith(tx, span.organisationId);
    const before = await sumsOn(tx, span.organisationId, span.from);
    const after = await sumsOn(tx, span.organisationId, span.until);
    const kinds = await kindsOn(tx, span);
    const movements = await tx.ask<Answer['movements'][number]>(sql`
    with ${movementRows(span)}
    select movement.direction, movement.cause, ${act},
           (case movement.direction when 'out' then -1 else 1 end * count(*))::integer as members,
           (case movement.direction when 'out' then -1 else 1 end * sum(movement.official))::integer as official
    from movement left join organisation_read.act as act on act.id = movement.act_id
    group by movement.direction, movement.cause, act.id, act.kind, act.title, act.decision, act.basis, act.effective_on
    order by array_position(array['in', 'out', 'within'], movement.direction), movement.cause, act.effective_on nulls last, act.id`);
    const acts = await tx.askLast<Answer['acts'][number]>(sql`
    with ${alterationRows(span)}
    select ${act}, sum(alteration.sign)::integer as organisations, sum(alteration.grassroots)::integer as "grassrootsOrganisations",
           sum(alteration.cells)::integer as cells, count(*)::integer as changed
    from alteration left join organisation_read.act as act on act.id = alteration.act_id
    group by act.id, act.kind, act.title, act.decision, act.basis, act.effective_on
    order by act.effective_on nulls last, act.id`);
    return ok({ before, after, kinds, movements, acts });
  },
  { looksAhead: true },
);

/** As the statistics count: organisations as they stand, members from the kept changes of strength. */
async function sumsOn(tx: Reading, organisationId: string, day: CivilDate): Promise<Sums> {
  const [found] = await tx.ask<Sums>(sql`
    with ${top(organisationId)},
    tree as materialized (
      select reach.organisation_no, kind.is_cell, kind.is_grassroots
      from organisation_read.reach as reach
      join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${day}::date
      join organisation_read.kind as kind on kind.code = profile.kind
      where reach.above_no = (select organisation_no from top) and reach.from_day <= ${day}::date and reach.until_day > ${day}::date),
    strength as (
      select coalesce(sum(change.members), 0)::integer as members, coalesce(sum(change.official), 0)::integer as official
      from tree join members_read.strength_change as change
        on change.organisation_no = tree.organisation_no and change.on_day <= ${day}::date
      where ${countsOn(sql`tree.organisation_no`, day)})
    select (select count(*) from tree)::integer as organisations,
           (select count(*) from tree where is_grassroots)::integer as "grassrootsOrganisations",
           (select count(*) from tree where is_cell)::integer as cells,
           strength.members, strength.official, strength.members - strength.official as probationary
    from strength`);
  return found ?? nothing;
}

const nothing: Sums = {
  organisations: 0,
  grassrootsOrganisations: 0,
  cells: 0,
  members: 0,
  official: 0,
  probationary: 0,
};

function kindsOn(
  tx: Reading,
  { organisationId, from, until }: { organisationId: string; from: CivilDate; until: CivilDate },
): Promise<Answer['kinds']> {
  return tx.ask(sql`
    with ${top(organisationId)}
    select kind.code as kind, ${kindName} as label,
           (count(*) filter (where profile.valid @> ${from}::date and reach.from_day <= ${from}::date and reach.until_day > ${from}::date))::integer as before,
           (count(*) filter (where profile.valid @> ${until}::date and reach.from_day <= ${until}::date and reach.until_day > ${until}::date))::integer as after
    from organisation_read.reach as reach
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no
    join organisation_read.kind as kind on kind.code = profile.kind
    where reach.above_no = (select organisation_no from top)
      and ((profile.valid @> ${from}::date and reach.from_day <= ${from}::date and reach.until_day > ${from}::date)
        or (profile.valid @> ${until}::date and reach.from_day <= ${until}::date and reach.until_day > ${until}::date))
    group by kind.code, kind.vi, kind.en, kind.position order by kind.position`);
}
