-- «Còn vướng của dự thảo trong đợt» — how many lines of each kind stood in the way when the draft was last changed. What a
-- draft says stays with those who work on it; how much is left, the level that opened the campaign may know.
alter table restructuring.plan add column blocks jsonb;
