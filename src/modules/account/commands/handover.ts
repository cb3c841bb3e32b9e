import { addDays } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { closeHandover, offerHandover, withdrawHandover } from '../contract/handover.ts';
import { judgeClosing, judgeOffer, judgeWithdrawal, type HandoverRow } from '../rules/handover.ts';
import { handover } from '../tables.ts';

/** A phone without a network may bring the offer this long after the term has ended; as long it opens the tray. */
const longestAway = 60;

/**
 * «Bàn giao máy» — the ticket itself. A phone that was away may bring it when the term is over already, so belonging
 * to the cell is enough to send it, and the office in whose name it was written is looked at here.
 */
export const handleOfferHandover = handle(
  offerHandover,
  { right: 'meetings.answer' },
  async (tx, { id, to, device, reason, day }) => {
    const [ground] = await tx.ask<{ office: string | null; isMember: boolean }>(sql`
      select (select office from members_read.office_term
              where id = ${tx.term}::uuid and person_id = ${tx.person}::uuid and organisation_no = ${tx.home.no}
                and valid && daterange(${addDays(tx.today, -longestAway)}, ${addDays(tx.today, 1)})) as office,
             exists (select from members_read.affiliation
                     where person_id = ${to}::uuid and organisation_no = ${tx.home.no}
                       and valid @> ${tx.today}::date) as "isMember"`);
    const judged = judgeOffer({ from: tx.person, to }, ground ?? { office: null, isMember: false });
    if (!judged.ok) return judged;
    tx.add(handover, [
      {
        id,
        organisationNo: tx.home.no,
        fromPerson: tx.person,
        fromTerm: tx.term ?? '',
        toPerson: to,
        deviceId: device,
        reason,
        day,
        offeredOn: tx.today,
        state: 'offered',
      },
    ]);
    return ok({ id });
  },
);

/** «Xác nhận bàn giao» — it comes from the successor's own device, so it is the successor who says it. */
export const handleCloseHandover = handle(closeHandover, { right: 'meetings.answer' }, async (tx, { id }) => {
  const judged = judgeClosing(await find(tx, id), tx.person);
  if (!judged.ok) return judged;
  tx.amend(handover, [{ id, state: 'closed' }]);
  return ok({ id });
});

/** «Rút phiếu bàn giao» — from then on it opens nothing any more. */
export const handleWithdrawHandover = handle(
  withdrawHandover,
  { right: 'meetings.answer' },
  async (tx, { id }) => {
    const [held] = await tx.ask<{ settles: boolean }>(sql`
      select platform.holds('late.settle', ${tx.term}::uuid, ${tx.home.no}::integer) as settles`);
    const judged = judgeWithdrawal(await find(tx, id), tx.person, held?.settles ?? false);
    if (!judged.ok) return judged;
    tx.amend(handover, [{ id, state: 'withdrawn' }]);
    return ok({ id });
  },
);

async function find(tx: Ordering, id: Id): Promise<HandoverRow | null> {
  const [found] = await tx.ask<HandoverRow>(sql`
    select id, from_person as "fromPerson", to_person as "toPerson", device_id as "deviceId", reason,
           day::text, offered_on::text as "offeredOn", state
    from account.handover where id = ${id}::uuid and organisation_no = ${tx.home.no}`);
  return found ?? null;
}
