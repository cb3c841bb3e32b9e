-- «Mô hình» — a way of working that is tried in some units and then copied to others.
create table programmes.model (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  name text not null,
  description text not null,
  document text not null,
  -- A review falls due so many months after a start; nothing: as the rule pack says.
  review_months integer check (review_months > 0),
  begun_on date not null,
  recorded_at timestamptz not null
);
create index model_by_organisation on programmes.model (organisation_no);

-- «Đơn vị của mô hình» — a pilot, chosen by some level; or one of those to which the model is to be copied.
create table programmes.model_unit (
  model_id uuid not null references programmes.model,
  unit_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null references platform.organisation_head,
  -- Since when it stands in the plan of the roll-out, and by when it is to begin.
  planned_on date,
  due_on date,
  started_on date,
  -- A pilot: who chose it, at which level, by which paper.
  level text check (level in ('central', 'province', 'district', 'commune', 'cell')),
  chosen_by text,
  decision text,
  ended_on date,
  end_reason text,
  recorded_at timestamptz not null,
  primary key (model_id, unit_id),
  constraint model_unit_planned_or_started check (planned_on is not null or started_on is not null),
  constraint model_unit_pilot_is_chosen check ((level is null) = (chosen_by is null) and (level is null or started_on is not null)),
  constraint model_unit_ends_with_a_reason check ((ended_on is null) = (end_reason is null))
);
create index model_unit_by_unit on programmes.model_unit (unit_id);
create index model_unit_by_organisation on programmes.model_unit (organisation_no);

-- «Kết luận đánh giá trước và sau» — of a pilot, of an assigned member, of a new secretary.
create table programmes.review (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  of text not null check (of in ('pilot', 'attachment', 'secretary')),
  -- The pilot's model, the assignment, the term of office.
  subject_id uuid not null,
  unit_id uuid not null references platform.organisation_head (organisation_id),
  conclusion text not null,
  concluded_on date not null,
  concluded_by uuid not null,
  recorded_at timestamptz not null,
  constraint review_once unique (of, subject_id, unit_id) deferrable initially deferred
);
create index review_by_organisation on programmes.review (organisation_no);
create index review_by_unit on programmes.review (unit_id);
