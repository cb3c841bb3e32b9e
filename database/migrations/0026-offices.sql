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

-- «Số thôn của địa bàn» — how many hamlets or street groups a committee covers, by period, and which have no cell.
create table organisation.hamlet_fact (
  id uuid primary key,
  organisation_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  hamlets integer not null check (hamlets >= 0),
  uncovered text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  -- At the end of the command: it shortens one period and begins the next.
  constraint hamlet_fact_one_at_a_time unique (organisation_id, valid without overlaps) deferrable initially deferred
);
create index hamlet_fact_by_no on organisation.hamlet_fact (organisation_no);
