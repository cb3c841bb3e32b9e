import type { Id } from '#kernel/id.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type { planPage } from '../contract.ts';

type Act = NonNullable<OutputOf<typeof planPage>['act']>;

/** The paper of an act as it is read now, and each correction by which it came to be read so. */
export async function actOf(tx: Reading, actId: Id | null): Promise<Act | null> {
  if (actId === null) return null;
  const [row] = await tx.ask<Act>(sql`
    select id, decision, title, signed_on as "signedOn", signer, basis, effective_on as "effectiveOn",
           (select coalesce(jsonb_agg(jsonb_build_object(
                     'position', correction.position, 'field', correction.field, 'was', correction.was, 'reads', correction.reads,
                     'reason', correction.reason,
                     'by', jsonb_build_object('id', later.id, 'decision', later.decision, 'signedOn', later.signed_on,
                                              'signer', later.signer, 'basis', later.basis)) order by correction.position), '[]')
            from organisation_read.correction as correction
            join organisation_read.act as later on later.id = correction.by_act
            where correction.act_id = act.id) as corrections
    from organisation_read.act as act where id = ${actId}::uuid`);
  return row ?? null;
}
