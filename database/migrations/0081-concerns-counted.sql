-- «Điều nêu ra ở các chi bộ» — how many wait, how many were answered, after how many days; what was said and by whom stays in the cell,
-- and what is for a committee alone is not counted. Run as its owner: the levels above see no line of it. Without a cell: of all together.
create function meetings.concerns_counted(cells integer[], day date)
  returns table (organisation_no integer, open bigint, closed bigint, median_days double precision, longest_wait integer)
  language plpgsql stable security definer rows 400 set search_path = '' as $$
  begin
    return query select concern.organisation_no, count(*) filter (where concern.state = 'open'), count(*) filter (where concern.state = 'closed'),
           percentile_cont(0.5) within group (order by concern.closed_on - concern.raised_on) filter (where concern.state = 'closed'),
           max(day - concern.raised_on) filter (where concern.state = 'open')
    from meetings.concern as concern
    where concern.organisation_no = any(cells) and concern.organisation_no <@ (select platform.within('internal'))
      and concern.level is null and concern.state in ('open', 'closed')
    group by grouping sets ((concern.organisation_no), ());
  end $$;
