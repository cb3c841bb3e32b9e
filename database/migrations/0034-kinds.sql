-- «Loại hình tự thêm» — beside those of the house: of the same class as a known one, by a decision.
create table organisation.added_kind (
  code text primary key,
  organisation_no integer not null references platform.organisation_head,
  vi text not null,
  en text not null,
  is_cell boolean not null,
  is_grassroots boolean not null,
  position integer not null,
  -- The document by which the kind was introduced.
  decision text not null,
  recorded_at timestamptz not null
);
-- A kind is looked up in both lists by whoever writes one down; a key can only lead to one of them.
alter table organisation.profile drop constraint profile_kind_fkey;
alter table restructuring.step drop constraint step_organisation_kind_fkey;
