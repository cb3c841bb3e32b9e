-- «Các buổi sắp họp» of a province looks at the last meeting and the next one of nine thousand cells, not at all they ever held.
create index meeting_last_held on meetings.meeting (organisation_no, held_on desc) where held_on is not null;
create index meeting_ahead on meetings.meeting (organisation_no, planned_on) where state in ('planned', 'convened', 'open');
