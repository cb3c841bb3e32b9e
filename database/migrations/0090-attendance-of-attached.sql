-- «Dự sinh hoạt theo phân công» — how many meetings the host has held since then, and how many the assigned member came to. The
-- home, which may not open the rolls of the host, learns this figure and nothing else of them.
create function members.attendance_of_attached(assigned uuid[], on_day date)
  returns table (attachment_id uuid, meetings integer, attended integer)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select attachment.id, count(*)::integer, (count(*) filter (where entry.attendance in ('present', 'online')))::integer
  from members.attachment as attachment
  join meetings.roll_entry as entry
    on entry.organisation_no = attachment.organisation_no and entry.person_id = attachment.person_id
   and entry.circumstance in ('attached', 'attached-voting')
  join meetings.meeting as meeting on meeting.id = entry.meeting_id and meeting.held_on <= on_day
  where attachment.id = any(assigned) and attachment.valid @> meeting.held_on
    and (attachment.organisation_no <@ (select platform.within('internal'))
         or attachment.home_no <@ (select platform.within('internal'))
         or attachment.person_id = platform.person())
  group by attachment.id;
end $$;
revoke all on function members.attendance_of_attached(uuid[], date) from public;
grant execute on function members.attendance_of_attached(uuid[], date) to sochibo_app;

-- «Người theo dõi chi bộ» — a cell learns who follows it by office: name, posts and the level of each, and where the person belongs,
-- also where it may not look into that organisation. The home learns where its people follow.
create function members.followers_of(places integer[], on_day date)
  returns table (id uuid, organisation_no integer, person_id uuid, full_name text, standing text, home_no integer, home_name text,
                 posts text, title text, portfolio text, decision text, valid daterange)
  language plpgsql stable security definer set search_path = '' as $$ begin return query
  select term.id, term.organisation_no, term.person_id, person.full_name, coalesce(stood.standing, 'official'),
         belonging.organisation_no, home.name,
         (select string_agg(coalesce(held.title, case held.office when 'secretary' then 'Bí thư' when 'deputy-secretary' then 'Phó Bí thư'
                   when 'office-staff' then 'Cán bộ văn phòng' else 'Cấp ủy viên' end) || ' (' || place.name || ')', '; ' order by lower(held.valid))
          from members.office_term as held
          join organisation.profile as place on place.organisation_no = held.organisation_no and place.valid @> on_day
          where held.person_id = term.person_id and held.valid @> on_day and held.office <> 'follower'),
         term.title, term.portfolio, term.decision, term.valid
  from members.office_term as term
  join members.person as person on person.id = term.person_id
  left join members.standing as stood on stood.person_id = term.person_id and stood.valid @> on_day
  left join members.affiliation as belonging on belonging.person_id = term.person_id and belonging.valid @> on_day
  left join organisation.profile as home on home.organisation_no = belonging.organisation_no and home.valid @> on_day
  where term.office = 'follower' and term.valid @> on_day
    and (term.organisation_no = any(places) or belonging.organisation_no = any(places) or term.person_id = platform.person())
    and (term.organisation_no <@ (select platform.within('internal'))
         or belonging.organisation_no <@ (select platform.within('internal')) or term.person_id = platform.person());
end $$;
revoke all on function members.followers_of(integer[], date) from public;
grant execute on function members.followers_of(integer[], date) to sochibo_app;
