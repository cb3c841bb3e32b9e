-- «Dòng được trả lại» — a row that an undoing restored goes on with what an earlier act had begun; empty: begun by none.
alter table organisation.profile add column origin_act uuid;
alter table organisation.placement add column origin_act uuid;
alter table members.affiliation add column origin_act uuid;
alter table members.office_term add column origin_act uuid;
