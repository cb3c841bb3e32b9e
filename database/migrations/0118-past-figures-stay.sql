-- «Con số của tháng đã qua» — a committee keeps the figures of a month in which a cell stood below it, also when the cell has
-- since moved to another: what is counted of it, never what was written in it (ADR 0078).

-- What the asker's offices keep with the right to see what lies below them, themselves among it.
create function platform.keeps() returns int4multirange
  language plpgsql stable parallel restricted security definer set search_path = '' as $$
  begin
    if coalesce(current_setting('app.keeps', true), '') = '' then
      perform set_config('app.keeps', coalesce((
        select range_agg(post.numbers) from (
          select int4multirange(int4range(term.organisation_no, term.organisation_no, '[]')) + coalesce(kept.numbers, '{}') as numbers
          from members.office_term as term
          join platform.access_rule as rule
            on rule.office = term.office and rule.reach = 'below' and rule.verb = 'see' and rule.object = 'internal'
          left join organisation.oversight as kept on kept.organisation_no = term.organisation_no
          where term.person_id = platform.person() and term.valid @> platform.today()) as post), '{}')::text, true);
    end if;
    return current_setting('app.keeps')::int4multirange;
  end $$;

-- What once stood below one of these and is kept by others today.
create function platform.departed() returns int4multirange
  language plpgsql stable parallel restricted security definer set search_path = '' as $$
  begin
    if coalesce(current_setting('app.departed', true), '') = '' then
      perform set_config('app.departed', coalesce((
        select range_agg(int4range(gone.organisation_no, gone.organisation_no, '[]')) from (
          select distinct once.organisation_no
          from unnest(platform.keeps()) as kept
          join organisation.reach as once on once.above_no >= lower(kept) and once.above_no < upper(kept)) as gone
        where not gone.organisation_no <@ (select platform.keeps())), '{}')::text, true);
    end if;
    return current_setting('app.departed')::int4multirange;
  end $$;

-- Whether it stood below them on one of the days.
create function platform.stood_below(number integer, days daterange) returns boolean
  language sql stable parallel restricted security definer set search_path = ''
  return exists (
    select from organisation.reach as once
    where once.organisation_no = number and once.above_no <@ (select platform.keeps())
      and daterange(once.from_day, once.until_day) && days);

-- As before; of a meeting whose minutes are still open, also for who keeps the figures of its month.
create or replace function platform.rolls_of(meetings uuid[]) returns table (meeting_id uuid, expected bigint, present bigint, absent bigint)
  language plpgsql stable security definer rows 1000 set search_path = '' as $$
  begin
    return query select entry.meeting_id, count(*), count(*) filter (where entry.attendance in ('present', 'online')), count(*) filter (where entry.attendance = 'absent')
    from meetings.roll_entry as entry
    where entry.meeting_id = any(meetings)
      and (entry.circumstance is null or entry.circumstance = 'temporarily-here')
      -- Whom the roll has not come to yet is neither here nor absent.
      and entry.attendance is not null
    group by entry.meeting_id
    having min(entry.organisation_no) <@ (select platform.within('internal')) and max(entry.organisation_no) <@ (select platform.within('internal'))
      or min(entry.organisation_no) = max(entry.organisation_no) and min(entry.organisation_no) <@ (select platform.departed())
         and platform.stood_below(min(entry.organisation_no), (
           select daterange(own.month, (own.month + interval '1 month')::date) from meetings.meeting as own where own.id = entry.meeting_id));
  end $$;
