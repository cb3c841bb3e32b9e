-- «Xếp loại hằng năm» — of a member or of a cell, for a year, by the decision of the level that rates. The row goes along with the
-- file of the member; where the rating was given stays.
create table careers.rating (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  rated_no integer not null references platform.organisation_head,
  -- `null`: the cell itself.
  person_id uuid,
  full_name text,
  year integer not null check (year between 2008 and 2100),
  grade text not null check (grade in ('excellent', 'good', 'done', 'not-done')),
  decision text not null,
  signed_on date not null,
  signer text not null,
  basis text,
  recorded_at timestamptz not null,
  constraint rating_of_somebody check ((person_id is null) = (full_name is null)),
  constraint rating_follows_its_member check (person_id is not null or organisation_no = rated_no)
);
create unique index rating_once_a_year on careers.rating (person_id, year) where person_id is not null;
create unique index rating_of_cell_once_a_year on careers.rating (rated_no, year) where person_id is null;
create index rating_by_place on careers.rating (rated_no, year);
