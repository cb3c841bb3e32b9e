create schema cadres;

-- «Phương án cử cán bộ» — whom a committee means to send where: a draft until a person decides.
create table cadres.placement_plan (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  title text not null,
  -- The day on which the facts were read.
  as_of date not null,
  -- The weights and limits it was made under, in words, as they stood.
  basis text not null,
  state text not null check (state in ('draft', 'taken', 'dropped')),
  decision text,
  from_day date,
  until_day date,
  recorded_at timestamptz not null,
  constraint placement_plan_is_taken_by_decision check (state <> 'taken' or (decision is not null and from_day is not null)),
  constraint placement_plan_ends_after_it_begins check (until_day > from_day)
);
create index placement_plan_by_organisation on cadres.placement_plan (organisation_no);

-- One person to one cell, with the reason kept.
create table cadres.placement_pair (
  id uuid primary key,
  plan_id uuid not null references cadres.placement_plan,
  organisation_no integer not null references platform.organisation_head,
  person_id uuid not null,
  cell_id uuid not null references platform.organisation_head (organisation_id),
  duty text not null,
  reason text not null,
  by_hand boolean not null,
  recorded_at timestamptz not null,
  -- At the end of the command: keeping a draft again takes its pairs out and writes them anew.
  constraint placement_pair_nobody_twice unique (plan_id, person_id) deferrable initially deferred
);
create index placement_pair_by_organisation on cadres.placement_pair (organisation_no);
