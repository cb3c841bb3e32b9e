-- «Nội dung văn bản» — the words of a paper that has no file, or beside it: news of the commune is read in the book.
create table kit.paper_text (
  paper_id uuid primary key references kit.paper,
  organisation_no integer not null,
  text text not null,
  recorded_at timestamptz not null
);
create index paper_text_by_organisation on kit.paper_text (organisation_no);
