-- What the levels above count of a meeting with locked minutes besides who came: absences without leave, speakers among
-- those who listened, items of the cell's own beside those from above. What was said and the agenda stay in the cell.
alter table reports.attendance
  add column absent integer not null default 0,
  add column listeners integer not null default 0,
  add column speakers integer not null default 0,
  add column local_items integer not null default 0,
  add column upper_items integer not null default 0;

update reports.attendance as kept set absent = roll.absent, listeners = roll.listeners, speakers = roll.speakers
from (
  select entry.meeting_id,
         count(*) filter (where entry.attendance = 'absent' and (entry.circumstance is null or entry.circumstance = 'temporarily-here')) as absent,
         count(*) filter (where came.here) as listeners,
         count(*) filter (where came.here and exists (
           select from meetings.contribution as said where said.meeting_id = entry.meeting_id and said.person_id = entry.person_id)) as speakers
  from meetings.roll_entry as entry
  cross join lateral (select entry.attendance in ('present', 'online')
    and (entry.circumstance is null or entry.circumstance in ('temporarily-here', 'exempt')) as here) as came
  group by entry.meeting_id) as roll
where roll.meeting_id = kept.meeting_id;

update reports.attendance as kept set local_items = item.local_items, upper_items = item.upper_items
from (
  select meeting_id, count(*) filter (where origin_kind in ('paper', 'asked')) as upper_items,
         count(*) filter (where origin_kind in ('added', 'concern', 'proposed', 'suggested', 'theme')) as local_items
  from meetings.agenda_item where part = 'proceedings' group by meeting_id) as item
where item.meeting_id = kept.meeting_id;

-- «Tháng của chi bộ» — what settles the duty to meet in a month and what is counted of it, one line for a cell and month:
-- two years of a province are 216,000 lines; from meetings, sums and sheets they took 12 s, from here 0.3 s (ADR 0057).
create table reports.cell_month (
  organisation_no integer not null,
  month date not null,
  meeting_id uuid,
  held_on date,
  excused boolean not null,
  sent_on date,
  grade text,
  score integer,
  -- Whether the sums are known: until the minutes are locked they are counted from the roll.
  locked boolean not null,
  expected integer not null,
  present integer not null,
  absent integer not null,
  listeners integer not null,
  speakers integer not null,
  local_items integer not null,
  upper_items integer not null,
  primary key (organisation_no, month)
);
create index cell_month_open on reports.cell_month (month) where not locked;

-- Every month of these cells anew from what stands now; lines that say the same already stay as they are.
create function platform.fold_cell_months(changed integer[]) returns void
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
           coalesce(sums.listeners, 0), coalesce(sums.speakers, 0), coalesce(sums.local_items, 0), coalesce(sums.upper_items, 0)
    from settled
    left join meetings.score_sheet as sheet on sheet.meeting_id = settled.meeting_id
    left join reports.attendance as sums on sums.meeting_id = settled.meeting_id
    order by settled.organisation_no, settled.month
    on conflict (organisation_no, month) do update
      set meeting_id = excluded.meeting_id, held_on = excluded.held_on, excused = excluded.excused, sent_on = excluded.sent_on,
          grade = excluded.grade, score = excluded.score, locked = excluded.locked, expected = excluded.expected, present = excluded.present,
          absent = excluded.absent, listeners = excluded.listeners, speakers = excluded.speakers,
          local_items = excluded.local_items, upper_items = excluded.upper_items
      where kept is distinct from excluded;
  end;

select platform.fold_cell_months(array(select organisation_no from platform.organisation_head));
