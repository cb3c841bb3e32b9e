-- What other modules may read of the tasks.
create schema if not exists tasks_read;
drop view if exists tasks_read.task; create view tasks_read.task with (security_invoker = true) as select * from tasks.task;
