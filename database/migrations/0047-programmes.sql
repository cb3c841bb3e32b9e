create schema programmes;

-- «Chương trình, đề án, chuyên đề» — of a committee, with its document, its legal basis and its period.
create table programmes.programme (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  kind text not null check (kind in ('programme', 'project', 'topic')),
  title text not null,
  document text not null,
  basis text not null,
  -- The document in the book, if it was sent out from here.
  paper_id uuid,
  begun_on date not null,
  due_on date not null,
  closed_on date,
  conclusion text,
  recorded_at timestamptz not null,
  constraint programme_due_after_begun check (due_on >= begun_on),
  constraint programme_closed_with_conclusion check ((closed_on is null) = (conclusion is null))
);
create index programme_by_organisation on programmes.programme (organisation_no);

-- «Giải pháp» — what is to be done, by which unit, by when; an indicator with the goal it must reach, if one is set.
create table programmes.measure (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  programme_id uuid not null references programmes.programme,
  position integer not null,
  title text not null,
  -- An organisation of the tree, or a body outside it by its name alone.
  unit_id uuid references platform.organisation_head (organisation_id),
  unit_name text not null,
  begun_on date not null,
  due_on date not null,
  indicator text check (indicator in ('attendance', 'score', 'tasks', 'speakers')),
  -- Hundredths of a point, or of a percent.
  goal integer check (goal > 0),
  -- What somebody said of it where no work is linked.
  stated text check (stated in ('not-begun', 'under-way', 'done', 'late')),
  stated_reason text,
  stated_on date,
  recorded_at timestamptz not null,
  constraint measure_due_after_begun check (due_on >= begun_on),
  constraint measure_indicator_with_goal check ((indicator is null) = (goal is null)),
  constraint measure_stated_with_reason check ((stated is null) = (stated_reason is null) and (stated is null) = (stated_on is null))
);
create index measure_by_programme on programmes.measure (programme_id);
create index measure_by_organisation on programmes.measure (organisation_no);

-- «Việc thực hiện giải pháp» — a task, a target or an item of an agenda of some book below; each serves one measure.
create table programmes.measure_tag (
  item_id uuid primary key,
  organisation_no integer not null,
  of text not null check (of in ('task', 'target', 'agenda-item')),
  measure_id uuid not null references programmes.measure,
  -- Of an item: the meeting, whose day the levels above may see.
  meeting_id uuid,
  recorded_at timestamptz not null,
  constraint measure_tag_item_has_a_meeting check ((of = 'agenda-item') = (meeting_id is not null))
);
create index measure_tag_by_measure on programmes.measure_tag (measure_id);
create index measure_tag_by_organisation on programmes.measure_tag (organisation_no);
