-- «Góp ý biên bản» — by those who were present, before the minutes are adopted.
create table meetings.remark (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  person_id uuid not null,
  text text not null,
  written_at timestamptz not null,
  standing text not null check (standing in ('waiting', 'taken', 'left')),
  answer text,
  recorded_at timestamptz not null,
  constraint remark_left_says_why check (standing <> 'left' or answer is not null)
);
create index remark_by_meeting on meetings.remark (meeting_id);

-- «Chữ ký biên bản» — of the chair and of who wrote them, over the very text that was locked.
create table meetings.signature (
  meeting_id uuid not null references meetings.meeting,
  role text not null check (role in ('clerk', 'chair')),
  organisation_no integer not null,
  person_id uuid not null,
  text_hash text not null,
  signed_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (meeting_id, role)
);

-- The picture of the book signed by hand.
alter table meetings.minutes add column signed_file text, add column signed_file_name text;
