import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { keep } from '#platform/decide.ts';
import { handle, type Reading } from '#platform/handle.ts';
import { recordSchooling } from '../contract.ts';
import { recordFrom } from '../rules/dated.ts';
import { problems } from '../rules/problems.ts';
import { levels, type SchoolingKind } from '../rules/words.ts';
import { recordColumn } from '../sql/effective.ts';
import { memberOf } from '../sql/ground.ts';
import { schooling } from '../tables.ts';

/** «Ghi trình độ» — the personal record follows where the level is the latest known. */
export const handleRecordSchooling = handle(
  recordSchooling,
  { right: 'members.keep' },
  async (tx, { from, ...said }) => {
    if (!(levels[said.kind] as readonly string[]).includes(said.level)) return refuse(problems.levelUnknown);
    if (!(await memberOf(tx, tx.home.no, said.personId))) return refuse(problems.notOfThisCell);
    const known = await wholeRows(
      tx,
      schooling,
      sql`t.person_id = ${said.personId} and t.kind = ${said.kind}`,
    );
    const earlier = known[0] ? known[0].earlier : await recordSays(tx, said.personId, said.kind);
    const rows = recordFrom(known, { ...said, earlier, organisationNo: tx.home.no }, from);
    keep(
      tx,
      schooling,
      known.map(({ id }) => id),
      rows,
    );
    if (rows.at(-1)?.valid.endsWith(',)')) {
      const { personId, kind, level } = said;
      const followed = await tx.react({ name: 'level-reached', of: { personId, kind, level } });
      if (!followed.ok) return followed;
    }
    return ok({ id: said.id });
  },
);

async function recordSays(tx: Reading, personId: Id, kind: SchoolingKind): Promise<string | null> {
  const [record] = await tx.ask<{ said: string | null }>(sql`
    select ${sql.raw(recordColumn[kind])} as said from members_read.personal_record where person_id = ${personId}`);
  return record?.said ?? null;
}
