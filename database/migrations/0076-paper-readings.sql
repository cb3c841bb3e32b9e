-- «Đảng viên đã được quán triệt văn bản» — read in the app, given in print or read out, one row for each person of the cell.
create table kit.paper_reading (
  paper_id uuid not null references kit.paper,
  organisation_no integer not null,
  person_id uuid not null,
  how text not null check (how in ('app', 'printed', 'read-out')),
  read_on date not null,
  noted_by uuid not null,
  recorded_at timestamptz not null,
  primary key (paper_id, organisation_no, person_id)
);
create index paper_reading_by_organisation on kit.paper_reading (organisation_no, paper_id);
create index paper_reading_by_person on kit.paper_reading (person_id);

-- «Văn bản đọc tại cuộc họp» — an item that came from the paper was concluded: whoever the roll has as present was reached.
create table meetings.paper_read_out (
  meeting_id uuid not null references meetings.meeting,
  paper_id uuid not null,
  organisation_no integer not null,
  read_on date not null,
  recorded_at timestamptz not null,
  primary key (meeting_id, paper_id)
);
create index paper_read_out_by_organisation on meetings.paper_read_out (organisation_no);
create index paper_read_out_by_paper on meetings.paper_read_out (paper_id);
