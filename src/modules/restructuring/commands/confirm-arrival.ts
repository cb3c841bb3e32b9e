import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { confirmArrival } from '../contract/campaigns.ts';
import { problems } from '../rules/problems.ts';
import { arrival } from '../tables.ts';

/** «Xác nhận đã đến» — by the cell that receives, in its own book. */
export const handleConfirmArrival = handle(
  confirmArrival,
  { right: 'members.keep' },
  async (tx, { actId, personId, on, note = null }) => {
    const [found] = await wholeRows(
      tx,
      arrival,
      sql`t.act_id = ${actId}::uuid and t.person_id = ${personId}::uuid and t.organisation_no = ${tx.home.no} and not t.withdrawn`,
    );
    if (!found) return refuse(platformProblems.notFound);
    if (found.confirmedOn !== null) return refuse(problems.alreadyConfirmed);
    if (on > tx.today) return refuse(problems.confirmedOutOfTime);
    tx.amend(arrival, [{ actId, personId, confirmedOn: on, confirmedBy: tx.person, note }]);
    return ok({ id: personId });
  },
);
