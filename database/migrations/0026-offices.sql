-- «Chức danh nhà nước kiêm giữ, khối phụ trách» — held with the seat, for as long as the seat is held.
alter table members.office_term add column state_post text, add column portfolio text, add column ended_why text;

-- «Đề nghị kiện toàn» — a cell asks, its superior answers and appoints: each step with its day.
create table members.office_proposal (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  kind text not null check (kind in ('committee', 'seats', 'upgrade', 'support')),
  text text not null,
  people jsonb not null,
  proposed_on date not null,
  reviewed_on date,
  outcome text check (outcome in ('accepted', 'rejected')),
  reason text,
  decision text,
  decided_on date,
  recorded_at timestamptz not null,
  check ((outcome is null) = (reviewed_on is null)),
  check (outcome is distinct from 'rejected' or reason is not null)
);
create index office_proposal_by_organisation on members.office_proposal (organisation_no);

-- «Địa bàn của tổ chức» — what the place is like, by period: distance, hardship, poor households, border.
create table organisation.place_fact (
  id uuid primary key,
  organisation_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  distance_km numeric(6, 2),
  hardship text,
  poor_households integer,
  households integer,
  border boolean not null default false,
  -- The hamlet or street group itself; a cell without one covers no hamlet.
  hamlets integer not null default 0,
  -- Names of hamlets without a cell, as the committee that covers them lists them.
  uncovered text,
  source text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint place_fact_one_at_a_time unique (organisation_id, valid without overlaps)
);
create index place_fact_by_no on organisation.place_fact (organisation_no);
