-- «Họp chi ủy» — the committee met before the cell: that it did, when and who, which the levels above may count.
create table preparation.committee_meeting (
  id uuid primary key,
  organisation_no integer not null,
  -- The month of the cell's meeting that it prepared: it may itself have been held in the month before.
  month date not null,
  held_on date not null,
  starts_at text,
  place text,
  -- Secretary and deputy agreed, in a cell without a committee.
  short boolean not null,
  chair_id uuid not null,
  clerk_id uuid not null,
  present jsonb not null,
  -- How many belonged to the committee on that day.
  strength integer not null,
  -- Counts corrections: a signature is given to one of them.
  version integer not null,
  chair_signed_at timestamptz,
  clerk_signed_at timestamptz,
  recorded_at timestamptz not null
);
create index committee_meeting_by_organisation on preparation.committee_meeting (organisation_no, month);

-- «Biên bản họp chi ủy» — what was said and agreed, for the committee alone.
create table preparation.committee_minutes (
  committee_meeting_id uuid primary key,
  organisation_no integer not null,
  contents text not null,
  conclusions text not null,
  files jsonb not null default '[]',
  recorded_at timestamptz not null
);
create index committee_minutes_by_organisation on preparation.committee_minutes (organisation_no);
