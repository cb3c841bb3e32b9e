create schema careers;

-- «Công tác» — what somebody works as, where and in which sector, apart from the cell; by period.
create table careers.employment (
  id uuid primary key,
  person_id uuid not null,
  -- The cell in whose book it stands; the name goes along, for the workplace does not see that book.
  organisation_no integer not null references platform.organisation_head,
  full_name text not null,
  category text,
  -- An organisation of the tree, or a unit outside it by its name alone.
  workplace_no integer references platform.organisation_head,
  workplace text,
  sector text,
  post text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint employment_workplace_has_a_name check (workplace_no is null or workplace is not null),
  -- At the end of the command: it shortens one period and begins the next.
  constraint employment_one_at_a_time unique (person_id, valid without overlaps) deferrable initially deferred
);
create index employment_by_organisation on careers.employment (organisation_no);
create index employment_by_workplace on careers.employment (workplace_no);

-- «Trình độ» — schooling, profession or theory from a day on.
create table careers.schooling (
  id uuid primary key,
  person_id uuid not null,
  organisation_no integer not null references platform.organisation_head,
  kind text not null check (kind in ('general', 'professional', 'theory')),
  level text not null,
  -- The diploma or certificate it rests on.
  source text,
  -- What the personal record said before the first level with a day was recorded.
  earlier text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint schooling_one_level_at_a_time unique (person_id, kind, valid without overlaps) deferrable initially deferred
);
create index schooling_by_organisation on careers.schooling (organisation_no);

-- «Nhận xét của nơi công tác» — asked for by the cell, once a year for each member who works elsewhere.
create table careers.appraisal (
  id uuid primary key,
  person_id uuid not null,
  organisation_no integer not null references platform.organisation_head,
  full_name text not null,
  workplace_no integer references platform.organisation_head,
  workplace text not null,
  year integer not null,
  asked_on date not null,
  words text,
  grade text check (grade in ('excellent', 'good', 'done', 'not-done')),
  given_on date,
  given_by text,
  recorded_at timestamptz not null,
  constraint appraisal_once_a_year unique (person_id, year) deferrable initially deferred,
  constraint appraisal_given_by_somebody check ((words is null) = (given_on is null) and (words is null) = (given_by is null))
);
create index appraisal_by_organisation on careers.appraisal (organisation_no);
create index appraisal_by_workplace on careers.appraisal (workplace_no);

-- A task between the cell and the workplace: who gave it if not the cell, and the workplace that sees it too.
alter table tasks.task add column given_by text, add column workplace_no integer references platform.organisation_head;
create index task_by_workplace on tasks.task (workplace_no) where workplace_no is not null;
