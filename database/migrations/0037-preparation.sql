-- Of an item: whether it is a local matter or comes from above, and the minutes meant for it.
alter table meetings.agenda_item
  add column source text check (source in ('local', 'above')),
  add column minutes integer check (minutes >= 0);

create schema preparation;

-- «Đề nghị» — what a member, or somebody assigned to attend, wants discussed. Taken up: an item of an agenda names it.
create table preparation.item_proposal (
  id uuid primary key,
  organisation_no integer not null,
  person_id uuid not null,
  title text not null,
  reason text,
  proposed_on date not null,
  standing text not null check (standing in ('waiting', 'declined', 'withdrawn')),
  answer text,
  answered_by uuid,
  answered_on date,
  recorded_at timestamptz not null,
  constraint item_proposal_declined_with_reason check ((standing = 'declined') = (answer is not null))
);
create index item_proposal_by_organisation on preparation.item_proposal (organisation_no, standing);

-- «Nội dung gợi ý» — of a committee for the cells below it; no month: every month.
create table preparation.suggestion (
  id uuid primary key,
  organisation_no integer not null,
  month date check (extract(day from month) = 1),
  audience text[] not null default '{}',
  title text not null,
  note text,
  source text not null check (source in ('local', 'above')),
  withdrawn boolean not null default false,
  recorded_at timestamptz not null
);
create index suggestion_by_organisation on preparation.suggestion (organisation_no, month);

-- «Chuyên đề trong kế hoạch năm» — one for a month; dropped with its reason.
create table preparation.planned_theme (
  id uuid primary key,
  organisation_no integer not null,
  month date not null check (extract(day from month) = 1),
  topic text not null,
  kind text not null check (kind in ('ordinary', 'thematic')),
  presenter_id uuid,
  standing text not null check (standing in ('planned', 'dropped')),
  reason text,
  recorded_at timestamptz not null,
  constraint planned_theme_dropped_with_reason check ((standing = 'dropped') = (reason is not null))
);
create unique index planned_theme_one_a_month on preparation.planned_theme (organisation_no, month) where standing = 'planned';
