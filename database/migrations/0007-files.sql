-- A file belongs to the organisation that stored it: two may hold the same bytes and know nothing of each other.

drop table platform.file_chunk;
drop table platform.file;

create table platform.file (
  organisation_no integer not null references platform.organisation_head,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size integer not null check (size > 0),
  person_id uuid,
  recorded_at timestamptz not null,
  primary key (organisation_no, sha256)
);
create index file_by_hash on platform.file (sha256);

create table platform.file_chunk (
  organisation_no integer not null,
  sha256 text not null,
  position integer not null,
  bytes bytea not null,
  primary key (organisation_no, sha256, position),
  foreign key (organisation_no, sha256) references platform.file
);
