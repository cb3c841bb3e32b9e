-- «Việc đã chuyển theo quyết định» — which row of the new book goes on with which of the old: an undoing takes back what
-- nobody has written since. In the book of the superior who decided.
create table restructuring.moved_work (
  act_id uuid not null references organisation.act,
  to_id uuid not null,
  from_id uuid not null,
  kind text not null,
  -- Empty: confided to its cell.
  title text,
  from_no integer not null,
  to_no integer not null,
  back boolean not null,
  organisation_no integer not null,
  recorded_at timestamptz not null,
  primary key (act_id, to_id)
);
