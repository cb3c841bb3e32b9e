-- «Hình thức sinh hoạt» — together, online or by party groups, each on its conditions; who excused a month, and when.
alter table meetings.meeting
  add column manner text not null default 'together' check (manner in ('together', 'online', 'by-group')),
  add column cannot_come integer check (cannot_come > 0),
  add column party_groups integer check (party_groups > 1),
  add column manner_reason text,
  add column excused_by uuid,
  add column excused_on date;

-- What the levels above count of it: held on the day planned, and in which manner.
alter table reports.cell_month add column planned_on date, add column manner text not null default 'together';

-- Every month of these cells anew, as before, with the day planned and the manner.
create or replace function platform.fold_cell_months(changed integer[]) returns void
  language sql security definer set search_path = ''
  begin atomic
    with settled as (
      select distinct on (meeting.organisation_no, meeting.month) meeting.organisation_no, meeting.month,
             case when meeting.held_on is not null then meeting.id end as meeting_id, meeting.held_on,
             bool_or(meeting.state = 'excused') over (partition by meeting.organisation_no, meeting.month) as excused,
             (meeting.sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on, meeting.planned_on, meeting.manner
      from meetings.meeting as meeting
      where meeting.organisation_no = any(changed) and meeting.kind = 'ordinary'
        and (meeting.held_on is not null or meeting.state = 'excused')
      order by meeting.organisation_no, meeting.month, meeting.held_on nulls last, meeting.id),
    stale as (
      delete from reports.cell_month as kept
      where kept.organisation_no = any(changed) and not exists (
        select from settled where settled.organisation_no = kept.organisation_no and settled.month = kept.month))
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
      where kept is distinct from excluded;
  end;

-- Laid down anew instead of changed line by line, so that half the table is not left behind as waste; in the order in
-- which the levels above ask for it.
truncate reports.cell_month;
create index cell_month_by_month on reports.cell_month (month);
select platform.fold_cell_months(array(select organisation_no from platform.organisation_head));
