create schema members;

-- «Người» — a lifelong identity: members, candidates, guests, users, returning members.
create table members.person (
  id uuid primary key,
  organisation_no integer not null,
  full_name text not null,
  sort_name text collate "vi-x-icu" not null,
  search_name text not null,
  recorded_at timestamptz not null
);
create index person_by_organisation on members.person (organisation_no, sort_name, id);
create index person_by_name on members.person using gin (search_name gin_trgm_ops);

-- Personal class: what the cell committee and the levels above may see.
create table members.personal_record (
  person_id uuid primary key references members.person,
  organisation_no integer not null,
  other_name text,
  sex text check (sex in ('male', 'female')),
  birth_date date,
  citizen_number text,
  old_identity_number text,
  card_number text,
  card_place text,
  card_date date,
  old_card_number text,
  national_id text,
  birth_place text,
  home_place text,
  residence text,
  joined_on date,
  official_on date,
  general_education text,
  professional_education text,
  theory_level text,
  occupation text,
  works_away boolean not null default false,
  state_office text,
  phone text,
  note text,
  recorded_at timestamptz not null
);
create index personal_record_by_organisation on members.personal_record (organisation_no);

-- Sensitive class: optional, granted apart, every read logged.
create table members.sensitive_record (
  person_id uuid primary key references members.person,
  organisation_no integer not null,
  purpose text not null,
  ethnic_group text,
  religion text,
  recorded_at timestamptz not null
);

-- «Sinh hoạt đảng» — belonging to a cell during a period.
create table members.affiliation (
  id uuid primary key,
  person_id uuid not null references members.person,
  organisation_no integer not null references platform.organisation_head,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  earlier_unknown boolean not null default false,
  ended_by text,
  recorded_at timestamptz not null,
  constraint affiliation_one_cell_at_a_time unique (person_id, valid without overlaps)
);
create index affiliation_by_organisation on members.affiliation (organisation_no, valid);

-- «Tư cách» — official or probationary, by period.
create table members.standing (
  id uuid primary key,
  person_id uuid not null references members.person,
  organisation_no integer not null,
  standing text not null check (standing in ('official', 'probationary')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint standing_one_at_a_time unique (person_id, valid without overlaps)
);
create index standing_by_organisation on members.standing (organisation_no);

-- Exempt, suspended, temporarily here or elsewhere: what the base of a vote needs.
create table members.circumstance (
  id uuid primary key,
  person_id uuid not null references members.person,
  organisation_no integer not null,
  kind text not null check (kind in ('exempt', 'suspended', 'temporarily-elsewhere', 'temporarily-here')),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint circumstance_one_of_a_kind_at_a_time unique (person_id, kind, valid without overlaps)
);
create index circumstance_by_organisation on members.circumstance (organisation_no);

-- Why: personal class, apart from the fact.
create table members.circumstance_ground (
  circumstance_id uuid primary key references members.circumstance,
  organisation_no integer not null,
  ground text not null,
  recorded_at timestamptz not null
);

-- «Chức vụ» — who holds which office in which organisation, from–until. Rights follow the term.
create table members.office_term (
  id uuid primary key,
  person_id uuid not null references members.person,
  organisation_no integer not null references platform.organisation_head,
  office text not null,
  title text,
  decision text,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint office_term_once_at_a_time unique (person_id, organisation_no, office, valid without overlaps)
);
create index office_term_by_organisation on members.office_term (organisation_no);
create unique index office_term_one_secretary on members.office_term (organisation_no)
  where office = 'secretary' and upper_inf(valid);

-- Uniqueness of citizen and card numbers over the whole system, by keyed hash: names nobody.
create table members.number_claim (
  kind text not null check (kind in ('citizen', 'card')),
  hash bytea not null,
  person_id uuid not null,
  primary key (kind, hash)
);

-- Which organisations this person may see data of each class in, and whose papers come down to them.
-- Asked once a transaction; the answer becomes settings that the policies read (ADR 0005).
create function platform.scopes() returns table (class text, organisations integer[])
  language sql stable security definer set search_path = ''
  begin atomic
    with post as (
      select term.office, term.organisation_no from members.office_term as term
      where term.person_id = platform.person() and term.valid @> platform.today()
      union all
      select 'member', affiliation.organisation_no from members.affiliation as affiliation
      where affiliation.person_id = platform.person() and affiliation.valid @> platform.today())
    select rule.object, array_agg(distinct custody.organisation_no)
    from post
    join platform.access_rule as rule on rule.office = post.office and rule.verb = 'see'
    join organisation.custody as custody
      on custody.keeper_no = post.organisation_no and (custody.depth = 0) = (rule.reach = 'own')
    group by rule.object
    union all
    select 'above', array_agg(distinct custody.keeper_no)
    from post join organisation.custody as custody using (organisation_no);
  end;

-- Whether the person, acting under one term (or as a member of the cell), may do this there today.
create function platform.holds(may text, term uuid, place integer) returns boolean language sql stable security definer set search_path = ''
  begin atomic
    select exists (
      select from members.office_term as held
      join platform.access_rule as rule on rule.office = held.office and rule.verb = 'may' and rule.object = may
      join organisation.custody as custody
        on custody.keeper_no = held.organisation_no
       and custody.organisation_no = place
       and (custody.depth = 0) = (rule.reach = 'own')
      where held.id = term and held.person_id = platform.person() and held.valid @> platform.today()
    ) or exists (
      select from members.affiliation as affiliation
      join platform.access_rule as rule
        on rule.office = 'member' and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      where affiliation.person_id = platform.person()
        and affiliation.valid @> platform.today()
        and affiliation.organisation_no = place
    ) or exists (
      -- The operator at the machine itself, who connects as the owner of the tables.
      select from platform.instance as instance
      where instance.operator_id = platform.person() and session_user = 'sochibo_owner'
    );
  end;
