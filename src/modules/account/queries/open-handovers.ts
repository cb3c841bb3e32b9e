import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { daysToConfirm, openHandovers } from '../contract/handover.ts';
import { isOverdue } from '../rules/handover.ts';

interface Line {
  readonly id: Id;
  readonly organisationId: Id;
  readonly organisation: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly offeredOn: CivilDate;
}

/** «Bàn giao chưa xong» — phones that were passed on and not confirmed yet. */
export const answerOpenHandovers = answer(openHandovers, async (tx, { organisationId }) => {
  const lines = await tx.ask<Line>(sql<Line>`
    select handover.id, head.organisation_id as "organisationId", profile.name as organisation,
           giver.full_name as "from", taker.full_name as "to", handover.offered_on::text as "offeredOn"
    from platform.organisation_head as keeper
    join organisation_read.custody as custody on custody.keeper_no = keeper.organisation_no
    join account.handover as handover on handover.organisation_no = custody.organisation_no
    join platform.organisation_head as head on head.organisation_no = handover.organisation_no
    left join organisation_read.profile as profile
           on profile.organisation_no = head.organisation_no and profile.valid @> ${tx.today}::date
    left join members_read.person as giver on giver.id = handover.from_person
    left join members_read.person as taker on taker.id = handover.to_person
    where keeper.organisation_id = ${organisationId}::uuid and handover.state = 'offered'
    order by handover.offered_on, handover.id
    limit 200`);
  return ok({
    handovers: lines.map((line) => ({
      ...line,
      isOverdue: isOverdue({ ...line, state: 'offered' }, lastDay, tx.today),
    })),
  });
});

const lastDay = (offeredOn: CivilDate): CivilDate => addDays(offeredOn, daysToConfirm);
