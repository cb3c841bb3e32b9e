-- «Người giữ sổ» — who writes the minutes of a meeting now: exactly one row a meeting from its opening on, every
-- earlier holder in the history.
create table meetings.book (
  meeting_id uuid primary key references meetings.meeting,
  organisation_no integer not null,
  keeper_id uuid not null,
  since timestamptz not null,
  how text not null check (how in ('opened', 'written', 'handed-over', 'taken-over')),
  reason text,
  recorded_at timestamptz not null,
  constraint book_taken_over_with_reason check (how <> 'taken-over' or reason is not null)
);
create index book_by_organisation on meetings.book (organisation_no, meeting_id);

-- «Bản thứ hai» — what somebody else wrote of the same paragraph. It is kept for ever, also after the keeper decided.
create table meetings.second_version (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  item_id uuid not null,
  contribution_id uuid,
  speaker_id uuid,
  text text not null,
  based_on text,
  written_by uuid not null,
  written_at timestamptz not null,
  standing text not null check (standing in ('waiting', 'chosen', 'joined', 'set-aside')),
  replaced text,
  settled_by uuid,
  settled_at timestamptz,
  recorded_at timestamptz not null,
  constraint second_version_settled_by_somebody check ((standing = 'waiting') = (settled_by is null))
);
create index second_version_by_meeting on meetings.second_version (organisation_no, meeting_id);
