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
  recorded_at timestamptz not null,
  constraint passed_concern_answered_is_whole check ((state = 'answered') = (answer is not null and answered_on is not null))
);
create index passed_concern_by_organisation on meetings.passed_concern (organisation_no, state);
