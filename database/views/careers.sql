-- What other modules may read of work and schooling.
create schema if not exists careers_read;
drop view if exists careers_read.employment; create view careers_read.employment with (security_invoker = true) as select * from careers.employment;
drop view if exists careers_read.schooling; create view careers_read.schooling with (security_invoker = true) as select * from careers.schooling;
