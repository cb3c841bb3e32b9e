-- «Đính chính quyết định» — a later act says how a field of an earlier paper is read from now on. The act that was signed is
-- never written over: what it said stands in its row, and every reading since in a row of its own.
create table organisation.correction (
  id uuid primary key,
  organisation_no integer not null references platform.organisation_head,
  -- The act whose paper was wrong, and the later one that says so.
  act_id uuid not null references organisation.act,
  by_act uuid not null references organisation.act,
  -- The running number of the reading of this act.
  position integer not null check (position > 0),
  field text not null check (field in ('title', 'decision', 'signedOn', 'signer', 'basis')),
  was text not null,
  reads text not null check (reads <> was),
  reason text not null,
  recorded_at timestamptz not null,
  constraint correction_one_reading_at_a_time unique (act_id, position)
);

alter table organisation.act drop constraint act_kind_check;
alter table organisation.act add constraint act_kind_check check (kind in
  ('found', 'merge', 'split', 'draw', 'dissolve', 'move', 'upgrade', 'rename', 'reorganise', 'offices', 'admit', 'release',
   'rectify', 'correct'));

-- As before, by the paper as it is read now.
create or replace function restructuring.decisions_coming(about uuid, today date)
  returns table (plan_id uuid, effective_on date, kinds text[], receives integer, may_open boolean,
                 decision text, title text, signed_on date, signer text, basis text)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select plan.id, plan.effective_on, concerned.kinds, concerned.receives,
         plan.organisation_no <@ (select platform.within('working')),
         act.decision, act.title, act.signed_on, act.signer, act.basis
  from restructuring.plan as plan
  join organisation_read.act as act on act.id = plan.act_id
  cross join lateral (
    select array(select distinct step.kind from restructuring.step as step
                 where step.plan_id = plan.id and (about = any(step.organisation_ids) or step.target_id = about)) as kinds,
           (select count(*)::integer from restructuring.person_place as place
            where place.plan_id = plan.id and place.target_id = about) as receives,
           exists (select from restructuring.post as post
                   where post.plan_id = plan.id and post.target_id = about) as posts) as concerned
  where plan.state = 'signed' and plan.effective_on > today
    and (cardinality(concerned.kinds) > 0 or concerned.receives > 0 or concerned.posts)
    and exists (select from platform.organisation_head as head
                where head.organisation_id = about and head.organisation_no <@ (select platform.within('internal')));
end $$;
