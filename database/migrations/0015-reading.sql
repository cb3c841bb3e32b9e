-- What reading needs, kept beside the rows it comes from: folded anew by the command that changes those,
-- in its transaction; tests hold each against the plain question (ADR 0035).

-- «Cấp trên theo thời gian» — above whom an organisation stood, from–until, itself among them: placements
-- joined while every link and every profile on the way holds.
create table organisation.reach (
  above_no integer not null,
  organisation_no integer not null,
  from_day date not null,
  until_day date not null,
  primary key (above_no, organisation_no, from_day) include (until_day)
);
create index reach_by_organisation on organisation.reach (organisation_no);

-- Everything an organisation keeps today, as ranges: what custody says line by line.
create table organisation.oversight (
  organisation_no integer primary key,
  numbers int4multirange not null
);

-- «Danh sách đảng viên» — a line for each organisation in whose list a member stands, in the order in which it is read.
create table members.roster (
  above_no integer not null,
  person_id uuid not null,
  organisation_no integer not null,
  standing text not null,
  full_name text not null,
  sort_name text collate "vi-x-icu" not null,
  search_name text not null,
  from_day date not null,
  until_day date not null,
  primary key (person_id, above_no, from_day, organisation_no)
);
create index roster_in_order on members.roster (above_no, sort_name, person_id, from_day) include (until_day, organisation_no, standing);
create index roster_by_organisation on members.roster (organisation_no);

-- Asked at every question: equality on a plain index is a third of the cost of the constraint's.
create index affiliation_by_person on members.affiliation (person_id);
create index standing_by_person on members.standing (person_id);
create index office_term_by_person on members.office_term (person_id);
create index circumstance_by_person on members.circumstance (person_id);

-- The sums are read from the index alone.
alter table members.strength_change drop constraint strength_change_pkey;
alter table members.strength_change add primary key (organisation_no, on_day) include (members, official);

-- The folds read what the writer of a command may not see (a member who has moved on), so they run as the owner.
-- They hold nothing that is not in the tables, and may be run at any time.
create function platform.fold_roster(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  begin
    delete from members.roster where organisation_no = any(changed);
    insert into members.roster (above_no, person_id, organisation_no, standing, full_name, sort_name, search_name, from_day, until_day)
    select reach.above_no, person.id, reach.organisation_no, standing.standing, person.full_name, person.sort_name, person.search_name,
           greatest(reach.from_day, lower(affiliation.valid), lower(standing.valid)),
           least(reach.until_day, upper(affiliation.valid), upper(standing.valid))
    from members.affiliation as affiliation
    join members.standing as standing on standing.person_id = affiliation.person_id
    join members.person as person on person.id = affiliation.person_id
    join organisation.reach as reach
      on reach.organisation_no = affiliation.organisation_no
     and daterange(reach.from_day, reach.until_day) && affiliation.valid * standing.valid
    where affiliation.organisation_no = any(changed)
    order by reach.above_no, person.sort_name;
  end $$;

create function platform.fold_reach(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare moved integer[];
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
    delete from organisation.reach where organisation_no = any(moved);
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
    perform platform.fold_roster(moved);
  end $$;

create function platform.fold_oversight(changed integer[]) returns void
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
    perform from platform.organisation_head as head
      where head.organisation_no = any(keepers) and head.organisation_no <> all(changed)
      order by head.organisation_no for no key update;
    delete from organisation.oversight where organisation_no = any(keepers);
    insert into organisation.oversight (organisation_no, numbers)
    select custody.keeper_no, range_agg(int4range(custody.organisation_no, custody.organisation_no, '[]'))
    from organisation.custody as custody
    where custody.keeper_no = any(keepers) and custody.depth > 0
    group by custody.keeper_no;
  end $$;

select platform.fold_reach(array(select organisation_no from platform.organisation_head));
select platform.fold_oversight(array(select organisation_no from platform.organisation_head));

-- As before, but what lies below an office is read as it is kept: a province has nine thousand lines of custody.
create or replace function platform.sights() returns table (class text, numbers int4multirange)
  language sql stable security definer set search_path = ''
  begin atomic
    with post as (
      select term.office, term.organisation_no from members.office_term as term
      where term.person_id = platform.person() and term.valid @> platform.today()
      union all
      select 'member', affiliation.organisation_no from members.affiliation as affiliation
      where affiliation.person_id = platform.person() and affiliation.valid @> platform.today()),
    reach as (
      select post.office, 'own' as reach, int4multirange(int4range(post.organisation_no, post.organisation_no, '[]')) as numbers
      from post
      union all
      select post.office, 'below', kept.numbers
      from post join organisation.oversight as kept on kept.organisation_no = post.organisation_no)
    select rule.object, range_agg(reach.numbers)
    from reach
    join platform.access_rule as rule on rule.office = reach.office and rule.reach = reach.reach and rule.verb = 'see'
    group by rule.object
    union all
    select 'above', range_agg(int4range(custody.keeper_no, custody.keeper_no, '[]'))
    from post join organisation.custody as custody using (organisation_no);
  end;
