-- What other modules may read of the tasks.
create schema if not exists tasks_read;
drop view if exists tasks_read.task; create view tasks_read.task with (security_invoker = true) as select * from tasks.task;
drop view if exists tasks_read.target; create view tasks_read.target with (security_invoker = true) as select * from tasks.target;
drop view if exists tasks_read.progress; create view tasks_read.progress with (security_invoker = true) as select * from tasks.progress;
drop view if exists tasks_read.assignment; create view tasks_read.assignment with (security_invoker = true) as select * from tasks.assignment;
