-- «Bàn giao máy» — a phone passes to a successor with a ticket, also without a network (ADR 42): who hands it over, to whom, and
-- the device that the successor's own entries come from. Ended by the successor's own word, or withdrawn.
create schema account;
create table account.handover (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  from_person uuid not null,
  from_term uuid not null,
  to_person uuid not null,
  device_id uuid not null,
  reason text not null check (reason in ('new-term', 'absence')),
  day date not null,
  offered_on date not null,
  state text not null check (state in ('offered', 'closed', 'withdrawn')),
  recorded_at timestamptz not null,
  constraint handover_to_somebody_else check (from_person <> to_person),
  constraint handover_one_a_device unique (device_id)
);
create index handover_by_organisation on account.handover (organisation_no, state);

alter table platform.late_command drop constraint late_command_why_check;
alter table platform.late_command add constraint late_command_why_check
  check (why in ('term-ended', 'device-ended', 'term-to-come'));

-- Whether somebody who held this right handed the very device over to the person, in the last sixty days: what the
-- successor writes before a term of his own is kept for whoever holds the office. In the name of a term it is not.
create function platform.handed_over(may text, term uuid, device uuid, place integer) returns boolean
  language sql stable security definer set search_path = ''
  begin atomic
    select term is null and exists (
      select from account.handover as handover
      join members.office_term as held on held.id = handover.from_term and held.person_id = handover.from_person
      join platform.access_rule as rule
        on rule.office = held.office and rule.reach = 'own' and rule.verb = 'may' and rule.object = may
      where handover.to_person = platform.person() and handover.device_id = device
        and handover.organisation_no = place and held.organisation_no = place and held.office <> 'administrator'
        and handover.state <> 'withdrawn' and handover.offered_on > platform.today() - 60);
  end;
revoke all on function platform.handed_over(text, uuid, uuid, integer) from public;
grant execute on function platform.handed_over(text, uuid, uuid, integer) to sochibo_app;
