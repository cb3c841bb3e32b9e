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
