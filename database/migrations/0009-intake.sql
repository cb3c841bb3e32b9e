-- An import may hold several files; nothing rested on the first form of the table yet.

drop table if exists intake.batch_history;
drop table intake.batch;

-- One import: what was read, what was saved, and whether it was undone. Its rows are those its command wrote.
create table intake.batch (
  id uuid primary key,
  organisation_no integer not null,
  files jsonb not null,
  as_of date not null,
  mode text not null check (mode in ('all-or-nothing', 'good-rows')),
  purpose text,
  counts jsonb not null,
  problems jsonb not null,
  person_id uuid not null,
  saved_at timestamptz not null,
  undone_at timestamptz,
  recorded_at timestamptz not null
);
create index batch_by_organisation on intake.batch (organisation_no, saved_at desc);
