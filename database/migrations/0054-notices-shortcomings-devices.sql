-- «Giấy mời cấp trên» — a meeting told to who follows the cell, and the answer.
create table meetings.superior_notice (
  meeting_id uuid not null references meetings.meeting,
  person_id uuid not null,
  organisation_no integer not null,
  told_at timestamptz not null,
  answer text check (answer in ('coming', 'not-coming')),
  reason text,
  answered_at timestamptz,
  recorded_at timestamptz not null,
  primary key (meeting_id, person_id),
  constraint superior_notice_answered_is_whole check ((answer is null) = (answered_at is null))
);
create index superior_notice_by_organisation on meetings.superior_notice (organisation_no);
create index superior_notice_by_person on meetings.superior_notice (person_id);

-- «Hạn chế sau kiểm điểm» — of the organisation or of one of its people, until somebody else has checked that it is put right.
create table tasks.shortcoming (
  id uuid primary key,
  organisation_no integer not null,
  -- Whose; none: of the organisation itself.
  person_id uuid,
  text text not null,
  -- The review or the paper that found it.
  source text not null,
  found_on date not null,
  remedy text not null,
  responsible_id uuid not null,
  due_on date not null,
  state text not null check (state in ('open', 'reported', 'closed')),
  evidence text,
  reported_on date,
  reported_by uuid,
  verdict text,
  closed_on date,
  closed_by uuid,
  reopened integer not null default 0,
  reopened_on date,
  reopen_reason text,
  recorded_at timestamptz not null,
  constraint shortcoming_reported_has_evidence check (state = 'open' or (evidence is not null and reported_on is not null)),
  constraint shortcoming_closed_by_another check (state <> 'closed'
    or (closed_on is not null and closed_by <> responsible_id and closed_by is distinct from person_id))
);
create index shortcoming_by_organisation on tasks.shortcoming (organisation_no, state);

-- Who has approved a device to keep what has a level; never its owner.
alter table identity.device add column approved_at timestamptz, add column approved_by uuid,
  add constraint device_is_approved_by_another check ((approved_at is null) = (approved_by is null) and approved_by is distinct from person_id);
