-- How many hamlets or street groups a place has, and the names of those without a cell.
alter table organisation.place_fact add column hamlets integer check (hamlets >= 0), add column uncovered text;
