import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import type { MovedWork, WorkBack } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { supersededAt, untouchedSince, wholeRows } from '#platform/database/superseded.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { passEvidenceOn } from '../sql/evidence.ts';
import { assignment, household, shortcoming, task } from '../tables.ts';

/** «Trả nhiệm vụ về chi bộ cũ» — what nobody has written since it was moved; where people have worked on it, it stays. */
export const takeTasksBack: Reaction = {
  to: 'work-back',
  async run(tx, event) {
    const back = event.of as WorkBack;
    const done = [
      await tasksBack(tx, back),
      await householdsBack(tx, back),
      await shortcomingsBack(tx, back),
      await assignmentsBack(tx, back),
    ];
    return ok(done.flat());
  },
};

/** Those of a kind of which neither end was touched; `worked`: by work that stands in other rows. */
async function still(
  tx: Ordering,
  table: AnyTable,
  { items, moment }: WorkBack,
  kind: string,
  worked: ReadonlySet<string> = new Set(),
): Promise<readonly MovedWork[]> {
  const own = items.filter((item) => item.kind === kind);
  const untouched = await untouchedSince(
    tx,
    table,
    moment,
    own.flatMap(({ fromId, toId }) => [fromId, toId]),
  );
  return own.filter(({ fromId, toId }) => untouched.has(fromId) && untouched.has(toId) && !worked.has(toId));
}

async function tasksBack(tx: Ordering, back: WorkBack): Promise<readonly Id[]> {
  const ids = back.items.map(({ toId }) => toId);
  const worked = await tx.ask<{ id: string }>(sql`
    select target.task_id as id from tasks.target as target
    where target.task_id = any(${ids}::uuid[])
      and (target.recorded_at >= ${back.moment}::timestamptz + interval '1 millisecond'
           or exists (select from tasks.progress as progress where progress.target_id = target.id))`);
  const going = await still(tx, task, back, 'task', new Set(worked.map(({ id }) => id)));
  const as = await wholeRows(tx, task, sql`t.id = any(${going.map(({ toId }) => toId)}::uuid[])`);
  const cause = `Chuyển về theo Quyết định ${back.decision}`;
  tx.amend(
    task,
    going.flatMap(({ fromId, toId }) => [
      { id: fromId, state: 'open' as const, cause: as.find(({ id }) => id === toId)?.cause ?? null },
      { id: toId, state: 'dropped' as const, cause },
    ]),
  );
  return going.map(({ toId }) => toId);
}

async function householdsBack(tx: Ordering, back: WorkBack): Promise<readonly Id[]> {
  const visited = await tx.ask<{ id: string }>(sql`
    select household_id as id from tasks.visit
    where household_id = any(${back.items.map(({ toId }) => toId)}::uuid[])`);
  const going = await still(tx, household, back, 'household', new Set(visited.map(({ id }) => id)));
  const as = await wholeRows(tx, household, sql`t.id = any(${going.map(({ toId }) => toId)}::uuid[])`);
  const result = `Chuyển về theo Quyết định ${back.decision}`;
  tx.amend(
    household,
    going.flatMap(({ fromId, toId }) => [
      {
        id: fromId,
        state: 'helped' as const,
        endedOn: null,
        result: as.find(({ id }) => id === toId)?.result ?? null,
      },
      { id: toId, state: 'ended' as const, endedOn: back.on, result },
    ]),
  );
  return going.map(({ toId }) => toId);
}

async function shortcomingsBack(tx: Ordering, back: WorkBack): Promise<readonly Id[]> {
  const going = await still(tx, shortcoming, back, 'shortcoming');
  const rows = await wholeRows(tx, shortcoming, sql`t.id = any(${going.map(({ toId }) => toId)}::uuid[])`);
  await passEvidenceOn(
    tx,
    rows.map((row) => ({
      row,
      toNo: going.find(({ toId }) => toId === row.id)?.fromNo ?? row.organisationNo,
    })),
  );
  tx.amend(
    shortcoming,
    going.map(({ toId, fromNo }) => ({ id: toId, organisationNo: fromNo })),
  );
  return going.map(({ toId }) => toId);
}

/** What had been given by the cell goes on from the day. */
async function assignmentsBack(tx: Ordering, back: WorkBack): Promise<readonly Id[]> {
  const going = new Set<string>((await still(tx, assignment, back, 'assignment')).map(({ toId }) => toId));
  const earlier = await supersededAt(tx, assignment, back.moment, back.places);
  const again = earlier.filter(({ id }) => going.has(id));
  tx.put(
    assignment,
    again.map((row) => {
      const { from, until } = readPeriod(row.valid);
      return from === back.on
        ? row
        : { ...row, id: newId(tx.now), valid: writePeriod({ from: back.on, until }) };
    }),
  );
  return again.map(({ id }) => id as Id);
}
