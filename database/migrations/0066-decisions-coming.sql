-- «Quyết định đã ký, sắp đến ngày, về một tổ chức» — the organisation learns what paper will concern it, in what way, and how
-- many it receives; the plan itself stays with those who work on it.
create function restructuring.decisions_coming(about uuid, today date)
  returns table (plan_id uuid, effective_on date, kinds text[], receives integer, may_open boolean,
                 decision text, title text, signed_on date, signer text, basis text)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select plan.id, plan.effective_on, concerned.kinds, concerned.receives,
         plan.organisation_no <@ (select platform.within('working')),
         act.decision, act.title, act.signed_on, act.signer, act.basis
  from restructuring.plan as plan
  join organisation.act as act on act.id = plan.act_id
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
