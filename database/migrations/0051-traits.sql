-- «Các mặt của buổi sinh hoạt» — rated one by one beside the frame, of the cell and of its committee apart.
create table meetings.trait_rating (
  meeting_id uuid not null references meetings.meeting,
  body text not null check (body in ('cell', 'committee')),
  trait text not null,
  organisation_no integer not null,
  points integer not null check (points >= 0),
  rated_by text not null check (rated_by in ('meeting', 'committee')),
  recorded_at timestamptz not null,
  primary key (meeting_id, body, trait)
);
create index trait_rating_by_organisation on meetings.trait_rating (organisation_no, meeting_id);
