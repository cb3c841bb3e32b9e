-- Who stands above an organisation: asked for every line of every list.
create index placement_by_organisation on organisation.placement (organisation_no);
