-- Who spoke, of those who listened, is counted once: by the rule that locks the minutes, and printed there. The sums of a
-- meeting counted it a second time, and differed where an item is for the committee alone.
-- Every month of these cells anew from what stands now; lines that say the same already stay as they are.
create or replace function platform.fold_cell_months(changed integer[]) returns void
  language sql security definer set search_path = ''
  begin atomic
    with settled as (
      select distinct on (meeting.organisation_no, meeting.month) meeting.organisation_no, meeting.month,
             case when meeting.held_on is not null then meeting.id end as meeting_id, meeting.held_on,
             bool_or(meeting.state = 'excused') over (partition by meeting.organisation_no, meeting.month) as excused,
             (meeting.sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on
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
       expected, present, absent, listeners, speakers, local_items, upper_items)
    select settled.organisation_no, settled.month, settled.meeting_id, settled.held_on, settled.excused, settled.sent_on, sheet.grade, sheet.total,
           sums.meeting_id is not null, coalesce(sums.expected, 0), coalesce(sums.present, 0), coalesce(sums.absent, 0),
           coalesce(minutes.listeners, 0), coalesce(minutes.speakers, 0), coalesce(sums.local_items, 0), coalesce(sums.upper_items, 0)
    from settled
    left join meetings.score_sheet as sheet on sheet.meeting_id = settled.meeting_id
    left join reports.attendance as sums on sums.meeting_id = settled.meeting_id
    left join meetings.minutes as minutes on minutes.meeting_id = settled.meeting_id
    order by settled.organisation_no, settled.month
    on conflict (organisation_no, month) do update
      set meeting_id = excluded.meeting_id, held_on = excluded.held_on, excused = excluded.excused, sent_on = excluded.sent_on,
          grade = excluded.grade, score = excluded.score, locked = excluded.locked, expected = excluded.expected, present = excluded.present,
          absent = excluded.absent, listeners = excluded.listeners, speakers = excluded.speakers,
          local_items = excluded.local_items, upper_items = excluded.upper_items
      where kept is distinct from excluded;
  end;

select platform.fold_cell_months(array(select organisation_no from platform.organisation_head));

alter table reports.attendance drop column listeners, drop column speakers;
alter table if exists reports.attendance_history drop column if exists listeners, drop column if exists speakers;
