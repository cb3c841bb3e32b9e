import { addDays, addMonths } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { waitingKinds, workWaiting } from '../contract/waiting.ts';
import { asksForSomething, findingsOf } from '../rules/offices/watch.ts';
import type { Waiting, WaitingAsked } from '../rules/waiting.ts';
import { absentIn } from '../sql/absent.ts';
import { committeesBelow, isFar } from '../sql/nearest.ts';
import { watchedUnder, watchRules } from '../sql/watched.ts';
import { movesUnder } from './moves-of.ts';

/** «Việc đang chờ» — counted where it is to be dealt with: in the cell, and at the committee next above. */
export const answerWorkWaiting = answer(workWaiting, async (tx, { organisationId }) => {
  const about: WaitingAsked = { organisationId, numbers: await nearest(tx, organisationId) };
  const counts = [
    await moves(tx, organisationId),
    await findings(tx, about),
    ...(await counted(tx, about)),
    ...(await tx.survey<Waiting>('work-waiting', about)),
  ];
  const lines = waitingKinds.map((kind) => {
    const own = counts.filter((one) => one.kind === kind);
    const sum = (of: 'count' | 'late') => own.reduce((total, one) => total + one[of], 0);
    return { kind, count: sum('count'), late: sum('late') };
  });
  return ok({ lines: lines.filter(({ count, late }) => count + late > 0) });
});

async function nearest(tx: Reading, organisationId: Id): Promise<number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    with committee as materialized (${committeesBelow(organisationId, tx.today)})
    select custody.organisation_no as no
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    where head.organisation_id = ${organisationId}::uuid and not ${isFar}`);
  return rows.map(({ no }) => no);
}

async function moves(tx: Reading, organisationId: Id): Promise<Waiting> {
  const { moves: open } = await movesUnder(tx, { organisationId }, null);
  return {
    kind: 'transfer',
    count: open.filter(({ turn }) => turn === 'mine' || turn === 'coming').length,
    // A move seen from both its ends is late once.
    late: new Set(open.filter(({ overdue }) => overdue).map(({ id }) => id)).size,
  };
}

/** As the list of thresholds shows them when it is opened: against a year ago. */
async function findings(tx: Reading, { organisationId, numbers }: WaitingAsked): Promise<Waiting> {
  const [asOf, since] = [tx.today, addMonths(tx.today, -12)];
  const lines = await tx.ask(watchedUnder({ organisationId, asOf, since, only: numbers }));
  const rules = watchRules(tx.rules, asOf);
  const found = lines.filter((line) => findingsOf(line, rules).some(asksForSomething));
  return { kind: 'finding', count: found.length, late: 0 };
}

function counted(tx: Reading, { organisationId, numbers }: WaitingAsked): Promise<Waiting[]> {
  const remind = ruleOn(tx.rules, 'members.remind-days-before', tx.today)?.value ?? 0;
  const months = ruleOn(tx.rules, 'members.comment-months', tx.today)?.value ?? 1;
  const least = ruleOn(tx.rules, 'members.absences-in-a-row', tx.today)?.value ?? 1;
  return tx.ask<Waiting>(sql`
    with place as materialized (select unnest(${numbers}::integer[]) as organisation_no),
    ${absentIn(tx.today, least)}
    select 'absent' as kind, count(*)::integer as count, 0 as late from t
    union all
    select 'circumstance', count(*)::integer, (count(*) filter (where upper(now.valid) <= ${tx.today}::date))::integer
    from place join members.circumstance as now using (organisation_no)
    where upper(now.valid) > ${addDays(tx.today, -remind)}::date and upper(now.valid) <= ${addDays(tx.today, remind)}::date
      and (now.kind = 'temporarily-here' or exists (
        select from members.affiliation as belonging where belonging.person_id = now.person_id and belonging.valid @> ${tx.today}::date))
    union all
    select 'case', count(*) filter (where open.organisation_no = any(${numbers}::integer[]))::integer,
           count(*) filter (where open.due_on < ${tx.today}::date)::integer
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    join members.absence_case as open on open.organisation_no = custody.organisation_no and open.closed_on is null
    where head.organisation_id = ${organisationId}::uuid
    union all
    select 'comment', count(*)::integer, 0
    from place join members.attachment as guest using (organisation_no)
    where guest.valid @> ${tx.today}::date
      and greatest(lower(guest.valid), (select max(note.on_day) from members.attachment_note as note
            where note.attachment_id = guest.id and note.kind = 'comment')) <= ${addMonths(tx.today, -months)}::date
    union all
    select 'opinion', count(*)::integer, 0
    from place join members.attachment_note as note using (organisation_no)
    where note.kind = 'opinion' and note.reply is null
    union all
    select 'proposal', count(*)::integer, 0
    from place join members.office_proposal as proposal using (organisation_no)
    join platform.organisation_head as own using (organisation_no)
    where own.organisation_id <> ${organisationId}::uuid and proposal.decided_on is null and proposal.outcome is distinct from 'rejected'`);
}
