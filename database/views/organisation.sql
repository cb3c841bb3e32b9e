-- What other modules may read of the organisations: as the reader, under the reader's policies.
create schema if not exists organisation_read;
drop view if exists organisation_read.kind; create view organisation_read.kind with (security_invoker = true) as
  select code, vi, en, is_cell, is_grassroots, position from organisation.kind
  union all select code, vi, en, is_cell, is_grassroots, position from organisation.added_kind;
drop view if exists organisation_read.category; create view organisation_read.category with (security_invoker = true) as select * from organisation.category;
drop view if exists organisation_read.profile; create view organisation_read.profile with (security_invoker = true) as select * from organisation.profile;
drop view if exists organisation_read.placement; create view organisation_read.placement with (security_invoker = true) as select * from organisation.placement;
drop view if exists organisation_read.place_fact; create view organisation_read.place_fact with (security_invoker = true) as select * from organisation.place_fact;
drop view if exists organisation_read.correction; create view organisation_read.correction with (security_invoker = true) as select * from organisation.correction;
-- How a number is read now that was noted beside a row when its act was carried out.
drop view if exists organisation_read.decision_reading; create view organisation_read.decision_reading with (security_invoker = true) as
  select distinct on (noted.act_id, noted.was) noted.act_id, noted.was, later.reads
  from organisation.correction as noted
  join organisation.correction as later on later.act_id = noted.act_id and later.field = noted.field
  where noted.field = 'decision'
  order by noted.act_id, noted.was, later.position desc;
-- An act as its paper is read now: as it was signed, but for what a later act has corrected.
drop view if exists organisation_read.act; create view organisation_read.act with (security_invoker = true) as
  select act.id, act.organisation_no, act.kind, coalesce(now.title, act.title) as title, coalesce(now.decision, act.decision) as decision,
         coalesce(now.signed_on, act.signed_on) as signed_on, coalesce(now.signer, act.signer) as signer,
         coalesce(now.basis, act.basis) as basis, act.effective_on, act.rectifies, act.recorded_at
  from organisation.act as act
  cross join lateral (
    select (array_agg(reads order by position desc) filter (where field = 'title'))[1] as title,
           (array_agg(reads order by position desc) filter (where field = 'decision'))[1] as decision,
           (array_agg(reads order by position desc) filter (where field = 'signedOn'))[1]::date as signed_on,
           (array_agg(reads order by position desc) filter (where field = 'signer'))[1] as signer,
           (array_agg(reads order by position desc) filter (where field = 'basis'))[1] as basis
    from organisation.correction where correction.act_id = act.id) as now;
drop view if exists organisation_read.custody; create view organisation_read.custody with (security_invoker = true) as select * from organisation.custody;
drop view if exists organisation_read.reach; create view organisation_read.reach with (security_invoker = true) as select * from organisation.reach;
drop view if exists organisation_read.place_fact; create view organisation_read.place_fact with (security_invoker = true) as select * from organisation.place_fact;
drop view if exists organisation_read.lineage; create view organisation_read.lineage with (security_invoker = true) as select * from organisation.lineage;
