-- «Mức giữ kín của cả biên bản» — the meeting says it, and every row that is written for its minutes carries it.
alter table meetings.meeting add column level text check (level in ('committee'));
alter table meetings.minutes add column level text check (level in ('committee'));
alter table meetings.resolution add column level text check (level in ('committee'));
alter table meetings.addendum add column level text check (level in ('committee'));
alter table meetings.remark add column level text check (level in ('committee'));
alter table meetings.signed_file add column level text check (level in ('committee'));
-- What is held with the minutes stands in them; what is held back by itself does not.
alter table meetings.agenda_item drop constraint agenda_item_level_check, add check (level in ('committee', 'minutes'));
alter table meetings.contribution drop constraint contribution_level_check, add check (level in ('committee', 'minutes'));
alter table meetings.second_version drop constraint second_version_level_check, add check (level in ('committee', 'minutes'));
alter table meetings.vote drop constraint vote_level_check, add check (level in ('committee', 'minutes'));
alter table meetings.concern drop constraint concern_level_check, add check (level in ('committee', 'minutes'));
alter table meetings.passed_concern drop constraint passed_concern_level_check, add check (level in ('committee', 'minutes'));
