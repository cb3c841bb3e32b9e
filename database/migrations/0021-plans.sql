-- «Tiền thân, kế thừa» — which organisation went on in which, by what act, and how many members went along.
create table organisation.lineage (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  act_id uuid not null references organisation.act,
  predecessor_id uuid not null references platform.organisation_head (organisation_id),
  successor_id uuid not null references platform.organisation_head (organisation_id),
  on_day date not null,
  members integer not null,
  -- The later act that took it back.
  undone_act uuid references organisation.act,
  recorded_at timestamptz not null
);
create index lineage_by_predecessor on organisation.lineage (predecessor_id);
create index lineage_by_successor on organisation.lineage (successor_id);

-- By which act on organisations an office began and ended.
alter table members.office_term add column if not exists begun_act uuid, add column if not exists ended_act uuid;

create schema restructuring;

-- «Phương án sắp xếp» — a draft of one or more acts on live data; signed it becomes an act, on its day it is carried out.
create table restructuring.plan (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  title text not null,
  note text,
  campaign_id uuid,
  copied_from uuid,
  -- How many official members each cell shall keep at least, where somebody has set that.
  keep_official integer check (keep_official > 0),
  state text not null check (state in ('draft', 'signed', 'applied', 'undone', 'dropped')),
  effective_on date,
  act_id uuid references organisation.act,
  undoing_act uuid references organisation.act,
  -- The moment of the command that carried it out: versions superseded then are what an undoing restores.
  applied_at timestamptz,
  made_on date not null,
  recorded_at timestamptz not null,
  constraint plan_signed_has_act check ((act_id is not null) = (state in ('signed', 'applied', 'undone'))),
  constraint plan_applied_has_moment check (state <> 'applied' or applied_at is not null)
);
create index plan_by_organisation on restructuring.plan (organisation_no, made_on);
create index plan_by_campaign on restructuring.plan (campaign_id);
create index plan_due on restructuring.plan (effective_on) where state = 'signed';

-- One step of a plan: what happens to which organisations.
create table restructuring.step (
  id uuid primary key,
  organisation_no integer not null,
  plan_id uuid not null references restructuring.plan,
  position integer not null,
  kind text not null check (kind in
    ('found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'admit', 'release')),
  organisation_ids uuid[] not null default '{}',
  -- The organisation that arises or receives; a new one has its lifelong id already here.
  target_id uuid,
  name text,
  code text,
  organisation_kind text references organisation.kind,
  category text references organisation.category,
  parent_id uuid,
  recorded_at timestamptz not null
);
create index step_by_plan on restructuring.step (plan_id);

-- Where one person goes. A row for each: two people at one plan do not overwrite each other.
create table restructuring.person_place (
  plan_id uuid not null references restructuring.plan,
  person_id uuid not null,
  organisation_no integer not null,
  target_id uuid,
  version integer not null,
  -- The rule by which it was proposed; `null`: by hand.
  rule text,
  placed_by uuid not null,
  recorded_at timestamptz not null,
  primary key (plan_id, person_id)
);

-- Who takes which office in an organisation of the plan.
create table restructuring.post (
  id uuid primary key,
  organisation_no integer not null,
  plan_id uuid not null references restructuring.plan,
  target_id uuid not null,
  person_id uuid not null,
  office text not null check (office in ('secretary', 'deputy-secretary', 'committee-member', 'office-staff')),
  title text,
  recorded_at timestamptz not null,
  constraint post_once unique (plan_id, target_id, person_id, office)
);

-- Where open work of a closing organisation goes, if not along with whoever is in charge of it.
create table restructuring.work_place (
  plan_id uuid not null references restructuring.plan,
  item_id uuid not null,
  organisation_no integer not null,
  target_id uuid,
  version integer not null,
  recorded_at timestamptz not null,
  primary key (plan_id, item_id)
);

-- Who comes to a cell by an act; the cell confirms it.
create table restructuring.arrival (
  act_id uuid not null references organisation.act,
  person_id uuid not null,
  organisation_no integer not null references platform.organisation_head,
  origin_id uuid not null,
  on_day date not null,
  withdrawn boolean not null default false,
  confirmed_on date,
  confirmed_by uuid,
  note text,
  recorded_at timestamptz not null,
  primary key (act_id, person_id)
);
create index arrival_by_organisation on restructuring.arrival (organisation_no, on_day);
