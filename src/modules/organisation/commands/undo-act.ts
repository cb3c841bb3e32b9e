import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { endRows } from '#platform/database/periods.ts';
import { sql } from '#platform/database/pool.ts';
import { supersededAt, wholeRows } from '#platform/database/superseded.ts';
import type { Table } from '#platform/database/table.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { SuperiorsChanged, UndoneAct } from '../public.ts';
import { openCustody, rehang, superiorsOf } from '../rules/custody.ts';
import { problems } from '../rules/problems.ts';
import { keepingOf, saveCustody } from '../sql/rows.ts';
import { lineage, placement, profile, type PlacementRow, type ProfileRow } from '../tables.ts';

type Dated = ProfileRow | PlacementRow;

/**
 * «Hoàn tác quyết định về tổ chức» — from the day on, what the act ended goes on and what it began ends. Earlier days
 * stay as they were; undone on its own day, the act leaves no trace but in the history.
 */
export const undoAct: Reaction = {
  to: 'act-undone',
  async run(tx, event) {
    const undone = event.of as UndoneAct;
    const mine = sql`t.organisation_no = any(${undone.places}::integer[])`;
    const [profiles, placements] = [await wholeRows(tx, profile, mine), await wholeRows(tx, placement, mine)];
    const taken = await takenBack(tx, [...profiles, ...placements]);
    if (changedSince(profiles, undone, taken) || changedSince(placements, undone, taken))
      return refuse(problems.laterAct);
    if (beginsLater(profiles, undone) || beginsLater(placements, undone)) return refuse(problems.laterRows);
    const before = { profiles, placements };
    const restoredProfiles = await restore(tx, profile, profiles, undone);
    const restored = await restore(tx, placement, placements, undone);
    const told = await rehangAll(tx, undone, before, { profiles: restoredProfiles, placements: restored });
    const lines = await wholeRows(tx, lineage, sql`t.act_id = ${undone.act}::uuid`);
    tx.amend(
      lineage,
      lines.map(({ id }) => ({ id, undoneAct: undone.by })),
    );
    const done = await tx.react({ name: 'superiors-changed', of: told });
    return done.ok ? ok(null) : done;
  },
};

/** By which act a row came to be: one that an undoing restored goes on with what was there. */
const originOf = ({ originAct, begunAct }: Dated) => originAct ?? begunAct ?? null;

/** The acts of these rows that were undone, and their undoings: neither is a later change. */
async function takenBack(tx: Ordering, rows: readonly Dated[]): Promise<ReadonlySet<string>> {
  const acts = rows.flatMap(({ begunAct, endedAct }) => [begunAct ?? [], endedAct ?? []].flat());
  const undone = await tx.ask<{ act: string; by: string }>(sql`
    select rectifies as act, id as by from organisation_read.act
    where rectifies is not null and (id = any(${acts}::uuid[]) or rectifies = any(${acts}::uuid[]))`);
  return new Set(undone.flatMap(({ act, by }) => [act, by]));
}

function concernedBy(rows: readonly Dated[], { act }: UndoneAct): ReadonlySet<string> {
  return new Set(
    rows.filter((row) => originOf(row) === act || row.endedAct === act).map((row) => row.organisationId),
  );
}

/** Whether something of an organisation concerned begins only after the day: the undoing would be in its way. */
function beginsLater(rows: readonly Dated[], undone: UndoneAct): boolean {
  const concerned = concernedBy(rows, undone);
  return rows.some((row) => concerned.has(row.organisationId) && readPeriod(row.valid).from > undone.on);
}

/** Whether another act has since ended what this one began, or begun something after what it ended. */
function changedSince(rows: readonly Dated[], undone: UndoneAct, taken: ReadonlySet<string>): boolean {
  const { act } = undone;
  const concerned = concernedBy(rows, undone);
  return rows.some(
    (row) =>
      concerned.has(row.organisationId) &&
      ((originOf(row) === act && (row.endedAct ?? null) !== null && !taken.has(row.endedAct ?? '')) ||
        rows.some(
          (other) =>
            other.organisationId === row.organisationId &&
            row.endedAct === act &&
            originOf(other) !== act &&
            !taken.has(other.begunAct ?? '') &&
            readPeriod(other.valid).from > readPeriod(row.valid).from,
        )),
  );
}

async function restore<Row extends Dated>(
  tx: Ordering,
  table: Table<Row>,
  rows: readonly Row[],
  { act, by, on, effectiveOn, moment, places }: UndoneAct,
): Promise<Row[]> {
  const there = new Map(rows.map((row) => [row.id, row]));
  const earlier = (await supersededAt(tx, table, moment, places)).filter(
    (row) => !there.has(row.id) || there.get(row.id)?.endedAct === act,
  );
  const begun = rows.filter((row) => originOf(row) === act && (readPeriod(row.valid).until ?? on) >= on);
  endRows(tx, table, begun, on, { endedAct: by });
  const again = earlier.flatMap((row) => {
    if (on === effectiveOn) return [row];
    const { until } = readPeriod(row.valid);
    if (until !== null && until <= on) return [];
    const valid = writePeriod({ from: on, until });
    return [{ ...row, id: newId(tx.now), valid, begunAct: by, endedAct: null, originAct: originOf(row) }];
  });
  tx.put<Row>(table, again);
  return again;
}

interface Rows {
  readonly profiles: readonly ProfileRow[];
  readonly placements: readonly PlacementRow[];
}

/** Whoever has its superior again is kept by it; what the act had founded is kept by the superior who decided. */
async function rehangAll(
  tx: Ordering,
  { act, on, decision }: UndoneAct,
  before: Rows,
  restored: Rows,
): Promise<SuperiorsChanged> {
  const isFirst = (row: ProfileRow) =>
    !before.profiles.some(
      (one) =>
        one.organisationId === row.organisationId && readPeriod(one.valid).from < readPeriod(row.valid).from,
    );
  const founded = before.profiles
    .filter((row) => row.begunAct === act && isFirst(row))
    .map((row) => row.organisationNo);
  const back = restored.placements.map(({ organisationNo, parentNo }) => [organisationNo, parentNo] as const);
  const changing = [...founded, ...back.map(([no]) => no)];
  const rows = await keepingOf(tx, changing, [tx.home.no, ...back.map(([, parentNo]) => parentNo)]);
  const book = openCustody(rows);
  for (const [no, parentNo] of back) rehang(book, no, parentNo);
  for (const no of founded) rehang(book, no, tx.home.no);
  const changed = saveCustody(tx, rows, book).filter((no) => !founded.includes(no));
  return { on, decision, superiors: new Map(changed.map((no) => [no, superiorsOf(book, no)])) };
}
