-- «Kế hoạch lúc đầu» — the day the members were told first, and what the plan was before each change made after that.
alter table meetings.meeting
  add column first_planned_on date,
  add column plan_changes jsonb not null default '[]';

-- «Giờ kết luận mục» — by the device of who ran the meeting, so that every device knows how long an item took.
alter table meetings.agenda_item add column concluded_at text;

-- «Giờ máy đo» — the end as the device measured it, and why another was written.
alter table meetings.minutes
  add column measured_end text,
  add column end_reason text;

-- What the levels above compare with the day held is the plan as the members were told it first. The function stays as it
-- stands by now in everything else.
do $$
declare
  before text := pg_get_functiondef('platform.fold_cell_months(integer[])'::regprocedure);
  made text := regexp_replace(before, 'meeting\.planned_on(,\s*meeting\.manner)',
                              'coalesce(meeting.first_planned_on, meeting.planned_on) as planned_on\1');
begin
  if made = before then raise exception 'fold_cell_months does not read the day planned'; end if;
  execute made;
end $$;
