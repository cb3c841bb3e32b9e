import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { believed } from '../contract/belief.ts';
import { top } from './movement-sql.ts';
import { reckonWith } from './wide.ts';

type Answer = OutputOf<typeof believed>;
const shown = 200;
const nothing = { organisations: 0, grassrootsOrganisations: 0, cells: 0, members: 0, official: 0 };

interface Question {
  readonly organisationId: string;
  readonly asOf: CivilDate;
  readonly recordedOn: CivilDate;
}

/**
 * «Ngày ấy sổ ghi thế nào» — the rows as they stood at the end of that day: those of today that were written by
 * then, and the superseded ones that had not been superseded yet. The plain count, for the kept sums know only today.
 */
export const answerBelieved = answer(
  believed,
  async (tx, input) => {
    await reckonWith(tx, input.organisationId);
    const [found] = await tx.askLast<Answer>(sql`
      with recursive ${standing('then', input)}, ${standing('now', { ...input, recordedOn: tx.today })},
      differing as materialized (
        select coalesce(then_member.person_id, now_member.person_id) as person_id,
               then_member.organisation_no as then_no, then_member.standing as then_standing,
               now_member.organisation_no as now_no, now_member.standing as now_standing
        from then_member full join now_member on now_member.person_id = then_member.person_id
        where (then_member.organisation_no, then_member.standing) is distinct from (now_member.organisation_no, now_member.standing)),
      line as (
        select differing.person_id as "personId", person.full_name as "fullName", ${placeOf('then')} as "then", ${placeOf('now')} as now,
               row_number() over (order by person.sort_name, person.id) as at
        from differing join members_read.person as person on person.id = differing.person_id
        order by person.sort_name, person.id limit ${shown})
      select ${sumsOf('then')} as "then", ${sumsOf('now')} as now,
             case when exists (select from line) then (select count(*)::integer from differing) else 0 end as total,
             (select coalesce(jsonb_agg(to_jsonb(line) - 'at' order by line.at), '[]') from line) as people`);
    return ok(found ?? { then: nothing, now: nothing, total: 0, people: [] });
  },
  { readsPersonalData: true },
);

function sumsOf(side: Side): RawBuilder<unknown> {
  const [tree, member] = [`${side}_tree`, `${side}_member`].map((name) => sql.raw(name));
  return sql`(
    select jsonb_build_object(
             'organisations', count(*), 'grassrootsOrganisations', count(*) filter (where kind.is_grassroots),
             'cells', count(*) filter (where kind.is_cell),
             'members', (select count(*) from ${member}),
             'official', (select count(*) from ${member} where standing = 'official'))
    from ${tree} as tree join organisation_read.kind as kind on kind.code = tree.kind)`;
}

type Side = 'then' | 'now';

/** `…_tree` and `…_member`: what stood below on the day, as the book said it at the end of `recordedOn`. */
function standing(side: Side, { organisationId, asOf, recordedOn }: Question): RawBuilder<unknown> {
  const [tree, member, place, above] = [
    `${side}_tree`,
    `${side}_member`,
    `${side}_profile`,
    `${side}_placement`,
  ].map((name) => sql.raw(name));
  const end = sql`((${recordedOn}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;
  const rows = (table: string, columns: string) => {
    const [kept, past, wanted] = [sql.raw(table), sql.raw(`${table}_history`), sql.raw(columns)];
    return sql`
      select ${wanted} from ${kept} where recorded_at < ${end} and valid @> ${asOf}::date
      union all
      select ${wanted} from ${past} where recorded @> ${end} - interval '1 microsecond' and valid @> ${asOf}::date`;
  };
  return sql`
    ${side === 'then' ? sql`${top(organisationId)},` : sql``}
    ${place} as materialized (${rows('organisation_read.profile', 'organisation_no, kind, name')}),
    ${above} as materialized (${rows('organisation_read.placement', 'organisation_no, parent_no')}),
    ${tree} as (
      select own.organisation_no, own.kind, own.name from ${place} as own where own.organisation_no = (select organisation_no from top)
      union
      select own.organisation_no, own.kind, own.name
      from ${tree} as tree join ${above} as above on above.parent_no = tree.organisation_no
      join ${place} as own on own.organisation_no = above.organisation_no),
    ${member} as materialized (
      select belonging.person_id, belonging.organisation_no, standing.standing
      from (${rows('members_read.affiliation', 'person_id, organisation_no')}) as belonging
      join (${rows('members_read.standing', 'person_id, standing')}) as standing on standing.person_id = belonging.person_id
      where belonging.organisation_no in (select organisation_no from ${tree})
        and belonging.organisation_no <@ (select platform.within('internal')))`;
}

function placeOf(side: Side): RawBuilder<unknown> {
  const [no, standingOf, tree] = [`differing.${side}_no`, `differing.${side}_standing`, `${side}_tree`].map(
    (name) => sql.raw(name),
  );
  return sql`
    case when ${no} is not null then jsonb_build_object('standing', ${standingOf}, 'organisation',
      (select tree.name from ${tree} as tree where tree.organisation_no = ${no} limit 1)) end`;
}
