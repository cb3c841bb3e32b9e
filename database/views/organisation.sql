-- What other modules may read of the organisations: as the reader, under the reader's policies.
create schema if not exists organisation_read;
drop view if exists organisation_read.kind; create view organisation_read.kind with (security_invoker = true) as
  select code, vi, en, is_cell, is_grassroots, position from organisation.kind
  union all select code, vi, en, is_cell, is_grassroots, position from organisation.added_kind;
drop view if exists organisation_read.category; create view organisation_read.category with (security_invoker = true) as select * from organisation.category;
drop view if exists organisation_read.profile; create view organisation_read.profile with (security_invoker = true) as select * from organisation.profile;
drop view if exists organisation_read.placement; create view organisation_read.placement with (security_invoker = true) as select * from organisation.placement;
drop view if exists organisation_read.place_fact; create view organisation_read.place_fact with (security_invoker = true) as select * from organisation.place_fact;
drop view if exists organisation_read.act; create view organisation_read.act with (security_invoker = true) as select * from organisation.act;
drop view if exists organisation_read.custody; create view organisation_read.custody with (security_invoker = true) as select * from organisation.custody;
drop view if exists organisation_read.reach; create view organisation_read.reach with (security_invoker = true) as select * from organisation.reach;
drop view if exists organisation_read.place_fact; create view organisation_read.place_fact with (security_invoker = true) as select * from organisation.place_fact;
drop view if exists organisation_read.lineage; create view organisation_read.lineage with (security_invoker = true) as select * from organisation.lineage;
