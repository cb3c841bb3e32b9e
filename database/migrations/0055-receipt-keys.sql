-- An older receipt key vouches for the one that follows it: devices believe no other.
alter table identity.server_key
  add column vouched_by uuid references identity.server_key,
  add column vouching text,
  add constraint server_key_vouched check ((vouched_by is null) = (vouching is null));
