-- What `platform.scopes` finds, as ranges at once: what lies below an office is gathered one time and then shared by all
-- classes its rules open. For a province a quarter of the time.
create function platform.sights() returns table (class text, numbers int4multirange)
  language sql stable security definer set search_path = ''
  begin atomic
    with post as (
      select term.office, term.organisation_no from members.office_term as term
      where term.person_id = platform.person() and term.valid @> platform.today()
      union all
      select 'member', affiliation.organisation_no from members.affiliation as affiliation
      where affiliation.person_id = platform.person() and affiliation.valid @> platform.today()),
    reach as (
      select post.office, case when custody.depth = 0 then 'own' else 'below' end as reach,
             range_agg(int4range(custody.organisation_no, custody.organisation_no, '[]')) as numbers
      from post join organisation.custody as custody on custody.keeper_no = post.organisation_no
      group by 1, 2)
    select rule.object, range_agg(reach.numbers)
    from reach
    join platform.access_rule as rule on rule.office = reach.office and rule.reach = reach.reach and rule.verb = 'see'
    group by rule.object
    union all
    select 'above', range_agg(int4range(custody.keeper_no, custody.keeper_no, '[]'))
    from post join organisation.custody as custody using (organisation_no);
  end;
drop function platform.scopes();
