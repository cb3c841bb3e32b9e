-- «Quyết định về cán bộ» — the paper by which an office begins and ends: number, day signed, who signed, on what it rests.
alter table members.office_term
  add column decision_signed_on date,
  add column decision_signer text,
  add column decision_basis text,
  add column ended_decision text,
  add column ended_signed_on date,
  add column ended_signer text,
  add column ended_basis text;
