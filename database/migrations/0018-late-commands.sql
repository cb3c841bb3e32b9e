-- «Việc đến muộn» — commands sealed on a device whose writer's term had ended, or whose device had been locked, when they
-- arrived. Nothing of them is applied and nothing is dropped: who holds the office now takes or refuses each.
create table platform.late_command (
  command_id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  person_id uuid not null,
  device_id uuid not null,
  sequence bigint not null,
  content_hash bytea not null,
  why text not null check (why in ('term-ended', 'device-ended')),
  envelope jsonb not null,
  arrived_at timestamptz not null,
  standing text not null default 'waiting' check (standing in ('waiting', 'confirmed', 'refused')),
  reason text,
  settled_by uuid,
  settled_with uuid,
  settled_at timestamptz,
  constraint late_command_settled_by_somebody check ((standing = 'waiting') = (settled_with is null)),
  constraint late_command_refused_with_reason check (standing <> 'refused' or reason is not null)
);
create index late_command_by_organisation on platform.late_command (organisation_no, standing);

-- Whether the person held this right by this term, which is over.
create function platform.held_once(may text, term uuid, place integer) returns boolean language sql stable security definer set search_path = ''
  begin atomic
    select exists (
      select from members.office_term as held
      join platform.access_rule as rule on rule.office = held.office and rule.verb = 'may' and rule.object = may
      join organisation.custody as custody
        on custody.keeper_no = held.organisation_no
       and custody.organisation_no = place
       and (custody.depth = 0) = (rule.reach = 'own')
      where held.id = term and held.person_id = platform.person() and upper(held.valid) <= platform.today()
        and held.office <> 'administrator');
  end;
revoke all on function platform.held_once(text, uuid, integer) from public;
grant execute on function platform.held_once(text, uuid, integer) to sochibo_app;
