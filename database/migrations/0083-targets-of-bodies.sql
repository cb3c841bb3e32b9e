-- «Phần của tổ, đoàn thể» — which group or union is to bring how much of a target; what it brings is entered by the keeper of the book.
alter table tasks.target add column bodies jsonb not null default '[]';
alter table tasks.progress add column body text check (body is null or body <> '');
