-- What other modules may read of the preparation.
create schema if not exists preparation_read;
drop view if exists preparation_read.preparation_step; create view preparation_read.preparation_step with (security_invoker = true) as select * from preparation.preparation_step;
drop view if exists preparation_read.shared_draft; create view preparation_read.shared_draft with (security_invoker = true) as select * from preparation.shared_draft;
drop view if exists preparation_read.committee_meeting; create view preparation_read.committee_meeting with (security_invoker = true) as select * from preparation.committee_meeting;
drop view if exists preparation_read.committee_minutes; create view preparation_read.committee_minutes with (security_invoker = true) as select * from preparation.committee_minutes;
drop view if exists preparation_read.house_figure; create view preparation_read.house_figure with (security_invoker = true) as select * from preparation.house_figure;
