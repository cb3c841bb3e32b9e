import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Reading } from '#platform/handle.ts';
import { giveTask } from '../contract.ts';
import { taskFromWorkplace } from '../rules/workplace.ts';
import { problems } from '../rules/problems.ts';
import { task } from '../tables.ts';

/**
 * «Nơi công tác giao việc» — to somebody who works here and belongs to another cell: the task stands in the book of
 * that cell, where the person finds and reports it offline, and this workplace sees it.
 */
export const handleGiveTask = handle(
  giveTask,
  {
    right: 'workplace.give',
    touches: async (tx, { personId }, home) => {
      const place = await cellOf(tx, personId, home.no);
      return place ? [place.cellNo] : [];
    },
  },
  async (tx, input) => {
    const place = await cellOf(tx, input.personId, tx.home.no);
    if (!place) return refuse(problems.worksElsewhere);
    const given = taskFromWorkplace(input, { ...place, workplaceNo: tx.home.no }, tx.today);
    if (!given.ok) return given;
    tx.add(task, [given.value]);
    return ok({ id: input.taskId });
  },
);

async function cellOf(
  tx: Reading,
  personId: Id,
  workplaceNo: number,
): Promise<{ readonly cellNo: number; readonly workplace: string } | undefined> {
  const [found] = await tx.ask<{ cellNo: number; workplace: string }>(sql`
    select employment.organisation_no as "cellNo", employment.workplace from careers_read.employment as employment
    where employment.person_id = ${personId} and employment.workplace_no = ${workplaceNo} and employment.valid @> ${tx.today}::date`);
  return found;
}
