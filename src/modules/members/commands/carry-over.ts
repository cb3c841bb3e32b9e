import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { loadRows } from '#platform/decide.ts';
import type { AnyTable } from '#platform/database/table.ts';
import type { Ordering } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import type { AffiliationRow, CircumstanceRow, OfficeTermRow, StandingRow } from '../rules/rows.ts';
import { tellOthers } from '../sql/files.ts';
import { memberParts } from '../sql/parts.ts';
import * as tables from '../tables.ts';

/** «Chuyển chính thức» — who, from which book into which, from what day on, by which transfer. */
export interface CarryingOver {
  readonly personId: Id;
  readonly fromNo: number;
  readonly toNo: number | null;
  readonly day: CivilDate;
  readonly act: Id;
}

/**
 * «Sang chi bộ mới» — belonging ends here and begins there on the day; standing goes on in the new book, so that
 * each book counts its strength from its own rows; circumstances and offices of the old cell end. `toNo: null`:
 * into a place outside the book, where nothing begins.
 */
export async function carryOver(
  tx: Ordering,
  { personId, fromNo, toNo, day, act }: CarryingOver,
): Promise<Result<null>> {
  const rows = await loadRows(tx, memberParts({ no: fromNo }, personId));
  const belonging = rows
    .all<AffiliationRow>('affiliation')
    .find((row) => includes(readPeriod(row.valid), day));
  if (!belonging) return refuse(problems.notAMember);
  // Who has died or left since comes back by no receipt, whatever its day.
  if (readPeriod(belonging.valid).until !== null) return refuse(problems.notAMember);
  if (readPeriod(belonging.valid).from === day) return refuse(problems.dayOutside);
  tx.amend(tables.affiliation, [
    { id: belonging.id, valid: cut(belonging.valid, day), endedBy: 'transferred', endedAct: act },
  ]);
  if (toNo !== null)
    tx.put(tables.affiliation, [
      {
        id: newId(tx.now),
        personId,
        organisationNo: toNo,
        valid: writePeriod({ from: day, until: null }),
        earlierUnknown: false,
        begunBy: 'arrival',
        begunAct: act,
        endedBy: null,
      },
    ]);
  for (const row of rows.all<StandingRow>('standing')) carryStanding(tx, row, toNo, day);
  for (const row of rows.all<CircumstanceRow>('circumstance')) close(tx, tables.circumstance, row, day);
  for (const row of rows.all<OfficeTermRow>('office-term')) close(tx, tables.officeTerm, row, day);
  if (toNo !== null) {
    tx.amend(tables.person, [{ id: personId, organisationNo: toNo }]);
    tx.amend(tables.personalRecord, [{ personId, organisationNo: toNo }]);
    tx.amend(tables.sensitiveRecord, [{ personId, organisationNo: toNo }]);
    await tellOthers(tx, [{ personId, toNo, fromNo }]);
  }
  return ok(null);
}

function carryStanding(tx: Ordering, row: StandingRow, toNo: number | null, day: CivilDate): void {
  const { from, until } = readPeriod(row.valid);
  if (until !== null && until <= day) return;
  if (from < day) tx.amend(tables.standing, [{ id: row.id, valid: cut(row.valid, day) }]);
  else if (toNo === null) tx.remove(tables.standing, [{ id: row.id }]);
  else tx.amend(tables.standing, [{ id: row.id, organisationNo: toNo }]);
  if (from >= day || toNo === null) return;
  const { id: _, ...kept } = row;
  tx.put(tables.standing, [
    { ...kept, id: newId(tx.now), organisationNo: toNo, valid: writePeriod({ from: day, until }) },
  ]);
}

function close(
  tx: Ordering,
  table: AnyTable,
  row: { readonly id: string; readonly valid: string },
  day: CivilDate,
): void {
  const { from, until } = readPeriod(row.valid);
  if (until !== null && until <= day) return;
  if (from < day) tx.amend(table, [{ id: row.id, valid: cut(row.valid, day) }]);
  else tx.remove(table, [{ id: row.id }]);
  // What never came to hold leaves nothing behind.
  if (from >= day && table === tables.circumstance)
    tx.remove(tables.circumstanceGround, [{ circumstanceId: row.id }]);
}

function cut(valid: string, day: CivilDate): string {
  return writePeriod({ from: readPeriod(valid).from, until: day });
}
