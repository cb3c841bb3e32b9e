-- «Điều cần trả lời» — a wish of a member, an opinion of the people, or a matter with its cause, solution and owner.
create table meetings.concern (
  id uuid primary key,
  organisation_no integer not null,
  kind text not null check (kind in ('wish', 'people', 'matter')),
  -- Of the meeting where it was raised; none where it came between two meetings.
  meeting_id uuid references meetings.meeting,
  item_id uuid,
  person_id uuid,
  text text not null,
  cause text,
  solution text,
  owner_id uuid,
  raised_on date not null,
  state text not null check (state in ('open', 'closed')),
  answer text,
  closed_on date,
  closed_by uuid,
  -- How the locked minutes have it; later work on the matter does not change them.
  minuted text,
  recorded_at timestamptz not null,
  constraint concern_closed_is_whole check (state = 'open' or (closed_on is not null and case kind
    when 'matter' then cause is not null and solution is not null and owner_id is not null
    else answer is not null end))
);
create index concern_by_organisation on meetings.concern (organisation_no, state);
create index concern_by_meeting on meetings.concern (meeting_id);

-- «Tự phê bình và phê bình» — about whom something was said, and whether it was accepted.
alter table meetings.contribution add column about_id uuid, add column accepted boolean;

-- Figures of the locked book: members who spoke, those who could have, and words of criticism.
alter table meetings.minutes add column speakers integer, add column listeners integer, add column criticisms integer;
