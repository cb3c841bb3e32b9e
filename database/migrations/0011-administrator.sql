-- The administrator founds the first organisation and gives it its first office: at the installation, nowhere else,
-- and as the one table of rules says of that office.
create or replace function platform.holds(may text, term uuid, place integer) returns boolean language sql stable security definer set search_path = ''
  begin atomic
    select exists (
      select from members.office_term as held
      join platform.access_rule as rule on rule.office = held.office and rule.verb = 'may' and rule.object = may
      join organisation.custody as custody
        on custody.keeper_no = held.organisation_no
       and custody.organisation_no = place
       and (custody.depth = 0) = (rule.reach = 'own')
      where held.id = term and held.person_id = platform.person() and held.valid @> platform.today()
        and held.office <> 'administrator'
    ) or exists (
      select from members.affiliation as affiliation
      join platform.access_rule as rule
        on rule.office = 'member' and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      where affiliation.person_id = platform.person()
        and affiliation.valid @> platform.today()
        and affiliation.organisation_no = place
    ) or exists (
      select from identity.administrator as administrator
      join platform.access_rule as rule
        on rule.office = 'administrator' and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      join platform.organisation_head as head on head.organisation_no = place
      join platform.instance as instance on instance.organisation_id = head.organisation_id
      where administrator.person_id = platform.person() and administrator.valid @> platform.today()
    ) or exists (
      -- The operator at the machine itself, who connects as the owner of the tables.
      select from platform.instance as instance
      where instance.operator_id = platform.person() and session_user = 'sochibo_owner'
    );
  end;
