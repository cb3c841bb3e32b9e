import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import { sql } from '#platform/database/pool.ts';

/** Whose list, and the two days between which it is compared. */
export interface Span {
  readonly organisationId: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
}

const seen = sql`(roster.organisation_no <@ (select platform.within('internal'))
  or roster.organisation_no <@ (select platform.departed()) and roster.above_no <@ (select platform.keeps()))`;

/** `top`: the organisation compared. */
export function top(organisationId: string): RawBuilder<unknown> {
  return sql`top as materialized (select organisation_no from platform.organisation_head where organisation_id = ${organisationId}::uuid)`;
}

/**
 * `movement`: one row for everybody who is in the list on one of the two days alone, and for those in it on both who
 * moved within it or were recognised. Who came and went again in between, or left and came back, is in none or in both
 * and cancels. The reason is that of the last step over the border of the list: of the belonging that began or ended
 * on that day, else of the standing, else the organisation itself came or went.
 */
export function movementRows({ organisationId, from, until }: Span): RawBuilder<unknown> {
  return sql`
    ${top(organisationId)},
    pair as materialized (
      -- In one pass: the planner takes such lists for short and would compare everybody with everybody.
      select line.person_id, max(line.organisation_no) filter (where line.at_first) as before_no, max(line.organisation_no) filter (where line.at_last) as after_no,
             max(line.standing) filter (where line.at_first) as before_standing, max(line.standing) filter (where line.at_last) as after_standing,
             max(line.full_name) as full_name, max(line.sort_name) as sort_name
      from (
        select roster.person_id, roster.organisation_no, roster.standing, roster.full_name, roster.sort_name,
               roster.from_day <= ${from}::date and roster.until_day > ${from}::date as at_first,
               roster.from_day <= ${until}::date and roster.until_day > ${until}::date as at_last
        from members_read.roster as roster
        where roster.above_no = (select organisation_no from top)
          and roster.from_day <= ${until}::date and roster.until_day > ${from}::date
          -- Who stood alike all the time, and that is nearly everybody, has not moved.
          and not (roster.from_day <= ${from}::date and roster.until_day > ${until}::date) and ${seen}) as line
      where line.at_first or line.at_last group by line.person_id),
    gone as materialized (
      select person_id, case when before_no is null then 1 else -1 end as sign, coalesce(before_standing, after_standing) as standing, full_name, sort_name
      from pair where (before_no is null) <> (after_no is null)),
    spell as (
      select link.*, gone.sign, sum(link.opens) over (partition by link.person_id order by link.from_day) as spell
      from (
        select roster.person_id, roster.organisation_no, roster.from_day, roster.until_day,
               (roster.from_day is distinct from lag(roster.until_day) over (partition by roster.person_id order by roster.from_day))::integer as opens
        from members_read.roster as roster
        where roster.above_no = (select organisation_no from top)
          and roster.person_id = any(array(select person_id from gone)) and ${seen}) as link
      join gone on gone.person_id = link.person_id),
    step as materialized (
      -- The first link of the spell that holds the last day, the last link of the one that holds the first.
      select distinct on (spell.person_id) spell.person_id, spell.organisation_no, spell.sign,
             case when spell.sign > 0 then spell.from_day else spell.until_day end as on_day
      from spell
      where exists (select from spell as held where held.person_id = spell.person_id and held.spell = spell.spell
                      and held.from_day <= case when held.sign > 0 then ${until}::date else ${from}::date end
                      and held.until_day > case when held.sign > 0 then ${until}::date else ${from}::date end)
      order by spell.person_id, case when spell.sign > 0 then spell.from_day else date '0001-01-01' end, spell.until_day desc),
    crossed as (
      select step.person_id, step.organisation_no, step.on_day, step.sign,
             case when step.sign > 0 and lower(belonging.valid) = step.on_day then coalesce(belonging.begun_by, 'unknown')
                  when step.sign < 0 and upper(belonging.valid) = step.on_day then coalesce(belonging.ended_by, 'unknown')
                  when step.sign > 0 and exists (select from members_read.standing as standing
                         where standing.person_id = step.person_id and lower(standing.valid) = step.on_day and standing.standing = 'probationary') then 'admission'
                  when exists (select from members_read.standing as standing
                         where standing.person_id = step.person_id
                           and case when step.sign > 0 then lower(standing.valid) else upper(standing.valid) end = step.on_day) then 'unknown'
                  else 'with-organisation' end as cause,
             case when step.sign > 0 and lower(belonging.valid) = step.on_day then belonging.begun_act
                  when step.sign < 0 and upper(belonging.valid) = step.on_day then belonging.ended_act end as act_id
      from step
      left join members_read.affiliation as belonging
        on belonging.person_id = step.person_id and belonging.organisation_no = step.organisation_no
       and belonging.valid @> (case when step.sign > 0 then step.on_day else step.on_day - 1 end)),
    movement as materialized (
      select crossed.person_id, case when crossed.sign > 0 then 'in' else 'out' end as direction, crossed.cause, crossed.on_day,
             case when crossed.sign < 0 then crossed.organisation_no end as from_no,
             case when crossed.sign > 0 then crossed.organisation_no end as to_no,
             case when crossed.cause = 'with-organisation' then ${actOnPath(sql`crossed.organisation_no`, sql`crossed.on_day`, sql`crossed.sign`)} else crossed.act_id end as act_id,
             (gone.standing = 'official')::integer as official, gone.full_name, gone.sort_name
      from crossed join gone using (person_id)
      union all
      select pair.person_id, 'within', 'moved', lower(belonging.valid), pair.before_no, pair.after_no, belonging.begun_act, (pair.after_standing = 'official')::integer, pair.full_name, pair.sort_name
      from pair
      left join members_read.affiliation as belonging
        on belonging.person_id = pair.person_id and belonging.organisation_no = pair.after_no and belonging.valid @> ${until}::date
      where pair.before_no <> pair.after_no
      union all
      select pair.person_id, 'within', 'recognised', lower(standing.valid), pair.before_no, pair.after_no, null, 1, pair.full_name, pair.sort_name
      from pair
      left join members_read.standing as standing on standing.person_id = pair.person_id and standing.valid @> ${until}::date
      where pair.before_standing = 'probationary' and pair.after_standing = 'official')`;
}

/**
 * `alteration`: one row for every organisation whose being there or kind differs between the two days, with the day and
 * the act: its own profile, its own superior, else that of somebody above it.
 */
export function alterationRows({ organisationId, from, until }: Span): RawBuilder<unknown> {
  const standing = (day: CivilDate) => sql`
    select reach.organisation_no, profile.kind, kind.vi as kind_name, kind.is_cell, kind.is_grassroots, profile.name
    from organisation_read.reach as reach
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> ${day}::date
    join organisation_read.kind as kind on kind.code = profile.kind
    where reach.above_no = (select organisation_no from top) and reach.from_day <= ${day}::date and reach.until_day > ${day}::date`;
  return sql`
    ${top(organisationId)},
    before as materialized (${standing(from)}),
    after as materialized (${standing(until)}),
    differing as materialized (
      select coalesce(after.organisation_no, before.organisation_no) as organisation_no,
             before.kind as kind_before, after.kind as kind_after, before.kind_name as name_before, after.kind_name as name_after,
             coalesce(after.name, before.name) as name,
             case when before.kind is null then 1 when after.kind is null then -1 else 0 end as sign,
             coalesce(after.is_cell, false)::integer - coalesce(before.is_cell, false)::integer as cells,
             coalesce(after.is_grassroots, false)::integer - coalesce(before.is_grassroots, false)::integer as grassroots
      from before full join after on after.organisation_no = before.organisation_no
      where before.kind is distinct from after.kind),
    spell as materialized (
      select link.organisation_no, link.from_day, link.until_day,
             sum(link.opens) over (partition by link.organisation_no order by link.from_day) as spell
      from (select reach.organisation_no, reach.from_day, reach.until_day,
                   (reach.from_day is distinct from lag(reach.until_day) over (partition by reach.organisation_no order by reach.from_day))::integer as opens
            from organisation_read.reach as reach
            where reach.above_no = (select organisation_no from top)
              and reach.organisation_no = any(array(select organisation_no from differing where sign <> 0))) as link),
    dated as (
      select differing.*, case
        when differing.sign = 0 then (
          select max(upper(profile.valid)) from organisation_read.profile as profile
          where profile.organisation_no = differing.organisation_no and profile.kind <> differing.kind_after and lower(profile.valid) <= ${until}::date)
        else (
          select case when differing.sign > 0 then min(link.from_day) else max(link.until_day) end
          from spell as held join spell as link on link.organisation_no = held.organisation_no and link.spell = held.spell
          where held.organisation_no = differing.organisation_no
            and held.from_day <= case when differing.sign > 0 then ${until}::date else ${from}::date end
            and held.until_day > case when differing.sign > 0 then ${until}::date else ${from}::date end) end as on_day
      from differing),
    alteration as materialized (
      select dated.*, ${actOnPath(sql`dated.organisation_no`, sql`dated.on_day`, sql`case when dated.sign = 0 then 1 else dated.sign end`)} as act_id,
             (select profile.decision from organisation_read.profile as profile
              where profile.organisation_no = dated.organisation_no and lower(profile.valid) = dated.on_day limit 1) as decision
      from dated)`;
}

/** The act by which an organisation, or one above it, began (`sign` 1) or ended (−1) to stand there on that day. */
function actOnPath(
  no: RawBuilder<unknown>,
  day: RawBuilder<unknown>,
  sign: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select act.id from (
      select case when ${sign} > 0 then profile.begun_act else profile.ended_act end as id, 0 as rank
      from organisation_read.profile as profile
      where profile.organisation_no = ${no} and case when ${sign} > 0 then lower(profile.valid) else upper(profile.valid) end = ${day}
      union all
      select case when ${sign} > 0 then placement.begun_act else placement.ended_act end, case when placement.organisation_no = ${no} then 1 else 2 end
      from organisation_read.reach as path
      join organisation_read.placement as placement on placement.organisation_no = path.above_no
      where path.organisation_no = ${no}
        and path.from_day <= (case when ${sign} > 0 then ${day} else ${day} - 1 end)
        and path.until_day > (case when ${sign} > 0 then ${day} else ${day} - 1 end)
        and case when ${sign} > 0 then lower(placement.valid) else upper(placement.valid) end = ${day}) as act
    where act.id is not null order by act.rank limit 1)`;
}
