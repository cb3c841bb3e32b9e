-- «Ghi sổ lúc nào» — since when the book says that the committee met on that day; null in books kept before it was noted.
alter table preparation.committee_meeting add column noted_at timestamptz;
