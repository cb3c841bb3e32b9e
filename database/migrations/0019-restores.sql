-- «Lần phục hồi» — each restore leaves a line: what was numbered after its backup is lost, and papers with those numbers may be
-- in people's hands. Series therefore jump over a gap, and this line explains it.
create table platform.restore (
  restore_no integer generated always as identity primary key,
  restored_at timestamptz not null unique,
  backup_made_at timestamptz not null,
  gap integer not null check (gap > 0)
);

-- How many numbers a series skips: one gap for each restore since the series was last continued. A series that bears
-- the name of a later year or term had given out nothing that could be lost.
create function platform.numbers_to_skip(continued timestamptz, series text) returns integer
  language sql stable set search_path = ''
  return (
    select coalesce(sum(gap), 0)::integer from platform.restore
    where restored_at > coalesce(continued, '-infinity') and series <= (restored_at at time zone 'Asia/Ho_Chi_Minh')::date::text);
