import { writeMonth } from '#kernel/clock-time.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import { ok } from '#kernel/result.ts';
import {
  wordsOfMove,
  type ClosingOrganisations,
  type MovedWork,
  type OpenWork,
  type WorkMoved,
} from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { PlannedThemeRow } from '../rules/rows.ts';
import { itemProposal, plannedTheme } from '../tables.ts';

/** «Đề nghị và chuyên đề của chi bộ sắp kết thúc» — proposals by their number alone, themes of its last month and later by name. */
export const planOfClosing: Survey = {
  of: 'open-work',
  async run(tx, about) {
    const { numbers, on } = about as ClosingOrganisations;
    const proposals = await tx.ask<OpenWork>(sql`
      select place as "organisationNo", 'proposal' as kind, md5('proposal ' || place)::uuid as id,
             things::text as title, null::uuid as "personId", 'place' as settle
      from preparation.waiting_proposals(${numbers}::integer[]) order by place`);
    const themes = await tx.ask<OpenWork & { month: CivilDate }>(sql`
      select organisation_no as "organisationNo", 'theme' as kind, id, month, topic as title,
             presenter_id as "personId", 'place' as settle
      from preparation.planned_theme as t
      where organisation_no = any(${numbers}::integer[]) and ${isAhead(on)} order by organisation_no, month`);
    return [
      ...proposals,
      ...themes.map(({ month, ...work }) => ({ ...work, title: `${writeMonth(month)}: ${work.title}` })),
    ];
  },
};

/** «Chuyển đề nghị, chuyên đề theo quyết định» — proposals along with who made them, themes where the plan says. */
export const passPlanOn: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const moved = event.of as WorkMoved;
    return ok([...(await passProposalsOn(tx, moved)), ...(await passThemesOn(tx, moved))]);
  },
};

async function passProposalsOn(tx: Ordering, moved: WorkMoved): Promise<readonly MovedWork[]> {
  const chosen = new Map(
    moved.items.filter(({ kind }) => kind === 'proposal').map(({ fromNo, toNo }) => [fromNo, toNo]),
  );
  const waiting = await wholeRows(
    tx,
    itemProposal,
    sql`t.organisation_no = any(${[...chosen.keys()]}::integer[]) and t.standing = 'waiting'
        and not exists (
          select from meetings_read.agenda_item as item join meetings_read.meeting as meeting on meeting.id = item.meeting_id
          where item.organisation_no = t.organisation_no and item.origin_id = t.id and meeting.held_on is not null)`,
  );
  const going = waiting.map((row) => {
    const fromNo = row.organisationNo;
    const toNo = moved.moves.get(row.personId) ?? chosen.get(fromNo) ?? fromNo;
    return { row, id: newId(tx.now), toNo, words: wordsOfMove(moved, fromNo, toNo) };
  });
  tx.amend(
    itemProposal,
    going.map(({ row: { id }, words }) => ({
      id,
      standing: 'moved',
      answer: words.gone,
      answeredBy: tx.person,
      answeredOn: moved.on,
    })),
  );
  tx.put(
    itemProposal,
    going.map(({ row, id, toNo, words }) => ({
      ...row,
      id,
      organisationNo: toNo,
      reason: row.reason === null ? `Đề nghị ${words.come}` : `${row.reason} (đề nghị ${words.come})`,
    })),
  );
  return going.map(({ row, id, toNo }) => ({
    ...{ kind: 'proposal', title: null, fromId: row.id, fromNo: row.organisationNo },
    ...{ toId: id, toNo },
  }));
}

/** A month has one theme: where the receiving cell has its own, the other stays in the old book with the reason. */
async function passThemesOn(tx: Ordering, moved: WorkMoved): Promise<readonly MovedWork[]> {
  const items = moved.items.filter(({ kind }) => kind === 'theme');
  const to = new Map(items.map(({ id, toNo }) => [id, toNo]));
  const themes = await wholeRows(
    tx,
    plannedTheme,
    sql`t.id = any(${[...to.keys()]}::uuid[]) and ${isAhead(moved.on)}`,
  );
  const taken = new Set(
    (
      await tx.ask<Pick<PlannedThemeRow, 'organisationNo' | 'month'>>(sql`
        select organisation_no as "organisationNo", month from preparation.planned_theme
        where organisation_no = any(${[...new Set(to.values())]}::integer[]) and standing = 'planned'`)
    ).map(({ organisationNo, month }) => `${organisationNo} ${month}`),
  );
  const gone: Partial<PlannedThemeRow>[] = [];
  const come: PlannedThemeRow[] = [];
  const done: MovedWork[] = [];
  for (const row of themes) {
    const toNo = to.get(row.id) ?? row.organisationNo;
    const words = wordsOfMove(moved, row.organisationNo, toNo).gone;
    const month = `${toNo} ${row.month}`;
    const reason = taken.has(month) ? `${words}; tháng ấy nơi nhận đã có chuyên đề` : words;
    gone.push({ id: row.id, standing: 'dropped', reason });
    const presenterId = row.presenterId && moved.moves.get(row.presenterId) === toNo ? row.presenterId : null;
    // One that has no place there has no other end.
    const id = taken.has(month) ? row.id : newId(tx.now);
    if (id !== row.id) come.push({ ...row, id, organisationNo: toNo, presenterId });
    done.push({
      ...{ kind: 'theme', title: `${writeMonth(row.month)}: ${row.topic}`, fromId: row.id, toId: id },
      ...{ fromNo: row.organisationNo, toNo: id === row.id ? row.organisationNo : toNo },
    });
    taken.add(month);
  }
  tx.amend(plannedTheme, gone);
  tx.put(plannedTheme, come);
  return done;
}

/** Planned for the month in which the cell ends or later, and not held. */
function isAhead(on: CivilDate) {
  return sql`t.standing = 'planned' and t.month >= date_trunc('month', ${on}::date)
    and not exists (
      select from meetings_read.meeting as held
      where held.organisation_no = t.organisation_no and held.month = t.month and held.held_on is not null
        and (held.kind = 'thematic' or held.theme is not null))`;
}
