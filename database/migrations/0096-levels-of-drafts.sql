-- «Mức giữ kín của dự thảo» — a draft and what was said of it carry the level of the item, as everything under an item does.
-- Drafts of items confided before are hidden at once, at the price that `verify` names these rows until they are written again.
alter table preparation.shared_draft add column level text;
alter table preparation.draft_comment add column level text;
update preparation.shared_draft as draft set level = item.level
  from meetings.agenda_item as item where item.id = draft.item_id and item.level is not null;
update preparation.draft_comment as said set level = draft.level
  from preparation.shared_draft as draft where draft.id = said.draft_id and draft.level is not null;
