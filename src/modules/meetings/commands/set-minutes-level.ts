import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { setMinutesLevel } from '../contract/level.ts';
import { decideMinutesLevel } from '../rules/decisions/level.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Giữ kín cả biên bản». */
export const handleSetMinutesLevel = carryOut(
  setMinutesLevel,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      ...[
        all.agendaItem,
        all.contribution,
        all.secondVersion,
        all.vote,
        all.concern,
        all.paperReadOut,
        all.remark,
        all.resolution,
      ].map((table) => partOf(table, tx.home, input.meetingId)),
      part(
        all.passedConcern,
        sql`t.organisation_no = ${tx.home.no} and t.concern_id in
            (select id from meetings.concern where organisation_no = ${tx.home.no} and meeting_id = ${input.meetingId})`,
      ),
    ],
    // The drafts of the meeting lie in another module; an item held back by itself keeps its own.
    async after(tx, { meetingId, level }) {
      const items = await tx.ask<{ id: Id }>(sql`
        select id from meetings.agenda_item
        where organisation_no = ${tx.home.no} and meeting_id = ${meetingId} and level is distinct from 'committee'`);
      const itemIds = items.map(({ id }) => id);
      return tx.react({ name: 'item-leveled', of: { itemIds, meetingId, level } });
    },
  },
  decideMinutesLevel,
);
