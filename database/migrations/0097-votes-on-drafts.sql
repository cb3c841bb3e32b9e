-- «Dự thảo được biểu quyết» — a vote keeps which draft resolution it was on. Votes of before keep none: what is recorded is
-- not written over, and a draft still to be adopted then is voted on again.
alter table meetings.vote add column resolution_id uuid;
