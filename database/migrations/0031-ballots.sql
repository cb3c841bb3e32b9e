-- «Phiếu kín» — who counted, and how many papers were issued, returned and valid; the counts by answer stand beside.
alter table meetings.vote add column ballots jsonb;
