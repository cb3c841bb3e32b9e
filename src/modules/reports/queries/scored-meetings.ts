import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { scoredMeetings } from '../contract/lists.ts';
import { bucketOf, cellsOn } from './cells-by-score.ts';
import { isSeen } from './figures-by-month.ts';
import { leafOf, pageLength } from './leaf.ts';
import { reckonWith } from './wide.ts';

type Row = OutputOf<typeof scoredMeetings>['rows'][number];

/** «Các buổi theo mức điểm» — the lines behind one bar, the latest first. */
export const answerScoredMeetings = answer(scoredMeetings, async (tx, input) => {
  const { organisationId, from, until, asOf = tx.today, bucket, after } = input;
  const [before = 0] = after ?? [];
  await reckonWith(tx, organisationId);
  if (!(await isSeen(tx, organisationId))) return refuse(problems.notFound);
  const cells = await cellsOn(tx, organisationId, asOf);
  const rows = await tx.askLast<Row & { total: number }>(sql`
    with scored as (
      select kept.*, count(*) over () as total
      from reports.cell_month as kept
      where kept.organisation_no in (select unnest(${cells}::integer[])) and kept.month >= ${from}::date and kept.month < ${until}::date
        and kept.held_on <= ${asOf}::date and kept.score is not null and ${bucketOf} = ${bucket}
      order by kept.month desc, kept.held_on desc, kept.organisation_no
      limit ${pageLength + 1} offset ${before})
    select profile.organisation_id as "organisationId", profile.name, parent.name as "parentName", scored.meeting_id as "meetingId",
           scored.month, scored.held_on as "heldOn", scored.score::float as score, scored.grade,
           case when scored.sent_on <= ${asOf}::date then scored.sent_on end as "sentOn", scored.total::integer
    from scored
    join organisation_read.profile as profile on profile.organisation_no = scored.organisation_no and profile.valid @> ${asOf}::date
    left join organisation_read.placement as placement on placement.organisation_no = scored.organisation_no and placement.valid @> ${asOf}::date
    left join organisation_read.profile as parent on parent.organisation_no = placement.parent_no and parent.valid @> ${asOf}::date
    order by scored.month desc, scored.held_on desc, scored.organisation_no`);
  return ok(leafOf(rows, before));
});
