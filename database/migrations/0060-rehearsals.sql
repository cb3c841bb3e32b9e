-- What is rehearsed is taken back: it holds nobody up. The sums are made as before, without the locks on the heads,
-- which serve only those who write for good.
create function platform.rehearses() returns boolean
  language sql stable set search_path = ''
  return coalesce(current_setting('app.rehearses', true), '') = 'on';

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
    if not platform.rehearses() then
      perform from platform.organisation_head as head
        where head.organisation_no = any(moved) and head.organisation_no <> all(changed)
        order by head.organisation_no for no key update;
    end if;
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

create or replace function platform.fold_oversight(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare keepers integer[];
  begin
    select array_agg(keeper_no) into keepers from (
      select custody.keeper_no from organisation.custody as custody
      where custody.organisation_no = any(changed) and custody.depth > 0
      union
      select kept.organisation_no from organisation.oversight as kept
      where exists (select from unnest(changed) as number where kept.numbers @> number)) as found;
    -- One at a time: two commands below one keeper must not lose each other's organisation.
    if not platform.rehearses() then
      perform from platform.organisation_head as head
        where head.organisation_no = any(keepers) and head.organisation_no <> all(changed)
        order by head.organisation_no for no key update;
    end if;
    delete from organisation.oversight where organisation_no = any(keepers);
    insert into organisation.oversight (organisation_no, numbers)
    select custody.keeper_no, range_agg(int4range(custody.organisation_no, custody.organisation_no, '[]'))
    from organisation.custody as custody
    where custody.keeper_no = any(keepers) and custody.depth > 0
    group by custody.keeper_no;
  end $$;
