-- «Đã bàn văn bản» — in which meeting a cell concluded an item that came from this paper: the day alone, for those above who see the cell;
-- an item for a committee alone is not told.
create function platform.paper_discussed(paper uuid) returns table (place integer, discussed_on date)
  language plpgsql stable security definer rows 100 set search_path = '' as $$
  begin
    return query select item.organisation_no, min(meeting.held_on)
    from meetings.agenda_item as item join meetings.meeting as meeting on meeting.id = item.meeting_id
    where item.origin_kind = 'paper' and item.origin_id = paper and item.state = 'done' and item.level is null
      and meeting.held_on is not null and item.organisation_no <@ (select platform.within('internal'))
    group by item.organisation_no;
  end $$;

create index if not exists agenda_item_by_paper on meetings.agenda_item (origin_id) where origin_kind = 'paper';
