-- «Địa bàn» — how hard life is where an organisation stands, by period: what decides whom to send there.
create table organisation.place_fact (
  id uuid primary key,
  organisation_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  hardship text constraint place_fact_hardship_is_known check (hardship in ('none', 'area-1', 'area-2', 'area-3', 'special')),
  border boolean,
  households integer check (households >= 0),
  poor_households integer check (poor_households >= 0),
  -- To the seat of the superior committee. Where nothing is said here, that of the profile counts.
  distance_km numeric(6, 2) check (distance_km >= 0),
  latitude numeric(8, 5),
  longitude numeric(8, 5),
  -- The decision or the survey it was taken from.
  source text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  -- At the end of the command: it shortens one period and begins the next.
  constraint place_fact_one_at_a_time unique (organisation_id, valid without overlaps) deferrable initially deferred,
  constraint place_fact_poor_are_households check (poor_households <= households),
  constraint place_fact_is_a_point check ((latitude is null) = (longitude is null))
);
create index place_fact_by_no on organisation.place_fact (organisation_no);
