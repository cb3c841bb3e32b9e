-- «Số liệu từng tháng của một nơi» — of the cells that stood below it at the end of each month, as far as the asker sees
-- them: what the kept months say (ADR 0057) and the tasks that fell due. A month without locked minutes is not kept.
drop function if exists platform.programme_standing(uuid[], date);
drop function if exists platform.month_figures(integer, date[]);
create function platform.month_figures(unit integer, months date[])
  returns table (month date, cells integer, kept integer, present integer, expected integer, points integer, scored integer,
                 in_time integer, tasks integer, speakers integer, listeners integer)
  language sql stable set search_path = '' as $$
  with span as (
    select asked.month, (asked.month + interval '1 month')::date as next, (asked.month + interval '1 month - 1 day')::date as last
    from unnest(months) as asked (month)),
  seat as (
    select span.month, span.next, reach.organisation_no
    from span
    join organisation_read.reach as reach
      on reach.above_no = unit and reach.from_day <= span.last and reach.until_day > span.last
    join organisation_read.profile as profile on profile.organisation_no = reach.organisation_no and profile.valid @> span.last
    join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell),
  meeting as (
    select seat.month, count(*) as cells, count(*) filter (where line.locked) as kept,
           sum(line.present) filter (where line.locked) as present, sum(line.expected) filter (where line.locked) as expected,
           sum(line.score) as points, count(line.score) as scored,
           sum(line.speakers) filter (where line.locked) as speakers, sum(line.listeners) filter (where line.locked) as listeners
    from seat
    left join reports_read.cell_month as line
      on line.organisation_no = seat.organisation_no and line.month = seat.month and line.held_on is not null
    group by seat.month),
  task as (
    select seat.month, count(*) as tasks, count(*) filter (where task.state = 'done' and task.done_on <= task.due_on) as in_time
    from seat
    join tasks_read.task as task
      on task.organisation_no = seat.organisation_no and task.state in ('open', 'done')
      and task.due_on >= seat.month and task.due_on < seat.next
    group by seat.month)
  select meeting.month, meeting.cells::integer, meeting.kept::integer, coalesce(meeting.present, 0)::integer,
         coalesce(meeting.expected, 0)::integer, coalesce(meeting.points, 0)::integer, meeting.scored::integer,
         coalesce(task.in_time, 0)::integer, coalesce(task.tasks, 0)::integer, coalesce(meeting.speakers, 0)::integer,
         coalesce(meeting.listeners, 0)::integer
  from meeting left join task on task.month = meeting.month
  order by meeting.month $$;

-- «Tình trạng các giải pháp» — counts alone, the same for everybody who may read the programme: a cell does not see the
-- work of another, and would else read another state than the committee (ADR 0060).
create function platform.programme_standing(wanted uuid[], today date)
  returns table (measure_id uuid, of text, state text, due_on date, items integer, part integer, whole integer)
  language plpgsql stable security definer set search_path = '' as $$
  begin
    return query
    with open_to as materialized (
      select measure.* from programmes.measure as measure
      where measure.programme_id = any(wanted)
        and (measure.organisation_no <@ (select platform.within('internal'))
             or measure.organisation_no <@ (select platform.within('above')))),
    linked as (
      select tag.measure_id, tag.of, task.state, task.due_on
      from open_to
      join programmes.measure_tag as tag on tag.measure_id = open_to.id and tag.of = 'task'
      join tasks.task as task on task.id = tag.item_id
      union all
      select tag.measure_id, tag.of,
             case when task.state in ('draft', 'dropped') then task.state
                  when (select coalesce(sum(step.amount), 0) from tasks.progress as step where step.target_id = target.id) >= target.goal then 'done'
                  else 'open' end, task.due_on
      from open_to
      join programmes.measure_tag as tag on tag.measure_id = open_to.id and tag.of = 'target'
      join tasks.target as target on target.id = tag.item_id
      join tasks.task as task on task.id = target.task_id
      union all
      select tag.measure_id, tag.of, case when meeting.held_on is null then 'draft' else 'done' end, null::date
      from open_to
      join programmes.measure_tag as tag on tag.measure_id = open_to.id and tag.of = 'agenda-item'
      join meetings.agenda_item as item on item.id = tag.item_id
      join meetings.meeting as meeting on meeting.id = item.meeting_id)
    select linked.measure_id, linked.of, linked.state, linked.due_on, count(*)::integer, null::integer, null::integer
    from linked group by linked.measure_id, linked.of, linked.state, linked.due_on
    union all
    select open_to.id, 'indicator', null, null, null,
           sum(case open_to.indicator when 'attendance' then figure.present when 'score' then figure.points
                                      when 'tasks' then figure.in_time else figure.speakers end)::integer,
           sum(case open_to.indicator when 'attendance' then figure.expected when 'score' then figure.scored
                                      when 'tasks' then figure.tasks else figure.listeners end)::integer
    from open_to
    join platform.organisation_head as head
      on head.organisation_id = open_to.unit_id or (open_to.unit_id is null and head.organisation_no = open_to.organisation_no)
    cross join lateral platform.month_figures(head.organisation_no, array(
      select passed::date from generate_series(date_trunc('month', open_to.begun_on), least(open_to.due_on, today), interval '1 month') as passed
      -- As long as the unit stood below who set the measure: what it does elsewhere is not theirs to count.
      join organisation.reach as kept
        on kept.above_no = open_to.organisation_no and kept.organisation_no = head.organisation_no
       and kept.from_day <= (passed + interval '1 month - 1 day')::date and kept.until_day > (passed + interval '1 month - 1 day')::date
      where (passed + interval '1 month')::date <= today)) as figure
    where open_to.indicator is not null
    group by open_to.id;
  end $$;
