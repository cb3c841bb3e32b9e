-- «Định ngày cả năm» — the day on which the cell means to hold the ordinary meeting of a month, before the meeting itself is planned.
create table meetings.year_day (
  organisation_no integer not null,
  month date not null check (month = date_trunc('month', month)),
  planned_on date not null,
  recorded_at timestamptz not null,
  primary key (organisation_no, month)
);
