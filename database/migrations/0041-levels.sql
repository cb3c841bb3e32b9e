-- «Mức giữ kín của mục» — an item for the committee of the cell alone; what is written under it carries the level too.
alter table meetings.agenda_item add column level text check (level in ('committee'));
alter table meetings.contribution add column level text check (level in ('committee'));
alter table meetings.second_version add column level text check (level in ('committee'));
alter table meetings.vote add column level text check (level in ('committee'));
alter table meetings.concern add column level text check (level in ('committee'));
