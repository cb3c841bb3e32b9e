-- «Bản của dự thảo» — its author corrects it: which version stands, since when, the ones before, and files beside the words.
alter table preparation.shared_draft
  add column version integer not null default 1,
  add column corrected_on date,
  add column earlier jsonb not null default '[]',
  add column files jsonb not null default '[]';

-- «Góp ý về bản nào» — a comment keeps what it was about; of the same person what he said of versions before.
alter table preparation.draft_comment
  add column about integer not null default 1,
  add column earlier jsonb not null default '[]';
