-- What other modules may read of the meetings.
create schema if not exists meetings_read;
drop view if exists meetings_read.meeting; create view meetings_read.meeting with (security_invoker = true) as select * from meetings.meeting;
drop view if exists meetings_read.roll_entry; create view meetings_read.roll_entry with (security_invoker = true) as select * from meetings.roll_entry;
drop view if exists meetings_read.score_sheet; create view meetings_read.score_sheet with (security_invoker = true) as select * from meetings.score_sheet;
drop view if exists meetings_read.score_line; create view meetings_read.score_line with (security_invoker = true) as select * from meetings.score_line;
drop view if exists meetings_read.minutes; create view meetings_read.minutes with (security_invoker = true) as select * from meetings.minutes;
drop view if exists meetings_read.contribution;
drop view if exists meetings_read.agenda_item; create view meetings_read.agenda_item with (security_invoker = true) as select * from meetings.agenda_item;
drop view if exists meetings_read.resolution; create view meetings_read.resolution with (security_invoker = true) as select * from meetings.resolution;
drop view if exists meetings_read.vote; create view meetings_read.vote with (security_invoker = true) as select * from meetings.vote;
drop view if exists meetings_read.trait_rating; create view meetings_read.trait_rating with (security_invoker = true) as select * from meetings.trait_rating;
drop view if exists meetings_read.superior_notice; create view meetings_read.superior_notice with (security_invoker = true) as select * from meetings.superior_notice;
drop view if exists meetings_read.paper_read_out; create view meetings_read.paper_read_out with (security_invoker = true) as select * from meetings.paper_read_out;
