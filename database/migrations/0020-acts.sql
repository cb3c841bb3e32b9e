-- «Quyết định về tổ chức» — a dated, numbered, signed act that changes the tree or where people belong.
-- It stands in the book of the superior who decided; rows that it began or ended name it.
create table organisation.act (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  kind text not null check (kind in
    ('found', 'merge', 'split', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise', 'admit', 'release', 'rectify')),
  title text not null,
  decision text not null,
  signed_on date not null,
  signer text not null,
  basis text not null,
  effective_on date not null,
  -- The act that this one sets right or undoes.
  rectifies uuid references organisation.act,
  recorded_at timestamptz not null
);
create index act_by_organisation on organisation.act (organisation_no, effective_on);

alter table organisation.profile add column begun_act uuid, add column ended_act uuid;
alter table organisation.placement add column begun_act uuid, add column ended_act uuid;

-- Why somebody's belonging to a cell began ('admission', 'arrival', 'restructuring', 'restored') and ended
-- ('transfer', 'restructuring', 'left', 'removed', 'expelled', 'died'), and by which act or transfer.
alter table members.affiliation add column begun_by text, add column begun_act uuid, add column ended_act uuid;
