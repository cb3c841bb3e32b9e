-- «Buổi có tự phê bình, phê bình» — counted when the minutes are locked, whether any was spoken; never by whom, about whom or what.
alter table reports.cell_month add column criticised integer not null default 0, add column uncriticised integer not null default 0;
alter table reports.seat_month add column criticised integer not null default 0, add column uncriticised integer not null default 0;

-- Both functions stay as they stand by now in everything else.
do $$
declare
  before text;
  made text;
begin
  before := pg_get_functiondef('platform.fold_cell_months(integer[])'::regprocedure);
  made := replace(before, 'upper_items, planned_on, manner)', 'upper_items, planned_on, manner, criticised, uncriticised)');
  made := replace(made, 'settled.planned_on, settled.manner',
    'settled.planned_on, settled.manner, coalesce(minutes.criticisms > 0, false)::integer, coalesce(minutes.criticisms = 0, false)::integer');
  made := replace(made, 'manner = excluded.manner', 'manner = excluded.manner, criticised = excluded.criticised, uncriticised = excluded.uncriticised');
  if made not like '%manner, criticised, uncriticised)%' or made not like '%settled.manner, coalesce(minutes.criticisms%'
     or made not like '%uncriticised = excluded.uncriticised%' then raise exception 'fold_cell_months is not written as it was'; end if;
  execute made;

  before := pg_get_functiondef('platform.fold_seat_months(integer[],date[])'::regprocedure);
  made := replace(before, 'ungraded, sent_within, open_meetings)', 'ungraded, criticised, uncriticised, sent_within, open_meetings)');
  made := replace(made, 'count(*) filter (where line.grade is null),', 'count(*) filter (where line.grade is null), sum(line.criticised), sum(line.uncriticised),');
  if made not like '%ungraded, criticised, uncriticised, sent_within%' or made not like '%sum(line.uncriticised),%' then raise exception 'fold_seat_months is not written as it was'; end if;
  execute made;
end $$;

select platform.fold_cell_months(array(select organisation_no from platform.organisation_head));
