-- «Sổ cộng đảng số» — by how much the strength of an organisation changed on a day: kept in the transaction
-- of the command that changed it, and folded anew from belonging and standing each time (ADR 0025).
create table members.strength_change (
  organisation_no integer not null,
  on_day date not null,
  members integer not null,
  official integer not null,
  primary key (organisation_no, on_day)
);
insert into members.strength_change (organisation_no, on_day, members, official)
select affiliation.organisation_no, edge.on_day, sum(edge.sign), sum(edge.sign * (standing.standing = 'official')::integer)
from members.affiliation as affiliation
join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid && affiliation.valid
cross join lateral (values (lower(affiliation.valid * standing.valid), 1), (upper(affiliation.valid * standing.valid), -1)) as edge (on_day, sign)
where edge.on_day is not null
group by affiliation.organisation_no, edge.on_day
having sum(edge.sign) <> 0 or sum(edge.sign * (standing.standing = 'official')::integer) <> 0;
