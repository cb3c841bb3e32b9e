-- «Thôi giữ chức vụ theo phương án» — an office that ends by the plan although its organisation stands.
create table restructuring.relief (
  plan_id uuid not null references restructuring.plan,
  term_id uuid not null,
  organisation_no integer not null,
  recorded_at timestamptz not null,
  primary key (plan_id, term_id)
);

-- «Chức danh kiêm giữ» — held with the office that the plan fills.
alter table restructuring.post add column state_post text;

-- A decision about offices alone.
alter table organisation.act drop constraint act_kind_check;
alter table organisation.act add constraint act_kind_check check (kind in
  ('found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise', 'offices', 'admit', 'release', 'rectify'));
