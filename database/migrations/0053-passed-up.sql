-- When the picture of the book signed by hand was filed, and by whom; unknown of what was filed before.
alter table meetings.minutes add column filed_on date, add column filed_by uuid;

-- «Điều chuyển lên cấp trên» — what a cell cannot answer, in words of its own for the level above.
create table meetings.passed_concern (
  id uuid primary key,
  organisation_no integer not null,
  concern_id uuid not null,
  kind text not null check (kind in ('wish', 'people', 'matter')),
  text text not null,
  -- The name of who raised it, where the person agreed.
  said_by text,
  passed_on date not null,
  passed_by uuid not null,
  -- Where it lies now; the levels that passed it on stand in the trail.
  holder_no integer not null,
  trail jsonb not null default '[]',
  state text not null check (state in ('waiting', 'answered')),
  answer text,
  answered_on date,
  answered_by uuid,
  -- «Kiến nghị gộp» — what several cells ask alike stands under one title; it goes up with each of them and is answered at once.
  petition_id uuid,
  petition text,
  -- «Mức giữ kín» — that of what it came from, as everything under an item carries it.
  level text check (level in ('committee')),
  recorded_at timestamptz not null,
  constraint passed_concern_answered_is_whole check ((state = 'answered') = (answer is not null and answered_on is not null)),
  constraint passed_concern_petition_is_whole check ((petition_id is null) = (petition is null))
);
create index passed_concern_by_organisation on meetings.passed_concern (organisation_no, state);

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
