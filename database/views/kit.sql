-- What other modules may read of the papers.
create schema if not exists kit_read;
drop view if exists kit_read.paper; create view kit_read.paper with (security_invoker = true) as select * from kit.paper;
drop view if exists kit_read.paper_receipt; create view kit_read.paper_receipt with (security_invoker = true) as select * from kit.paper_receipt;
