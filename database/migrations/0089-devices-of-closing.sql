-- «Máy ghi sổ của tổ chức kết thúc» — when a cell ends, each device that wrote in its book goes with its holder to another book,
-- is handed to whoever keeps the receiving book, or is locked by the act. What followed the holder needs no row.
create table account.passed_device (
  id uuid primary key,
  -- Of the receiving cell; where the act locked the device, of the committee that decided.
  organisation_no integer not null references platform.organisation_head,
  act_id uuid not null references organisation.act,
  device_id uuid not null,
  name text not null,
  from_no integer not null references platform.organisation_head,
  from_person uuid not null,
  from_name text not null,
  on_day date not null,
  state text not null check (state in ('waiting', 'received', 'locked', 'withdrawn')),
  settled_on date,
  settled_by uuid,
  recorded_at timestamptz not null,
  constraint passed_device_settled_by_somebody check ((state = 'waiting') = (settled_on is null)),
  constraint passed_device_once_an_act unique (act_id, device_id)
);
create index passed_device_by_organisation on account.passed_device (organisation_no, state);

-- Which devices in use write in these books on the day or later, of holders who keep no other book that goes on. Keys and
-- sessions stay where they are; told are the name of the device and whose it is.
create function account.book_devices(places integer[], on_day date)
  returns table (organisation_no integer, id uuid, person_id uuid, name text)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select distinct on (device.id) term.organisation_no, device.id, device.person_id, device.name
  from members.office_term as term
  join platform.access_rule as rule
    on rule.office = term.office and rule.reach = 'own' and rule.verb = 'may' and rule.object = 'meetings.keep'
  join identity.device as device
    on device.person_id = term.person_id and device.ended_at is null and device.signing_key is not null
  where term.organisation_no = any(places) and term.organisation_no <@ (select platform.within('internal'))
    and (upper(term.valid) is null or upper(term.valid) > on_day)
    and not exists (
      select from members.office_term as other
      join platform.access_rule as also
        on also.office = other.office and also.reach = 'own' and also.verb = 'may' and also.object = 'meetings.keep'
      where other.person_id = term.person_id and other.organisation_no <> all(places)
        and (upper(other.valid) is null or upper(other.valid) > on_day))
  order by device.id, lower(term.valid) desc;
end $$;
revoke all on function account.book_devices(integer[], date) from public;
grant execute on function account.book_devices(integer[], date) to sochibo_app;

-- Locks devices in the transaction of the order by which that is decided: those that write in a book the giver of the order
-- may look into, or that wait to be received in one.
create function account.lock_devices(devices uuid[], at timestamptz) returns void
  language plpgsql security definer set search_path = '' as $$
  declare locked uuid[];
begin
  with ended as (
    update identity.device as device set ended_at = at, ended_by = platform.person()
    where device.id = any(devices) and device.ended_at is null and device.signing_key is not null
      and (exists (select from members.office_term as term
                   where term.person_id = device.person_id and term.organisation_no <@ (select platform.within('internal')))
           or exists (select from account.passed_device as passed
                      where passed.device_id = device.id and passed.state = 'waiting'
                        and passed.organisation_no <@ (select platform.within('working'))))
    returning device.id, device.person_id),
  noted as (
    insert into identity.event (recorded_at, person_id, by_person_id, action, detail)
    select at, ended.person_id, platform.person(), 'device-ended', jsonb_build_object('device', ended.id) from ended
    returning 1)
  select array_agg(ended.id) into locked from ended;
  delete from identity.session where device_id = any(locked);
end $$;
revoke all on function account.lock_devices(uuid[], timestamptz) from public;
grant execute on function account.lock_devices(uuid[], timestamptz) to sochibo_app;
