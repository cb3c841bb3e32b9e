import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { loadRows } from '#platform/decide.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import type { Id } from '#kernel/id.ts';
import type { CommitteeMeetingRow } from '#modules/preparation/public.ts';
import { committeePaper } from '../contract/reading.ts';
import { writeCommitteePaper } from '../rules/committee-paper.ts';
import { nameParts } from '../sql/parts.ts';

/** «Biên bản họp chi ủy để lấy tệp» — for the committee, which alone may see what was said. */
export const answerCommitteePaper = answer(committeePaper, async (tx, { committeeMeetingId }) => {
  const [found] = await tx.ask<{ no: number; organisationId: Id }>(sql`
    select met.organisation_no as no, head.organisation_id as "organisationId"
    from preparation_read.committee_meeting as met
    join preparation_read.committee_minutes as minutes on minutes.committee_meeting_id = met.id
    join platform.organisation_head as head on head.organisation_no = met.organisation_no
    where met.id = ${committeeMeetingId}`);
  if (!found) return refuse(problems.notFound);
  const organisation = { id: found.organisationId, no: found.no };
  const rows = await loadRows(tx, [
    {
      kind: 'committee-meeting',
      key: ['id'],
      rows: sql`select * from preparation_read.committee_meeting where id = ${committeeMeetingId}`,
    },
    {
      kind: 'committee-minutes',
      key: ['committeeMeetingId'],
      rows: sql`select * from preparation_read.committee_minutes where committee_meeting_id = ${committeeMeetingId}`,
    },
    ...nameParts(organisation),
  ]);
  const row = rows.one<CommitteeMeetingRow>('committee-meeting', committeeMeetingId);
  const paper =
    row &&
    writeCommitteePaper(rows, { rules: tx.rules, organisation }, row, { month: row.month, day: row.heldOn });
  return row && paper ? ok({ heldOn: row.heldOn, paper }) : refuse(problems.notFound);
});
