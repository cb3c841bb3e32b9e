-- «Người khác có quyền không» — the question of `0027`, asked for somebody else than who speaks: commands of several people
-- are carried out together, and the right of each is asked in the one opening.
create function platform.holds(may text, term uuid, place integer, asker uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
  declare
    today constant date = platform.today();
  begin
    if exists (
      select from members.office_term as held
      join platform.access_rule as rule on rule.office = held.office and rule.verb = 'may' and rule.object = may
      join organisation.custody as custody
        on custody.keeper_no = held.organisation_no
       and custody.organisation_no = place
       and (custody.depth = 0) = (rule.reach = 'own')
      where held.id = term and held.person_id = asker and held.valid @> today
        and held.office <> 'administrator')
    then return true; end if;
    if exists (
      select from members.affiliation as affiliation
      join platform.access_rule as rule
        on rule.office = 'member' and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      where affiliation.person_id = asker
        and affiliation.valid @> today
        and affiliation.organisation_no = place)
    then return true; end if;
    return exists (
      select from identity.administrator as administrator
      join platform.access_rule as rule
        on rule.office = 'administrator' and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      join platform.organisation_head as head on head.organisation_no = place
      join platform.instance as instance on instance.organisation_id = head.organisation_id
      where administrator.person_id = asker and administrator.valid @> today
    ) or exists (
      -- The operator at the machine itself, who connects as the owner of the tables.
      select from platform.instance as instance
      where instance.operator_id = asker and session_user = 'sochibo_owner'
    );
  end $$;
create or replace function platform.holds(may text, term uuid, place integer) returns boolean
  language sql stable as $$ select platform.holds(may, term, place, platform.person()) $$;
