-- «Tệp minh chứng» — of a shortcoming of the organisation: a paper or a picture beside the words, by its SHA-256.
alter table tasks.shortcoming
  add column evidence_file text,
  add column evidence_file_name text;
