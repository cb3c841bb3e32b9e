-- «Đợt sắp xếp» — ordered by documents from above, for named units, until a day.
create table restructuring.campaign (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  title text not null,
  basis text not null,
  -- The act that each unit is to bring about.
  kind text not null check (kind in
    ('found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise')),
  begun_on date not null,
  due_on date not null,
  closed_on date,
  recorded_at timestamptz not null,
  constraint campaign_due_after_begun check (due_on >= begun_on)
);
create index campaign_by_organisation on restructuring.campaign (organisation_no);

create table restructuring.campaign_unit (
  campaign_id uuid not null references restructuring.campaign,
  unit_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  recorded_at timestamptz not null,
  primary key (campaign_id, unit_id)
);
alter table restructuring.plan add foreign key (campaign_id) references restructuring.campaign;
