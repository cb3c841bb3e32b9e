-- What other modules may read of work and schooling.
create schema if not exists work_read;
drop view if exists work_read.employment; create view work_read.employment with (security_invoker = true) as select * from work.employment;
drop view if exists work_read.schooling; create view work_read.schooling with (security_invoker = true) as select * from work.schooling;
