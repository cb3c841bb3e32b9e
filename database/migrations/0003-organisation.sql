create schema organisation;

-- «Loại hình tổ chức» — kinds are data: the tree was rebuilt twice in fifteen months.
create table organisation.kind (
  code text primary key,
  vi text not null,
  en text not null,
  is_cell boolean not null,
  is_grassroots boolean not null,
  position integer not null
);
insert into organisation.kind (code, vi, en, is_cell, is_grassroots, position) values
  ('province-chapter', 'Đảng bộ tỉnh', 'province chapter', false, false, 10),
  ('district-chapter', 'Đảng bộ huyện', 'district chapter', false, false, 20),
  ('bloc-chapter', 'Đảng bộ khối', 'bloc chapter', false, false, 25),
  ('commune-chapter', 'Đảng bộ xã', 'commune chapter', false, true, 30),
  ('grassroots-chapter', 'Đảng bộ cơ sở', 'grassroots chapter', false, true, 40),
  ('inner-chapter', 'Đảng bộ trực thuộc cơ sở', 'inner chapter', false, false, 45),
  ('section', 'Đảng bộ bộ phận', 'section', false, false, 50),
  ('grassroots-cell', 'Chi bộ cơ sở', 'grassroots cell', true, true, 60),
  ('cell', 'Chi bộ', 'cell', true, false, 70),
  ('outside', 'Tổ chức ngoài sổ', 'outside body', false, false, 90);

-- «Loại hình chi bộ» — decides the content of meetings, targets and statistics.
create table organisation.category (
  code text primary key,
  vi text not null,
  en text not null,
  position integer not null
);
insert into organisation.category (code, vi, en, position) values
  ('village', 'Chi bộ thôn', 'village cell', 10),
  ('street', 'Chi bộ tổ dân phố', 'street cell', 20),
  ('commune-office', 'Chi bộ cơ quan xã', 'commune office cell', 30),
  ('agency', 'Chi bộ cơ quan', 'agency cell', 40),
  ('public-service', 'Chi bộ đơn vị sự nghiệp', 'public service cell', 50),
  ('state-enterprise', 'Chi bộ doanh nghiệp nhà nước', 'state enterprise cell', 60),
  ('private-enterprise', 'Chi bộ doanh nghiệp ngoài khu vực nhà nước', 'private enterprise cell', 70),
  ('armed-forces', 'Chi bộ lực lượng vũ trang', 'armed forces cell', 80),
  ('other', 'Chi bộ khác', 'other cell', 90);

-- What an organisation is called and counts as, by period; its identity is the head's lifelong id.
create table organisation.profile (
  id uuid primary key,
  organisation_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  name text not null,
  search_name text not null,
  code text,
  kind text not null references organisation.kind,
  category text references organisation.category,
  block text,
  block_position integer,
  place text,
  distance_km numeric(6, 2),
  decision text,
  founded_on date,
  note text,
  position integer not null default 0,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint profile_one_at_a_time unique (organisation_id, valid without overlaps)
);
create index profile_by_code on organisation.profile (code);
create index profile_by_no on organisation.profile (organisation_no);
create index profile_by_name on organisation.profile using gin (search_name gin_trgm_ops);

-- Who stood under whom, for counting on any date. A root has no line.
create table organisation.placement (
  id uuid primary key,
  organisation_id uuid not null references platform.organisation_head (organisation_id),
  organisation_no integer not null,
  parent_no integer not null references platform.organisation_head (organisation_no),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  recorded_at timestamptz not null,
  constraint placement_one_superior_at_a_time unique (organisation_id, valid without overlaps)
);
create index placement_by_parent on organisation.placement (parent_no);

-- Today's keeper of every organisation that ever was, with itself at depth 0: for rights, not for counting.
create table organisation.custody (
  keeper_no integer not null references platform.organisation_head,
  organisation_no integer not null references platform.organisation_head,
  depth integer not null,
  recorded_at timestamptz not null,
  primary key (keeper_no, organisation_no)
);
create index custody_by_organisation on organisation.custody (organisation_no);
