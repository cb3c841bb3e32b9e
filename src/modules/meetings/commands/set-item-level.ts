import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { setLevel } from '../contract/level.ts';
import { decideLevel } from '../rules/decisions/level.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { meetingPart, partOf, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Đặt mức giữ kín của mục». */
export const handleSetItemLevel = carryOut(
  setLevel,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      rowPart(all.agendaItem, tx.home, input.itemId),
      ...[all.contribution, all.secondVersion, all.vote, all.concern, all.paperReadOut].map((table) =>
        partOf(table, tx.home, input.meetingId),
      ),
      part(
        all.passedConcern,
        sql`t.organisation_no = ${tx.home.no} and t.concern_id in
            (select id from meetings.concern where organisation_no = ${tx.home.no} and meeting_id = ${input.meetingId})`,
      ),
    ],
    // The drafts under it lie in another module.
    after: (tx, { meetingId, itemId, level }, rows) => {
      const held = level ?? rows.one<MeetingRow>('meeting', meetingId)?.level ?? null;
      return tx.react({ name: 'item-leveled', of: { itemIds: [itemId], level: held } });
    },
  },
  decideLevel,
);
