-- What modules publish to each other. A view runs as its reader, so the reader's own rights apply.

create schema if not exists organisation_read;
create schema if not exists members_read;
create schema if not exists meetings_read;
create schema if not exists tasks_read;
create schema if not exists kit_read;
grant usage on schema organisation_read, members_read, meetings_read, tasks_read, kit_read to sochibo_app;

create or replace view organisation_read.profile with (security_invoker = true) as
  select id, organisation_id, organisation_no, name, code, kind, category, place, position, valid from organisation.profile;
create or replace view organisation_read.custody with (security_invoker = true) as
  select keeper_no, organisation_no, depth from organisation.custody;
create or replace view organisation_read.kind with (security_invoker = true) as
  select code, is_cell, is_grassroots from organisation.kind;

create or replace view members_read.person with (security_invoker = true) as
  select id, organisation_no, full_name, sort_name from members.person;
create or replace view members_read.affiliation with (security_invoker = true) as
  select id, person_id, organisation_no, valid from members.affiliation;
create or replace view members_read.standing with (security_invoker = true) as
  select id, person_id, organisation_no, standing, valid from members.standing;
create or replace view members_read.circumstance with (security_invoker = true) as
  select id, person_id, organisation_no, kind, valid from members.circumstance;
create or replace view members_read.office_term with (security_invoker = true) as
  select id, person_id, organisation_no, office, title, valid from members.office_term;

create or replace view meetings_read.meeting with (security_invoker = true) as
  select id, organisation_no, month, kind, theme, planned_on, starts_at, place, state, chair_id, clerk_id, convened_at,
         held_on, opened_at, ended_at, guests, excuse, read_back_at, adopted_on, sent_at from meetings.meeting;
create or replace view meetings_read.agenda_item with (security_invoker = true) as
  select id, meeting_id, organisation_no, kind, title, origin_kind, origin_id, state from meetings.agenda_item;
create or replace view meetings_read.roll_entry with (security_invoker = true) as
  select meeting_id, person_id, organisation_no, standing, circumstance, attendance, reason, answer, told_by from meetings.roll_entry;
create or replace view meetings_read.resolution with (security_invoker = true) as
  select id, meeting_id, organisation_no, number, symbol, title, text, adopted_on, vote_id, sent_at from meetings.resolution;

create or replace view tasks_read.task with (security_invoker = true) as
  select id, organisation_no, meeting_id, resolution_id, title, owner_id, helper_ids, due_on, state, done_on, result, cause from tasks.task;

create or replace view kit_read.paper with (security_invoker = true) as
  select id, organisation_no, number, title, kind, issued_on, file_sha256, audience, discuss, valid, withdrawn from kit.paper;

grant select on all tables in schema organisation_read, members_read, meetings_read, tasks_read, kit_read to sochibo_app;
