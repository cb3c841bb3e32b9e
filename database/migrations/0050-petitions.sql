-- «Kiến nghị gộp» — what several cells ask alike stands under one title; it goes up with each of them and is answered at once.
alter table meetings.passed_concern add column petition_id uuid, add column petition text;
alter table meetings.passed_concern
  add constraint passed_concern_petition_is_whole check ((petition_id is null) = (petition is null));
