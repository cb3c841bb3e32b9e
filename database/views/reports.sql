create schema if not exists reports_read;
drop view if exists reports_read.cell_month; create view reports_read.cell_month with (security_invoker = true) as select * from reports.cell_month;
