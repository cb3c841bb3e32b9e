-- What is open in a cell that ends moves on: the row in its book says so and stays there.
alter table meetings.concern drop constraint concern_state_check, drop constraint concern_closed_is_whole,
  add constraint concern_state_check check (state in ('open', 'closed', 'moved')),
  add constraint concern_closed_is_whole check (case state
    when 'open' then true
    when 'moved' then answer is not null and closed_on is not null
    else closed_on is not null and case kind
      when 'matter' then cause is not null and solution is not null and owner_id is not null
      else answer is not null end end);

alter table preparation.item_proposal drop constraint item_proposal_standing_check, drop constraint item_proposal_declined_with_reason,
  add constraint item_proposal_standing_check check (standing in ('waiting', 'declined', 'withdrawn', 'moved')),
  add constraint item_proposal_answered_with_reason check ((standing in ('declined', 'moved')) = (answer is not null));

-- How many are open: the committee that decides on a cell may know that, and not a word of them.
create function meetings.open_concerns(numbers integer[]) returns table (place integer, things integer)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select concern.organisation_no, count(*)::integer from meetings.concern as concern
  where concern.organisation_no = any(numbers) and concern.state = 'open'
    and concern.organisation_no <@ (select platform.within('internal'))
  group by concern.organisation_no; end $$;

create function preparation.waiting_proposals(numbers integer[]) returns table (place integer, things integer)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select proposal.organisation_no, count(*)::integer from preparation.item_proposal as proposal
  where proposal.organisation_no = any(numbers) and proposal.standing = 'waiting'
    and proposal.organisation_no <@ (select platform.within('internal'))
    -- One that was discussed is answered; one on the agenda of a meeting that will not be held is not.
    and not exists (
      select from meetings.agenda_item as item join meetings.meeting as meeting on meeting.id = item.meeting_id
      where item.organisation_no = proposal.organisation_no and item.origin_id = proposal.id and meeting.held_on is not null)
  group by proposal.organisation_no; end $$;
