-- Who somebody is: names and passwords, web sessions, devices, tokens, the server's own keys.
-- Only sochibo_auth reaches these tables; the role that runs commands and queries has no grant here.

create schema identity;

-- The first five tables have the columns better-auth 1.7 expects, in snake case.
create table identity."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

-- Below user_agent the columns are ours: a token is replaced daily, the old one lives until the new one was used.
create table identity.session (
  id text primary key,
  user_id text not null references identity."user" on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  previous_token text unique,
  previous_until timestamptz,
  rotated_at timestamptz,
  device_id uuid
);
create index session_by_user on identity.session (user_id);
create index session_by_device on identity.session (device_id) where device_id is not null;

create table identity.account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references identity."user" on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint account_one_of_a_kind unique (user_id, provider_id)
);

create table identity.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verification_by_identifier on identity.verification (identifier);

create table identity.two_factor (
  id text primary key,
  user_id text not null unique references identity."user" on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean default true,
  failed_verification_count integer default 0,
  locked_until timestamptz
);

-- «Tài khoản» — a person's one way in, under a name folded as people type it.
create table identity.login (
  user_id text primary key references identity."user" on delete cascade,
  person_id uuid not null,
  name text not null,
  must_change_password boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  constraint login_one_a_person unique (person_id),
  constraint login_name_is_free unique (name)
);

-- A phone, a browser or a token: whatever numbers its commands. Tokens have no signing key.
create table identity.device (
  id uuid primary key,
  person_id uuid not null,
  name text not null,
  signing_key jsonb,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz,
  ended_at timestamptz,
  ended_by uuid
);
create index device_by_person on identity.device (person_id);

create table identity.token (
  id uuid primary key,
  person_id uuid not null,
  device_id uuid not null references identity.device,
  name text not null,
  hash bytea not null unique,
  commands text[] not null,
  queries text[] not null,
  organisations uuid[],
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint token_ends_within_a_year check (expires_at <= created_at + interval '1 year' and expires_at > created_at)
);
create index token_by_person on identity.token (person_id);

-- A code given in person by an officer of the level above: ten minutes, one use.
create table identity.recovery (
  id uuid primary key,
  person_id uuid not null,
  officer_id uuid not null,
  code_hash bytea not null,
  clears_second_factor boolean not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  attempts integer not null default 0,
  used_at timestamptz
);
create index recovery_by_person on identity.recovery (person_id, issued_at desc);

-- A technical grant without sight of content.
create table identity.administrator (
  person_id uuid not null,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  decision text not null,
  constraint administrator_once_at_a_time unique (person_id, valid without overlaps)
);

-- Private keys stand here encrypted under the server's secret; erased 18 months after they were retired.
create table identity.server_key (
  id uuid primary key,
  purpose text not null check (purpose in ('seal', 'receipt', 'checkpoint')),
  public_key jsonb not null,
  private_key bytea,
  used_from timestamptz not null,
  retired_at timestamptz
);
create unique index server_key_one_in_use on identity.server_key (purpose) where retired_at is null;

-- Failed attempts per name and per address, under keyed hashes: people type passwords into the wrong field.
create table identity.attempt (
  key bytea primary key,
  count integer not null,
  ends_at timestamptz not null
);
create index attempt_by_end on identity.attempt (ends_at);

-- What happened to accounts. Appended, never changed.
create table identity.event (
  id bigint generated always as identity primary key,
  recorded_at timestamptz not null,
  person_id uuid,
  by_person_id uuid,
  action text not null,
  address text,
  detail jsonb not null default '{}'
);
create index event_by_person on identity.event (person_id, id desc);

do $$
declare
  one regclass;
begin
  for one in
    select class.oid::regclass from pg_class as class
    where class.relnamespace = 'identity'::regnamespace and class.relkind = 'r'
  loop
    execute format('alter table %s owner to sochibo_owner', one);
    execute format('alter table %s enable row level security', one);
    execute format('alter table %s force row level security', one);
    execute format('create policy owner on %s to sochibo_owner using (true) with check (true)', one);
    execute format('create policy sign_in on %s to sochibo_auth using (true) with check (true)', one);
  end loop;
end $$;

alter schema identity owner to sochibo_owner;
grant usage on schema identity to sochibo_auth;
grant select, insert, update, delete on all tables in schema identity to sochibo_auth;
revoke update, delete on identity.event from sochibo_auth;
