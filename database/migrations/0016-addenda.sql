-- «Phụ lục biên bản» — locked minutes are never changed: what was wrong in them stands here, and holds once a later meeting has adopted it.
create table meetings.addendum (
  id uuid primary key,
  meeting_id uuid not null references meetings.meeting,
  organisation_no integer not null,
  text text not null,
  written_by uuid not null,
  written_on date not null,
  adopted_in uuid,
  adopted_on date,
  vote_id uuid,
  recorded_at timestamptz not null,
  constraint addendum_adopted_by_a_vote check ((adopted_on is null) = (vote_id is null) and (adopted_on is null) = (adopted_in is null))
);
create index addendum_by_meeting on meetings.addendum (meeting_id);
create index addendum_by_organisation on meetings.addendum (organisation_no);
