-- What a part of the tree adds up to in a month, kept under the direct superior (ADR 0066): folded by the command that changes
-- a meeting, a task or a place in the tree, in its transaction; a test holds every sum against the plain count.

-- «Chỗ đứng của chi bộ» — cells that stood alike under one superior, from–until: with when they lived and when they were cells.
create table reports.seat (
  organisation_no integer not null,
  seat_no integer not null,
  from_day date not null,
  until_day date not null,
  life datemultirange not null,
  cellhood datemultirange not null,
  numbers int4multirange not null,
  cells integer not null,
  primary key (organisation_no, seat_no)
);

-- The lines of `cell_month` of these cells, those of one day together; without a day: excused and not held.
create table reports.seat_month (
  organisation_no integer not null,
  seat_no integer not null,
  month date not null,
  held_on date,
  cells integer not null,
  excused integer not null,
  expected integer not null,
  present integer not null,
  absent integer not null,
  listeners integer not null,
  speakers integer not null,
  local_items integer not null,
  upper_items integer not null,
  as_planned integer not null,
  online integer not null,
  by_group integer not null,
  good integer not null,
  fair integer not null,
  average integer not null,
  poor integer not null,
  ungraded integer not null,
  -- How many had sent their minutes on that day, a day later, two … the last place: ever.
  sent_within integer[] not null,
  -- Whose minutes are not locked: their rolls are counted when asked.
  open_meetings uuid[] not null,
  unique nulls not distinct (organisation_no, seat_no, month, held_on)
);

-- «Nhiệm vụ theo tháng» — the tasks of a cell by the month they are due in: their days, and when they were done; `infinity`: open.
create table reports.cell_tasks (
  organisation_no integer not null,
  month date not null,
  due_on date[] not null,
  done_on date[] not null,
  primary key (organisation_no, month)
);

-- The same for cells that stand alike: how many were done, and how many late, from each of these days on.
create table reports.seat_tasks (
  organisation_no integer not null,
  seat_no integer not null,
  month date not null,
  tasks integer not null,
  days date[] not null,
  done integer[] not null,
  late integer[] not null,
  primary key (organisation_no, seat_no, month)
);

-- Sums are made anew from what stands, one command after the other under one superior; what is rehearsed waits for nobody.
create function platform.await_sums(parents integer[]) returns void
  language plpgsql set search_path = '' as $$
  begin
    if not platform.rehearses() then
      perform pg_catalog.pg_advisory_xact_lock(66, parent) from (
        select parent from unnest(parents) as parent order by parent) as one_by_one;
    end if;
  end $$;

-- The direct superiors these organisations ever had.
create function platform.superiors_of(changed integer[]) returns integer[]
  language sql stable
  return (select array_agg(distinct placement.parent_no) from organisation.placement as placement where placement.organisation_no = any(changed));

create function platform.fold_seat_months(parents integer[], months date[]) returns void
  language plpgsql set search_path = '' as $$
  begin
    delete from reports.seat_month as kept where kept.organisation_no = any(parents) and kept.month = any(months);
    insert into reports.seat_month (organisation_no, seat_no, month, held_on, cells, excused, expected, present, absent, listeners, speakers,
           local_items, upper_items, as_planned, online, by_group, good, fair, average, poor, ungraded, sent_within, open_meetings)
    select seat.organisation_no, seat.seat_no, line.month, line.held_on, count(*), count(*) filter (where line.excused), sum(line.expected), sum(line.present),
           sum(line.absent), sum(line.listeners), sum(line.speakers), sum(line.local_items), sum(line.upper_items),
           count(*) filter (where line.held_on = line.planned_on), count(*) filter (where line.manner = 'online'), count(*) filter (where line.manner = 'by-group'),
           count(*) filter (where line.grade = 'good'), count(*) filter (where line.grade = 'fair'), count(*) filter (where line.grade = 'average'),
           count(*) filter (where line.grade = 'poor'), count(*) filter (where line.grade is null),
           coalesce((select array_agg(known.sent order by known.days)
                     from (select days, (select count(*) from unnest(array_agg(sent.lag) filter (where sent.lag is not null)) as lag where lag <= days)::integer as sent
                           from generate_series(0, max(sent.lag)) as days) as known), '{}'),
           coalesce(array_agg(line.meeting_id order by line.meeting_id) filter (where line.held_on is not null and not line.locked), '{}')
    from (select distinct parent_no, organisation_no from organisation.placement where parent_no = any(parents)) as own
    join reports.seat as seat on seat.organisation_no = own.parent_no and seat.numbers @> own.organisation_no
    join reports.cell_month as line on line.organisation_no = own.organisation_no
    cross join lateral (select case when line.sent_on is not null then greatest(line.sent_on - line.held_on, 0) end as lag) as sent
    where line.month = any(months)
      and seat.from_day < line.month + interval '1 month' and seat.until_day > line.month
    group by seat.organisation_no, seat.seat_no, line.month, line.held_on;
  end $$;

create function platform.fold_seat_tasks(parents integer[], months date[]) returns void
  language plpgsql set search_path = '' as $$
  begin
    delete from reports.seat_tasks as kept where kept.organisation_no = any(parents) and kept.month = any(months);
    insert into reports.seat_tasks (organisation_no, seat_no, month, tasks, days, done, late)
    with task as materialized (
      select seat.organisation_no, seat.seat_no, line.month, each.due_on, each.done_on
      from (select distinct parent_no, organisation_no from organisation.placement where parent_no = any(parents)) as own
      join reports.seat as seat on seat.organisation_no = own.parent_no and seat.numbers @> own.organisation_no
      join reports.cell_tasks as line on line.organisation_no = own.organisation_no
      cross join lateral unnest(line.due_on, line.done_on) as each (due_on, done_on)
      where line.month = any(months)
        and seat.from_day < line.month + interval '1 month' and seat.until_day > line.month),
    step as (
      select task.organisation_no, task.seat_no, task.month, step.on_day, sum(step.done) as done, sum(step.late) as late
      from task cross join lateral (values
        (task.done_on, 1, 0), (task.due_on + 1, 0, 1), (greatest(task.due_on + 1, task.done_on), 0, -1)) as step (on_day, done, late)
      -- Done, nobody knows when: neither done nor late on any day.
      where step.on_day < 'infinity' and task.done_on > '-infinity'
      group by task.organisation_no, task.seat_no, task.month, step.on_day),
    known as (
      select step.organisation_no, step.seat_no, step.month, step.on_day, sum(step.done) over until_then as done, sum(step.late) over until_then as late
      from step window until_then as (partition by step.organisation_no, step.seat_no, step.month order by step.on_day))
    select task.organisation_no, task.seat_no, task.month, task.tasks, coalesce(course.days, '{}'), coalesce(course.done, '{}'), coalesce(course.late, '{}')
    from (select organisation_no, seat_no, month, count(*) as tasks from task group by organisation_no, seat_no, month) as task
    left join (select known.organisation_no, known.seat_no, known.month, array_agg(known.on_day order by known.on_day) as days,
                      array_agg(known.done order by known.on_day) as done, array_agg(known.late order by known.on_day) as late
               from known group by known.organisation_no, known.seat_no, known.month) as course
      using (organisation_no, seat_no, month);
  end $$;

-- The seats under every superior these organisations have or had, anew, and what stands in their months.
create function platform.fold_seats(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare
    parents integer[];
    cells integer[];
  begin
    select array_agg(parent_no) into parents from (
      select unnest(platform.superiors_of(changed)) as parent_no
      union
      select kept.organisation_no from reports.seat as kept
      where exists (select from unnest(changed) as number where kept.numbers @> number)) as found;
    if parents is null then return; end if;
    perform platform.await_sums(parents);
    select array_agg(distinct placement.organisation_no) into cells
      from organisation.placement as placement where placement.parent_no = any(parents);
    delete from reports.seat where organisation_no = any(parents);
    delete from reports.seat_month where organisation_no = any(parents);
    delete from reports.seat_tasks where organisation_no = any(parents);
    insert into reports.seat (organisation_no, seat_no, from_day, until_day, life, cellhood, numbers, cells)
    with own as materialized (
      select profile.organisation_no, range_agg(profile.valid) as life, range_agg(profile.valid) filter (where kind.is_cell) as cellhood
      from organisation.profile as profile
      join (select code, is_cell from organisation.kind union all select code, is_cell from organisation.added_kind) as kind on kind.code = profile.kind
      where profile.organisation_no = any(cells)
      group by profile.organisation_no),
    piece as (
      select placement.parent_no, placement.organisation_no, own.life, own.cellhood, unnest(datemultirange(placement.valid) * own.life) as days
      from organisation.placement as placement join own on own.organisation_no = placement.organisation_no
      where placement.parent_no = any(parents) and own.cellhood is not null)
    select piece.parent_no, row_number() over (partition by piece.parent_no order by min(piece.organisation_no), lower(piece.days)), lower(piece.days), coalesce(upper(piece.days), 'infinity'),
           piece.life, piece.cellhood, range_agg(int4range(piece.organisation_no, piece.organisation_no, '[]')), count(*)
    from piece
    group by piece.parent_no, lower(piece.days), upper(piece.days), piece.life, piece.cellhood;
    perform platform.fold_seat_months(parents, array(select distinct month from reports.cell_month where organisation_no = any(cells)));
    perform platform.fold_seat_tasks(parents, array(select distinct month from reports.cell_tasks where organisation_no = any(cells)));
  end $$;

-- As before, but the plan is the one the members were told first; what has changed is added up anew under the superiors.
create or replace function platform.fold_cell_months(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare
    months date[];
    parents integer[];
  begin
    with settled as (
      select distinct on (meeting.organisation_no, meeting.month) meeting.organisation_no, meeting.month,
             case when meeting.held_on is not null then meeting.id end as meeting_id, meeting.held_on,
             bool_or(meeting.state = 'excused') over (partition by meeting.organisation_no, meeting.month) as excused,
             (meeting.sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on,
             coalesce(meeting.first_planned_on, meeting.planned_on) as planned_on, meeting.manner
      from meetings.meeting as meeting
      where meeting.organisation_no = any(changed) and meeting.kind = 'ordinary'
        and (meeting.held_on >= meeting.month or meeting.state = 'excused')
      order by meeting.organisation_no, meeting.month, meeting.held_on nulls last, meeting.id),
    stale as (
      delete from reports.cell_month as kept
      where kept.organisation_no = any(changed) and not exists (
        select from settled where settled.organisation_no = kept.organisation_no and settled.month = kept.month)
      returning kept.month),
    written as (
      insert into reports.cell_month as kept
        (organisation_no, month, meeting_id, held_on, excused, sent_on, grade, score, locked,
         expected, present, absent, listeners, speakers, local_items, upper_items, planned_on, manner)
      select settled.organisation_no, settled.month, settled.meeting_id, settled.held_on, settled.excused, settled.sent_on, sheet.grade, sheet.total,
             sums.meeting_id is not null, coalesce(sums.expected, 0), coalesce(sums.present, 0), coalesce(sums.absent, 0),
             coalesce(minutes.listeners, 0), coalesce(minutes.speakers, 0), coalesce(sums.local_items, 0), coalesce(sums.upper_items, 0), settled.planned_on, settled.manner
      from settled
      left join meetings.score_sheet as sheet on sheet.meeting_id = settled.meeting_id
      left join reports.attendance as sums on sums.meeting_id = settled.meeting_id
      left join meetings.minutes as minutes on minutes.meeting_id = settled.meeting_id
      order by settled.organisation_no, settled.month
      on conflict (organisation_no, month) do update
        set meeting_id = excluded.meeting_id, held_on = excluded.held_on, excused = excluded.excused, sent_on = excluded.sent_on,
            grade = excluded.grade, score = excluded.score, locked = excluded.locked, expected = excluded.expected, present = excluded.present,
            absent = excluded.absent, listeners = excluded.listeners, speakers = excluded.speakers,
            local_items = excluded.local_items, upper_items = excluded.upper_items,
            planned_on = excluded.planned_on, manner = excluded.manner
        where kept is distinct from excluded
      returning kept.month)
    select array_agg(distinct month) into months from (select month from stale union all select month from written) as touched;
    parents := platform.superiors_of(changed);
    if months is null or parents is null then return; end if;
    perform platform.await_sums(parents);
    perform platform.fold_seat_months(parents, months);
  end $$;

create function platform.fold_cell_tasks(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare
    months date[];
    parents integer[];
  begin
    with said as (
      select task.organisation_no, date_trunc('month', task.due_on)::date as month,
             array_agg(task.due_on order by task.due_on, own.done_on) as due_on, array_agg(own.done_on order by task.due_on, own.done_on) as done_on
      from tasks.task as task
      cross join lateral (select case when task.state = 'done' then coalesce(task.done_on, '-infinity') else 'infinity' end as done_on) as own
      where task.organisation_no = any(changed) and task.state in ('open', 'done') and task.due_on is not null
      group by 1, 2),
    stale as (
      delete from reports.cell_tasks as kept
      where kept.organisation_no = any(changed) and not exists (
        select from said where said.organisation_no = kept.organisation_no and said.month = kept.month)
      returning kept.month),
    written as (
      insert into reports.cell_tasks as kept (organisation_no, month, due_on, done_on)
      select said.organisation_no, said.month, said.due_on, said.done_on from said order by said.organisation_no, said.month
      on conflict (organisation_no, month) do update set due_on = excluded.due_on, done_on = excluded.done_on
        where kept is distinct from excluded
      returning kept.month)
    select array_agg(distinct month) into months from (select month from stale union all select month from written) as touched;
    parents := platform.superiors_of(changed);
    if months is null or parents is null then return; end if;
    perform platform.await_sums(parents);
    perform platform.fold_seat_tasks(parents, months);
  end $$;

-- A changed place in the tree changes where a cell is counted, too.
alter function platform.fold_reach(integer[]) rename to fold_ways;
create function platform.fold_reach(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  begin
    perform platform.fold_ways(changed);
    perform platform.fold_seats(changed);
  end $$;

-- «Điểm danh của các buổi» — how many were expected, came, or were absent without leave, of the meetings the asker may see. Run as its owner:
-- a month of a province has 165,000 lines, and the policy would be asked for each (ADR 0066).
create function platform.rolls_of(meetings uuid[]) returns table (meeting_id uuid, expected bigint, present bigint, absent bigint)
  language plpgsql stable security definer rows 1000 set search_path = '' as $$
  begin
    return query select entry.meeting_id, count(*), count(*) filter (where entry.attendance in ('present', 'online')), count(*) filter (where entry.attendance = 'absent')
    from meetings.roll_entry as entry
    where entry.meeting_id = any(meetings)
      and (entry.circumstance is null or entry.circumstance = 'temporarily-here')
      -- Whom the roll has not come to yet is neither here nor absent.
      and entry.attendance is not null
    group by entry.meeting_id
    having min(entry.organisation_no) <@ (select platform.within('internal')) and max(entry.organisation_no) <@ (select platform.within('internal'));
  end $$;

select platform.fold_cell_tasks(array(select organisation_no from platform.organisation_head));
select platform.fold_seats(array(select organisation_no from platform.organisation_head));
