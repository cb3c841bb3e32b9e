-- What other modules may read of the members: as the reader, under the reader's policies.
create schema if not exists members_read;
drop view if exists members_read.person; create view members_read.person with (security_invoker = true) as select * from members.person;
drop view if exists members_read.affiliation; create view members_read.affiliation with (security_invoker = true) as select * from members.affiliation;
drop view if exists members_read.standing; create view members_read.standing with (security_invoker = true) as select * from members.standing;
drop view if exists members_read.circumstance; create view members_read.circumstance with (security_invoker = true) as select * from members.circumstance;
drop view if exists members_read.personal_record; create view members_read.personal_record with (security_invoker = true) as select * from members.personal_record;
drop view if exists members_read.number_claim; create view members_read.number_claim with (security_invoker = true) as select kind, hash from members.number_claim;
drop view if exists members_read.office_term; create view members_read.office_term with (security_invoker = true) as select * from members.office_term;
drop view if exists members_read.strength_change; create view members_read.strength_change with (security_invoker = true) as select * from members.strength_change;
drop view if exists members_read.roster; create view members_read.roster with (security_invoker = true) as select * from members.roster;
drop view if exists members_read.strength_total; create view members_read.strength_total with (security_invoker = true) as select * from members.strength_total;
drop view if exists members_read.transfer; create view members_read.transfer with (security_invoker = true) as select * from members.transfer;
drop view if exists members_read.arrival; create view members_read.arrival with (security_invoker = true) as select * from members.arrival;
drop view if exists members_read.attachment_note; create view members_read.attachment_note with (security_invoker = true) as select * from members.attachment_note;
drop view if exists members_read.attachment; create view members_read.attachment with (security_invoker = true) as select * from members.attachment;
