-- «Bước chuẩn bị đã làm» — which step of the rule pack was done on which day; a step without a row was not done.
create table preparation.preparation_step (
  meeting_id uuid not null,
  step text not null,
  organisation_no integer not null,
  done_on date not null,
  note text,
  person_id uuid not null,
  recorded_at timestamptz not null,
  primary key (meeting_id, step)
);
create index preparation_step_by_organisation on preparation.preparation_step (organisation_no);

-- «Dự thảo gửi góp ý» — before a meeting, of one item of its agenda or of none.
create table preparation.shared_draft (
  id uuid primary key,
  organisation_no integer not null,
  meeting_id uuid not null,
  item_id uuid,
  title text not null,
  text text not null,
  sent_by uuid not null,
  sent_on date not null,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null
);
create index shared_draft_by_organisation on preparation.shared_draft (organisation_no, meeting_id);

-- «Góp ý» — one to a person and draft; no words: read and agreed.
create table preparation.draft_comment (
  draft_id uuid not null references preparation.shared_draft,
  person_id uuid not null,
  organisation_no integer not null,
  text text,
  said_on date not null,
  recorded_at timestamptz not null,
  primary key (draft_id, person_id)
);
create index draft_comment_by_organisation on preparation.draft_comment (organisation_no);
