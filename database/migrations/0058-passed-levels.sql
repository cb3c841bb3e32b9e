-- «Mức giữ kín của điều chuyển lên» — that of what it came from, as everything under an item carries it.
alter table meetings.passed_concern add column level text check (level in ('committee'));
update meetings.passed_concern as passed set level = origin.level
  from meetings.concern as origin where origin.id = passed.concern_id and origin.level is not null;

-- «Nơi trả lời điều chi bộ chuyển lên» — the organisations in whose name the asker answers today.
create function platform.answers_for() returns integer[]
  language sql stable set search_path = ''
  begin atomic
    select coalesce(array_agg(held.organisation_no), '{}')
    from members.office_term as held
    join platform.access_rule as rule
      on rule.office = held.office and rule.reach = 'below' and rule.verb = 'may' and rule.object = 'concerns.answer'
    where held.person_id = platform.person() and held.valid @> platform.today();
  end;
