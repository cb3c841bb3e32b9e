import type { OutputOf } from '#kernel/contract.ts';
import { monthStart } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { themesOfCells } from '../contract.ts';

type Row = OutputOf<typeof themesOfCells>['cells'][number];

/** «Chuyên đề các chi bộ» — one row for each cell below, those with the most missed first. */
export const answerThemesOfCells = answer(themesOfCells, async (tx, { organisationId, from, until }) => {
  const missed = sql`not planned.held and planned.month < ${monthStart(tx.today)}::date`;
  const cells = await tx.askLast<Row>(sql`
    with cell as (
      select profile.organisation_no, profile.organisation_id, profile.name
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join organisation_read.profile as profile
        on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
      join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
      where head.organisation_id = ${organisationId}
        and profile.organisation_no <@ (select platform.within('internal'))),
    held as (
      select meeting.organisation_no, meeting.month, min(meeting.theme) as theme
      from cell join meetings_read.meeting as meeting using (organisation_no)
      where meeting.month >= ${from}::date and meeting.month < ${until}::date and meeting.held_on is not null
        and (meeting.kind = 'thematic' or meeting.theme is not null)
      group by meeting.organisation_no, meeting.month),
    planned as (
      select theme.organisation_no, theme.month, theme.topic, held.month is not null as held
      from cell join preparation.planned_theme as theme using (organisation_no)
      left join held on held.organisation_no = theme.organisation_no and held.month = theme.month
      where theme.month >= ${from}::date and theme.month < ${until}::date and theme.standing = 'planned'),
    beside as (
      select held.* from held where not exists (
        select from planned as meant where meant.organisation_no = held.organisation_no and meant.month = held.month))
    select cell.organisation_id as "organisationId", cell.name,
           count(planned.month)::int as planned,
           count(*) filter (where planned.held)::int as held,
           (select count(*)::int from beside where beside.organisation_no = cell.organisation_no) as "heldUnplanned",
           count(*) filter (where ${missed})::int as missed,
           (select coalesce(json_agg(json_build_object('month', beside.month, 'topic', beside.theme) order by beside.month), '[]')
            from beside where beside.organisation_no = cell.organisation_no) as unplanned,
           coalesce(json_agg(json_build_object('month', planned.month, 'topic', planned.topic, 'held', planned.held, 'missed', ${missed})
                             order by planned.month) filter (where planned.month is not null), '[]') as topics
    from cell left join planned using (organisation_no)
    group by cell.organisation_no, cell.organisation_id, cell.name
    order by missed desc, count(planned.month), cell.name collate "vi-x-icu"`);
  return ok({ cells });
});
