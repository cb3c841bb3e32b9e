import { refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut } from '#platform/decide.ts';
import type { CommandHandler } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { answerInvitation } from '../contract.ts';
import { decideAnswer } from '../rules/decisions/roll.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

const carried = carryOut(
  answerInvitation,
  {
    right: 'meetings.answer',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.rollEntry, tx.home, input.meetingId),
    ],
  },
  decideAnswer,
);

/** «Trả lời giấy mời» — for oneself by the right of a member; for others only by whoever keeps the book. */
export const handleAnswerInvitation: CommandHandler = {
  ...carried,
  async run(tx, input) {
    const { personId } = input as { readonly personId?: string };
    if (personId !== undefined && personId !== tx.person) {
      const [row] = await tx.ask<{ holds: boolean }>(
        sql`select platform.holds('meetings.keep', ${tx.term}::uuid, ${tx.home.no}) as holds`,
      );
      if (!row?.holds) return refuse(platformProblems.notYours);
    }
    return carried.run(tx, input);
  },
};
