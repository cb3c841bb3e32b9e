import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { importBatches } from '../contract.ts';

interface Row {
  readonly id: string;
  readonly files: string[];
  readonly asOf: string;
  readonly savedAt: string;
  readonly by: string | null;
  readonly organisations: number;
  readonly members: number;
  readonly problems: number;
  readonly held: number;
  readonly undoneAt: string | null;
}

/** «Các lần nhập trước» — of an organisation and of those below it, the latest first. */
export const answerImportBatches = answer(importBatches, async (tx, { organisationId }) => {
  const rows = await tx.ask<Row>(sql`
    select batch.id, array(select file ->> 'name' from jsonb_array_elements(batch.files) as file) as files,
           batch.as_of as "asOf", batch.saved_at as "savedAt", person.full_name as "by",
           (batch.counts -> 'organisations' ->> 'good')::integer as organisations,
           (batch.counts -> 'members' ->> 'good')::integer as members,
           jsonb_array_length(batch.problems) as problems,
           (select count(*) from jsonb_array_elements(batch.problems) as problem
            where problem ->> 'code' = 'intake.number-held') as held,
           batch.undone_at as "undoneAt"
    from intake.batch as batch
    left join members_read.person as person on person.id = batch.person_id
    where batch.organisation_no in (
      select custody.organisation_no from organisation_read.custody as custody
      join platform.organisation_head as head on head.organisation_no = custody.keeper_no
      where head.organisation_id = ${organisationId}::uuid
      union
      select head.organisation_no from platform.organisation_head as head where head.organisation_id = ${organisationId}::uuid)
    order by batch.saved_at desc limit 100`);
  return ok({ rows });
});
