-- A task may be given to a group or a union instead of a person; undone, it carries a cause.
alter table tasks.task
  add column owner_body text,
  add column cause_code text,
  add column cause_on date;
alter table tasks.task drop constraint task_open_has_owner_and_deadline;
alter table tasks.task add constraint task_open_has_owner_and_deadline
  check (state in ('draft', 'dropped') or ((owner_id is not null or owner_body is not null) and due_on is not null));

-- «Phân công thường xuyên» — who answers for which area or theme, as long as it holds.
create table tasks.assignment (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null,
  kind text not null check (kind in ('area', 'theme')),
  title text not null,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null
);
create index assignment_by_organisation on tasks.assignment (organisation_no);

-- «Chỉ tiêu của nhiệm vụ» — how much of what; amounts are kept in hundredths of the unit, so that shares are exact.
create table tasks.target (
  id uuid primary key,
  organisation_no integer not null,
  task_id uuid not null references tasks.task deferrable initially deferred,
  title text not null,
  unit text not null,
  goal integer not null check (goal > 0),
  -- Who of the members is to bring how much.
  portions jsonb not null default '[]',
  recorded_at timestamptz not null
);
create index target_by_task on tasks.target (task_id);
create index target_by_organisation on tasks.target (organisation_no);

-- «Kết quả thêm được» — what somebody has added; taken back by a line with a minus.
create table tasks.progress (
  id uuid primary key,
  organisation_no integer not null,
  target_id uuid not null references tasks.target deferrable initially deferred,
  person_id uuid not null,
  amount integer not null check (amount <> 0),
  made_on date not null,
  note text,
  recorded_at timestamptz not null
);
create index progress_by_target on tasks.progress (target_id);
create index progress_by_organisation on tasks.progress (organisation_no);

-- «Hộ được giúp» — a label and a hamlet, nothing more about the people in it.
create table tasks.household (
  id uuid primary key,
  organisation_no integer not null,
  label text not null,
  hamlet text,
  member_id uuid,
  goal text not null,
  state text not null check (state in ('helped', 'done', 'ended')),
  since date not null,
  ended_on date,
  result text,
  recorded_at timestamptz not null,
  constraint household_ends_with_a_result check ((state = 'helped') = (ended_on is null) and (state = 'helped' or result is not null))
);
create index household_by_organisation on tasks.household (organisation_no);
create index household_by_member on tasks.household (member_id);

-- «Lần đến thăm hộ».
create table tasks.visit (
  id uuid primary key,
  organisation_no integer not null,
  household_id uuid not null references tasks.household,
  member_id uuid not null,
  visited_on date not null,
  note text,
  recorded_at timestamptz not null
);
create index visit_by_household on tasks.visit (household_id);
create index visit_by_organisation on tasks.visit (organisation_no);

-- «Bước của nghị quyết» — what somebody or the lock of a meeting has dated; other steps are read from the book.
create table tasks.resolution_stage (
  resolution_id uuid not null,
  stage text not null check (stage in ('passed-on', 'planned', 'carried-out', 'reviewed')),
  organisation_no integer not null,
  reached_on date not null,
  note text,
  recorded_at timestamptz not null,
  primary key (resolution_id, stage)
);
create index resolution_stage_by_organisation on tasks.resolution_stage (organisation_no);

-- «Nghị quyết phục vụ văn bản nào của cấp trên» — read from both ends.
create table tasks.serving (
  resolution_id uuid not null,
  paper_id uuid not null,
  organisation_no integer not null,
  recorded_at timestamptz not null,
  primary key (resolution_id, paper_id)
);
create index serving_by_organisation on tasks.serving (organisation_no);
create index serving_by_paper on tasks.serving (paper_id);
