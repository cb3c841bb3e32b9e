-- «Tệp giấy đã ký» — photos and scans of signed sheets filed back to their meeting; what was filed by mistake stays, with the reason.
create table meetings.signed_file (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  kind text not null check (kind in ('minutes', 'roll', 'resolution', 'other')),
  file text not null,
  file_name text not null,
  filed_on date not null,
  filed_by uuid not null,
  removed_on date,
  removed_by uuid,
  removed_reason text,
  recorded_at timestamptz not null,
  constraint signed_file_removed_has_reason check ((removed_on is null) = (removed_reason is null) and (removed_on is null) = (removed_by is null))
);
create index signed_file_by_organisation on meetings.signed_file (organisation_no, meeting_id);
