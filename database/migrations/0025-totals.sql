-- What statistics of a whole province or country as of any day are read from (ADR 0048): folded by the command that
-- changes belonging, standing, names or superiors, in its transaction; a test holds them against the plain count.

-- «Được đếm vào đâu» — under whom an organisation counts, as what, from–until; a block comes down from the nearest superior that has one.
create table organisation.counted (
  organisation_no integer not null,
  above_no integer not null,
  kind text not null,
  category text not null,
  block text not null,
  block_position integer not null,
  from_day date not null,
  until_day date not null,
  primary key (organisation_no, above_no, from_day)
);

-- «Sổ cộng theo ngày và theo tháng» — by how much what lies below an organisation changed on a day, and in a month
-- (then `on_day` is its first), apart for each kind, category and block; '' where there is none.
create table members.strength_total (
  organisation_no integer not null,
  whole_month boolean not null,
  on_day date not null,
  kind text not null,
  category text not null,
  block text not null,
  block_position integer not null,
  organisations integer not null,
  members integer not null,
  official integer not null,
  primary key (organisation_no, whole_month, on_day, kind, category, block, block_position) include (organisations, members, official)
);

create type members.strength_step as (
  above_no integer, on_day date, kind text, category text, block text, block_position integer,
  organisations integer, members integer, official integer
);

-- What these organisations add to each sum, as kept now: all they have on the first day they count, then each change, then all taken away.
create function platform.strength_steps(changed integer[]) returns setof members.strength_step
  language sql stable
  begin atomic
    select counted.above_no, step.on_day, counted.kind, counted.category, counted.block, counted.block_position,
           step.organisations, step.members::integer, step.official::integer
    from organisation.counted as counted
    cross join lateral (
      select counted.from_day as on_day, 1 as organisations, coalesce(sum(change.members), 0) as members, coalesce(sum(change.official), 0) as official
      from members.strength_change as change
      where change.organisation_no = counted.organisation_no and change.on_day <= counted.from_day
      union all
      select change.on_day, 0, change.members, change.official
      from members.strength_change as change
      where change.organisation_no = counted.organisation_no and change.on_day > counted.from_day and change.on_day < counted.until_day
      union all
      select counted.until_day, -1, -coalesce(sum(change.members), 0), -coalesce(sum(change.official), 0)
      from members.strength_change as change
      where change.organisation_no = counted.organisation_no and change.on_day < counted.until_day
      having counted.until_day < 'infinity') as step
    where counted.organisation_no = any(changed);
  end;

-- Writes the difference between what these organisations added before and add now, in one order so that nobody waits in a circle.
create function platform.fold_totals(changed integer[], before members.strength_step[]) returns void
  language sql
  begin atomic
    with difference as (
      select above_no, on_day, kind, category, block, block_position, sum(organisations) as organisations, sum(members) as members, sum(official) as official
      from (select above_no, on_day, kind, category, block, block_position, organisations, members, official from platform.strength_steps(changed)
            union all
            select above_no, on_day, kind, category, block, block_position, -organisations, -members, -official from unnest(before)) as step
      group by above_no, on_day, kind, category, block, block_position
      having sum(organisations) <> 0 or sum(members) <> 0 or sum(official) <> 0)
    insert into members.strength_total as total
      (organisation_no, whole_month, on_day, kind, category, block, block_position, organisations, members, official)
    select above_no, whole_month, case when whole_month then date_trunc('month', on_day)::date else on_day end as on_day,
           kind, category, block, block_position, sum(organisations), sum(members), sum(official)
    from difference cross join (values (false), (true)) as grain (whole_month)
    group by above_no, whole_month, 3, kind, category, block, block_position
    order by above_no, whole_month, 3, kind, category, block, block_position
    on conflict (organisation_no, whole_month, on_day, kind, category, block, block_position) do update
      set organisations = total.organisations + excluded.organisations,
          members = total.members + excluded.members, official = total.official + excluded.official;
  end;

-- By how much the strength of an organisation changed on a day; anew from what stands now.
create function platform.fold_strength(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare before members.strength_step[];
  begin
    select array_agg(step) into before from platform.strength_steps(changed) as step;
    delete from members.strength_change where organisation_no = any(changed);
    insert into members.strength_change (organisation_no, on_day, members, official)
    select affiliation.organisation_no, edge.on_day, sum(edge.sign), sum(edge.sign * (standing.standing = 'official')::integer)
    from members.affiliation as affiliation
    join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid && affiliation.valid
    cross join lateral (values (lower(affiliation.valid * standing.valid), 1),
                               (upper(affiliation.valid * standing.valid), -1)) as edge (on_day, sign)
    where affiliation.organisation_no = any(changed) and edge.on_day is not null
    group by affiliation.organisation_no, edge.on_day
    having sum(edge.sign) <> 0 or sum(edge.sign * (standing.standing = 'official')::integer) <> 0;
    perform platform.fold_totals(changed, before);
  end $$;

create or replace function platform.fold_reach(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare
    moved integer[];
    before members.strength_step[];
  begin
    -- What ever stood below moves along; whoever writes there at this moment comes first.
    with recursive below as (
      select organisation_no from unnest(changed) as organisation_no
      union
      select placement.organisation_no from below
      join organisation.placement as placement on placement.parent_no = below.organisation_no)
    select array_agg(organisation_no) into moved from (
      select organisation_no from below
      union select reach.organisation_no from organisation.reach as reach where reach.above_no = any(changed)) as found;
    perform from platform.organisation_head as head
      where head.organisation_no = any(moved) and head.organisation_no <> all(changed)
      order by head.organisation_no for no key update;
    select array_agg(step) into before from platform.strength_steps(moved) as step;
    delete from organisation.reach where organisation_no = any(moved);
    delete from organisation.counted where organisation_no = any(moved);
    insert into organisation.reach (above_no, organisation_no, from_day, until_day)
    with recursive chain as (
      select own.organisation_no, own.organisation_no as above_no, own.valid
      from (select profile.organisation_no, range_agg(profile.valid) as valid from organisation.profile as profile
            where profile.organisation_no = any(moved) group by profile.organisation_no) as own
      union
      select chain.organisation_no, placement.parent_no,
             chain.valid * datemultirange(placement.valid)
             * (select range_agg(profile.valid) from organisation.profile as profile
                where profile.organisation_no = placement.parent_no)
      from chain join organisation.placement as placement on placement.organisation_no = chain.above_no
      where not isempty(chain.valid * datemultirange(placement.valid)))
    select link.above_no, link.organisation_no, lower(link.part), coalesce(upper(link.part), 'infinity')
    from (select chain.above_no, chain.organisation_no, unnest(range_agg(chain.valid)) as part
          from chain group by chain.above_no, chain.organisation_no) as link;
    perform platform.fold_counted(moved);
    perform platform.fold_totals(moved, before);
    perform platform.fold_roster(moved);
  end $$;

create function platform.fold_counted(moved integer[]) returns void
  language sql
  begin atomic
    insert into organisation.counted (organisation_no, above_no, kind, category, block, block_position, from_day, until_day)
    with recursive chain as (
      select profile.organisation_no, profile.organisation_no as above_no, profile.kind, coalesce(profile.category, '') as category,
             profile.block, profile.block_position, profile.valid
      from organisation.profile as profile where profile.organisation_no = any(moved)
      union all
      select chain.organisation_no, placement.parent_no, chain.kind, chain.category, coalesce(chain.block, parent.block),
             case when chain.block is null then parent.block_position else chain.block_position end,
             chain.valid * placement.valid * parent.valid
      from chain
      join organisation.placement as placement on placement.organisation_no = chain.above_no and placement.valid && chain.valid
      join organisation.profile as parent on parent.organisation_no = placement.parent_no and parent.valid && chain.valid * placement.valid)
    select piece.organisation_no, piece.above_no, piece.kind, piece.category, piece.block, piece.block_position,
           lower(piece.part), coalesce(upper(piece.part), 'infinity')
    from (select chain.organisation_no, chain.above_no, chain.kind, chain.category, coalesce(chain.block, '') as block,
                 coalesce(chain.block_position, 0) as block_position, unnest(range_agg(chain.valid)) as part
          from chain
          group by chain.organisation_no, chain.above_no, chain.kind, chain.category, coalesce(chain.block, ''), coalesce(chain.block_position, 0)) as piece;
  end;

select platform.fold_counted(array(select organisation_no from platform.organisation_head));
select platform.fold_totals(array(select organisation_no from platform.organisation_head), null);
