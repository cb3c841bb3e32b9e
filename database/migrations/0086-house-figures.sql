-- «Số của hệ thống» — lead days and deductions that no document fixes, as a committee has set them for the cells below it.
create table preparation.house_figure (
  id uuid primary key,
  organisation_no integer not null,
  -- `step:told`: days before; `part:preparation.draft`: points for each step left out.
  about text not null,
  -- Null: from that day on as the system has it again.
  figure integer,
  valid_from date not null,
  paper text,
  set_by uuid not null,
  set_on date not null,
  recorded_at timestamptz not null
);
create index house_figure_by_organisation on preparation.house_figure (organisation_no, about);
