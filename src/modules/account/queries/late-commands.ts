import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { listLate } from '#platform/late.ts';
import { lateCommands } from '../contract/late.ts';

/** «Việc của người trước» — in the order in which they were written; what is settled stays to be seen. */
export const answerLateCommands = answer(lateCommands, async (tx, { organisationId }) => {
  const late = await listLate(tx, organisationId);
  const writers = await tx.ask<{ id: string; name: string }>(sql`
    select id, full_name as name from members_read.person
    where id = any(${late.map((one) => one.writtenBy)}::uuid[])`);
  const names = new Map(writers.map((writer) => [writer.id, writer.name]));
  return ok({ late: late.map((one) => ({ ...one, writtenBy: names.get(one.writtenBy) ?? null })) });
});
