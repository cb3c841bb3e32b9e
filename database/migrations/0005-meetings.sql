create schema meetings;

create table meetings.meeting (
  id uuid primary key,
  organisation_no integer not null,
  month date not null check (extract(day from month) = 1),
  kind text not null check (kind in ('ordinary', 'thematic', 'extraordinary')),
  theme text,
  planned_on date not null,
  starts_at text not null,
  place text not null,
  state text not null check (state in ('planned', 'convened', 'open', 'closed', 'sent', 'excused')),
  chair_id uuid,
  clerk_id uuid,
  convened_at timestamptz,
  held_on date,
  opened_at text,
  ended_at text,
  guests text,
  excuse text,
  read_back_at text,
  adopted_on date,
  sent_at timestamptz,
  recorded_at timestamptz not null
);
create index meeting_by_month on meetings.meeting (organisation_no, month);
create unique index meeting_one_of_a_kind_a_day on meetings.meeting (organisation_no, kind, planned_on)
  where state <> 'excused';

create table meetings.agenda_item (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  position integer not null,
  part text not null check (part in ('opening', 'proceedings', 'closing')),
  kind text not null,
  title text not null,
  origin_kind text,
  origin_id uuid,
  conclusion text,
  state text not null check (state in ('open', 'done')),
  recorded_at timestamptz not null
);
create index agenda_item_by_meeting on meetings.agenda_item (meeting_id);

create table meetings.roll_entry (
  meeting_id uuid not null references meetings.meeting,
  person_id uuid not null,
  organisation_no integer not null,
  standing text not null check (standing in ('official', 'probationary')),
  circumstance text,
  attendance text check (attendance in ('present', 'online', 'excused', 'absent')),
  reason text,
  answer text check (answer in ('coming', 'leave-asked')),
  told_by text,
  recorded_at timestamptz not null,
  primary key (meeting_id, person_id)
);
create index roll_entry_by_organisation on meetings.roll_entry (organisation_no, meeting_id);

create table meetings.contribution (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  item_id uuid not null,
  organisation_no integer not null,
  person_id uuid,
  text text not null,
  said_at text,
  recorded_at timestamptz not null
);
create index contribution_by_meeting on meetings.contribution (meeting_id);

create table meetings.vote (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  item_id uuid not null,
  organisation_no integer not null,
  question text not null,
  form text not null check (form in ('show-of-hands', 'member-card', 'secret-ballot')),
  threshold text not null check (threshold in ('majority', 'two-thirds')),
  base integer not null,
  base_lines jsonb not null,
  present_official integer not null,
  in_favour integer not null,
  against integer not null,
  abstaining integer not null,
  probationary_in_favour integer,
  probationary_against integer,
  probationary_abstaining integer,
  carried boolean not null,
  recorded_at timestamptz not null,
  constraint vote_counts_add_up check (in_favour + against + abstaining <= present_official)
);
create index vote_by_meeting on meetings.vote (meeting_id);

create table meetings.score_line (
  meeting_id uuid not null references meetings.meeting,
  criterion text not null,
  organisation_no integer not null,
  points numeric(5, 2) not null,
  evidence text,
  scored_by text not null check (scored_by in ('book', 'cell')),
  recorded_at timestamptz not null,
  primary key (meeting_id, criterion)
);

create table meetings.score_sheet (
  meeting_id uuid primary key references meetings.meeting,
  organisation_no integer not null,
  frame text not null,
  total numeric(5, 2) not null,
  grade text not null,
  recorded_at timestamptz not null
);

create table meetings.resolution (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  number integer,
  symbol text,
  title text not null,
  text text not null,
  adopted_on date,
  vote_id uuid,
  sent_at timestamptz,
  recorded_at timestamptz not null
);

-- The closed book of one meeting: the text as adopted, never changed afterwards.
create table meetings.minutes (
  meeting_id uuid primary key references meetings.meeting,
  organisation_no integer not null,
  document jsonb not null,
  text_hash text not null,
  chain_entry bigint,
  chain_head text,
  locked_at timestamptz,
  sent_at timestamptz,
  received_at timestamptz,
  recorded_at timestamptz not null
);

-- Numbers run per kind within a committee's term, given by the server, never twice.
create table meetings.number_series (
  organisation_no integer not null,
  kind text not null,
  term text not null,
  last integer not null,
  recorded_at timestamptz not null,
  primary key (organisation_no, kind, term)
);

create schema tasks;

create table tasks.task (
  id uuid primary key,
  organisation_no integer not null,
  meeting_id uuid,
  resolution_id uuid,
  title text not null,
  owner_id uuid,
  helper_ids uuid[] not null default '{}',
  due_on date,
  state text not null check (state in ('draft', 'open', 'done', 'dropped')),
  done_on date,
  result text,
  cause text,
  recorded_at timestamptz not null,
  constraint task_open_has_owner_and_deadline check (state in ('draft', 'dropped') or (owner_id is not null and due_on is not null))
);
create index task_by_organisation on tasks.task (organisation_no, state, due_on);
create index task_by_owner on tasks.task (owner_id);

create schema kit;

-- «Văn bản» — stored once by its issuer, read downwards by its audience.
create table kit.paper (
  id uuid primary key,
  organisation_no integer not null,
  number text,
  title text not null,
  kind text,
  issued_on date,
  file_sha256 text,
  audience text[] not null default '{}',
  discuss boolean not null default false,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  withdrawn boolean not null default false,
  recorded_at timestamptz not null
);
create index paper_by_organisation on kit.paper (organisation_no, issued_on desc);

create table kit.paper_receipt (
  paper_id uuid not null references kit.paper,
  organisation_no integer not null,
  person_id uuid,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (paper_id, organisation_no)
);

create schema intake;

-- One import: what was read, with which mapping, what was saved, and whether it was undone.
create table intake.batch (
  id uuid primary key,
  organisation_no integer not null,
  file_sha256 text not null,
  file_name text not null,
  as_of date not null,
  mode text not null check (mode in ('all-or-nothing', 'good-rows')),
  mapping jsonb not null,
  read integer not null,
  saved integer not null,
  repeated integer not null,
  problems jsonb not null,
  undone_at timestamptz,
  recorded_at timestamptz not null
);

create table intake.mapping (
  signature text not null,
  organisation_no integer not null,
  mapping jsonb not null,
  recorded_at timestamptz not null,
  primary key (organisation_no, signature)
);
