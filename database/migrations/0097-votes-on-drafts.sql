-- «Dự thảo được biểu quyết» — a vote keeps which draft resolution it was on.
alter table meetings.vote add column resolution_id uuid;
update meetings.vote as vote set resolution_id = resolution.id
  from meetings.resolution as resolution where resolution.vote_id = vote.id;
update meetings.vote as vote set resolution_id = resolution.id
  from meetings.resolution as resolution, meetings.agenda_item as item
  where resolution.meeting_id = vote.meeting_id and resolution.adopted_on is null
    and item.id = vote.item_id and item.kind = 'resolution';
