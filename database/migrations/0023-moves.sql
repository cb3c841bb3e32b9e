-- «Đi làm ăn xa» is a circumstance too: it changes nothing of the roll, but it ends and is reminded of.
alter table members.circumstance drop constraint circumstance_kind_check;
alter table members.circumstance add constraint circumstance_kind_check
  check (kind in ('exempt', 'suspended', 'temporarily-elsewhere', 'temporarily-here', 'away'));
-- The paper it rests on, and the transfer it came with.
alter table members.circumstance add column decision text, add column act uuid;
alter table members.circumstance_ground alter column ground drop not null;
alter table members.circumstance_ground add column place text, add column contact text;

-- «Chuyển sinh hoạt» — in the book of the cell that lets a member go, officially or for a time.
create table members.transfer (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null references members.person,
  full_name text not null,
  kind text not null check (kind in ('official', 'temporary')),
  -- Empty: a place outside the book, by its name alone.
  to_no integer references platform.organisation_head,
  to_name text not null,
  requested_on date not null,
  -- From this day the work or residence has changed: the limits run from it.
  effective_on date not null,
  until_on date,
  state text not null check (state in ('requested', 'issued', 'received', 'refused', 'withdrawn', 'returned')),
  letter_id uuid,
  letter_number text,
  issued_on date,
  valid_until date,
  answered_on date,
  recorded_at timestamptz not null,
  constraint transfer_only_temporary_ends check ((kind = 'temporary') = (until_on is not null))
);
create index transfer_by_organisation on members.transfer (organisation_no, state);
create index transfer_by_person on members.transfer (person_id);
create unique index transfer_one_at_a_time on members.transfer (person_id) where state in ('requested', 'issued');

-- «Nơi đến» — the same move in the book of the cell that is to receive, or somebody from outside the book.
create table members.arrival (
  -- Of the transfer, where it comes from within the book.
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null,
  full_name text not null,
  standing text not null check (standing in ('official', 'probationary')),
  kind text not null check (kind in ('official', 'temporary')),
  from_no integer references platform.organisation_head,
  from_name text not null,
  until_on date,
  letter_number text,
  issued_on date,
  valid_until date,
  state text not null check (state in ('coming', 'received', 'refused', 'withdrawn', 'returned')),
  answered_on date,
  recorded_at timestamptz not null
);
create index arrival_by_organisation on members.arrival (organisation_no, state);
create index arrival_by_person on members.arrival (person_id);

-- «Sổ cấp giấy giới thiệu» — letters numbered in each issuing organisation and year.
create table members.letter (
  id uuid primary key,
  organisation_no integer not null,
  transfer_id uuid not null,
  person_id uuid not null,
  year integer not null,
  number integer not null,
  issued_on date not null,
  valid_until date not null,
  signer text not null,
  document jsonb not null,
  recorded_at timestamptz not null,
  constraint letter_one_number_a_year unique (organisation_no, year, number)
);

-- «Lý do» — of a transfer, a refusal, a departure: personal class, apart from the fact.
create table members.reason (
  subject_id uuid not null,
  about text not null check (about in ('request', 'refusal', 'departure')),
  organisation_no integer not null,
  reason text not null,
  recorded_at timestamptz not null,
  primary key (subject_id, about)
);

-- «Ra khỏi Đảng, từ trần» — with what it closed, so that a wrong entry can be taken back whole.
create table members.departure (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null references members.person,
  full_name text not null,
  how text not null check (how in ('left', 'removed', 'expelled', 'died')),
  on_day date not null,
  decision text not null,
  closed jsonb not null,
  recorded_at timestamptz not null
);
create index departure_by_organisation on members.departure (organisation_no);

-- «Vụ việc bỏ sinh hoạt» — somebody absent without reason several meetings in a row: steps, deadline, outcome.
create table members.absence_case (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null references members.person,
  opened_on date not null,
  missed integer not null,
  since_on date not null,
  due_on date not null,
  outcome text check (outcome in ('returned', 'exempted', 'transferred', 'removal-proposed', 'mistaken')),
  closed_on date,
  recorded_at timestamptz not null,
  constraint absence_case_closed_with_outcome check ((outcome is null) = (closed_on is null))
);
create unique index absence_case_one_open on members.absence_case (person_id) where closed_on is null;
create table members.case_step (
  id uuid primary key,
  case_id uuid not null references members.absence_case,
  organisation_no integer not null,
  on_day date not null,
  words text not null,
  recorded_at timestamptz not null
);
create index case_step_by_case on members.case_step (case_id);

-- «Phân công dự sinh hoạt» — attends the meetings of a cell without belonging to it; in the book of the host.
create table members.attachment (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null,
  full_name text not null,
  standing text not null check (standing in ('official', 'probationary')),
  -- Empty: a home outside the book.
  home_no integer references platform.organisation_head,
  home_name text not null,
  post text,
  kind text not null check (kind in ('follow', 'strengthen', 'border-guard', 'attend')),
  duty text,
  decision text not null,
  may_see boolean not null,
  may_speak boolean not null,
  may_vote boolean not null,
  -- The document that gives the right to vote; without it there is none.
  vote_source text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint attachment_vote_has_source check (not may_vote or vote_source is not null),
  constraint attachment_once_in_a_cell unique (person_id, organisation_no, valid without overlaps)
);
create index attachment_by_organisation on members.attachment (organisation_no);
create index attachment_by_home on members.attachment (home_no);
create table members.attachment_note (
  id uuid primary key,
  attachment_id uuid not null references members.attachment,
  organisation_no integer not null,
  home_no integer,
  person_id uuid not null,
  kind text not null check (kind in ('activity', 'opinion', 'comment')),
  on_day date not null,
  words text not null,
  reply text,
  replied_on date,
  recorded_at timestamptz not null,
  constraint attachment_note_reply_is_dated check ((reply is null) = (replied_on is null))
);
create index attachment_note_by_attachment on members.attachment_note (attachment_id);
