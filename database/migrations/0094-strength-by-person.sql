-- By how much the strength of an organisation changed on a day, as before. Whose standings they are is found by the person alone: asked for
-- the period too, the database looked through the index of periods once for each of seven thousand people of an import.
create or replace function platform.fold_strength(changed integer[]) returns void
  language plpgsql security definer set search_path = '' as $$
  declare before members.strength_step[];
  begin
    select array_agg(step) into before from platform.strength_steps(changed) as step;
    delete from members.strength_change where organisation_no = any(changed);
    insert into members.strength_change (organisation_no, on_day, members, official)
    select affiliation.organisation_no, edge.on_day, sum(edge.sign), sum(edge.sign * (standing.standing = 'official')::integer)
    from members.affiliation as affiliation
    join members.standing as standing
      on standing.person_id = affiliation.person_id and not isempty(standing.valid * affiliation.valid)
    cross join lateral (values (lower(affiliation.valid * standing.valid), 1),
                               (upper(affiliation.valid * standing.valid), -1)) as edge (on_day, sign)
    where affiliation.organisation_no = any(changed) and edge.on_day is not null
    group by affiliation.organisation_no, edge.on_day
    having sum(edge.sign) <> 0 or sum(edge.sign * (standing.standing = 'official')::integer) <> 0;
    perform platform.fold_totals(changed, before);
  end $$;
