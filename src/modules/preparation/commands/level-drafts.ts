import { ok } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { loadRows, part, save } from '#platform/decide.ts';
import type { Reaction } from '#platform/handle.ts';
import { draftsLeveled, draftsOfMinutesLeveled } from '../rules/drafts.ts';
import { draftComment, sharedDraft, tables } from '../tables.ts';

/** «Dự thảo theo mức của mục» — an item or the whole minutes were held back, or opened to all. */
export const levelDrafts: Reaction = {
  to: 'item-leveled',
  async run(tx, event) {
    const {
      itemIds,
      meetingId = null,
      level,
    } = event.of as {
      readonly itemIds: readonly Id[];
      /** With the whole minutes: of this meeting also those under no item. */
      readonly meetingId?: Id;
      readonly level: 'committee' | null;
    };
    const ofItem = sql`t.organisation_no = ${tx.home.no}
      and (t.item_id = any(${itemIds}::uuid[]) or (t.item_id is null and t.meeting_id = ${meetingId}::uuid))`;
    const rows = await loadRows(tx, [
      part(sharedDraft, ofItem),
      part(
        draftComment,
        sql`t.organisation_no = ${tx.home.no}
            and t.draft_id in (select t.id from preparation.shared_draft as t where ${ofItem})`,
      ),
    ]);
    save(tx, tables, rows, [
      ...itemIds.flatMap((itemId) => draftsLeveled(rows, itemId, level)),
      ...(meetingId ? draftsOfMinutesLeveled(rows, meetingId, level) : []),
    ]);
    return ok([]);
  },
};
