import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { closeCampaign, openCampaign } from '../contract/campaigns.ts';
import { problems } from '../rules/problems.ts';
import { keptBelow } from '../sql/drafting.ts';
import { campaign, campaignUnit } from '../tables.ts';

/** «Mở đợt sắp xếp» — for units that the committee keeps below itself. */
export const handleOpenCampaign = handle(
  openCampaign,
  { right: 'organisation.keep' },
  async (tx, { unitIds, ...said }) => {
    if (said.dueOn < said.begunOn) return refuse(problems.deadlineBeforeStart);
    const units = [...new Set(unitIds)];
    const below = await keptBelow(tx, tx.home.no, units);
    if (units.some((id) => !below.has(id))) return refuse(problems.notBelow);
    tx.add(campaign, [{ ...said, organisationNo: tx.home.no, closedOn: null }]);
    tx.put(
      campaignUnit,
      units.map((unitId) => ({ campaignId: said.id, unitId, organisationNo: tx.home.no })),
    );
    return ok({ id: said.id });
  },
);

/** «Kết thúc đợt» — what was not done stays to be read. */
export const handleCloseCampaign = handle(
  closeCampaign,
  { right: 'organisation.keep' },
  async (tx, { campaignId, on }) => {
    const [found] = await wholeRows(
      tx,
      campaign,
      sql`t.id = ${campaignId}::uuid and t.organisation_no = ${tx.home.no}`,
    );
    if (!found) return refuse(platformProblems.notFound);
    if (found.closedOn !== null) return refuse(problems.campaignIsClosed);
    if (on < found.begunOn || on > tx.today) return refuse(problems.closedOutOfTime);
    tx.amend(campaign, [{ id: campaignId, closedOn: on }]);
    return ok({ id: campaignId });
  },
);
