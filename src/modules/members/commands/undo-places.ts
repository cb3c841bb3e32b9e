import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import type { UndoneAct } from '#modules/organisation/public.ts';
import { endRows, holdsOn } from '#platform/database/periods.ts';
import { sql } from '#platform/database/pool.ts';
import { supersededAt, wholeRows } from '#platform/database/superseded.ts';
import type { Table } from '#platform/database/table.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { moveFiles } from '../sql/files.ts';
import { followHome } from '../sql/follow-home.ts';
import { affiliation, officeTerm, type AffiliationRow, type OfficeTermRow } from '../tables.ts';

/**
 * «Hoàn tác việc sắp xếp đảng viên» — who is still where the act had put them goes back, with the offices that ended;
 * who has gone elsewhere since stays there.
 */
export const undoPlaces: Reaction = {
  to: 'act-undone',
  async run(tx, event) {
    const undone = event.of as UndoneAct;
    const mine = sql`t.organisation_no = any(${undone.places}::integer[])`;
    const [belonging, terms] = [
      await wholeRows(tx, affiliation, mine),
      await wholeRows(tx, officeTerm, mine),
    ];
    const isOpen = (row: AffiliationRow) => isOpenOn(row, undone.on);
    const moved = belonging.filter((row) => originOf(row) === undone.act);
    const there = new Set(moved.filter(isOpen).map((row) => row.personId));
    const elsewhere = await goneElsewhere(
      tx,
      undone,
      moved.filter((row) => !there.has(row.personId)),
    );
    const back = await goBack(tx, affiliation, belonging, undone, (row) => !elsewhere.has(row.personId), {
      endedBy: 'restructuring',
    });
    const isTaken = takenSince(terms, undone);
    await goBack(tx, officeTerm, terms, undone, (row) => !elsewhere.has(row.personId) && !isTaken(row), {});
    const now = new Map(moved.map((row) => [row.personId, row.organisationNo]));
    const files = back.map(({ personId, organisationNo }) => ({
      personId: personId as Id,
      fromNo: now.get(personId) ?? organisationNo,
      toNo: organisationNo,
    }));
    await moveFiles(tx, files);
    await followHome(tx, files, undone.names);
    return ok({ people: back.length, elsewhere: elsewhere.size });
  },
};

/** By which act a row came to be: one that an undoing restored goes on with what was there. */
const originOf = ({ originAct, begunAct }: Row) => originAct ?? begunAct ?? null;

function isOpenOn({ valid, endedAct }: AffiliationRow, on: UndoneAct['on']): boolean {
  const { until } = readPeriod(valid);
  return (endedAct ?? null) === null && (until === null || until > on);
}

/** Whom the act had moved and who belongs to another cell now. */
async function goneElsewhere(
  tx: Ordering,
  { act, on }: UndoneAct,
  closed: readonly AffiliationRow[],
): Promise<Set<string>> {
  const people = closed.map((row) => row.personId);
  const left = await tx.ask<{ id: string }>(sql`
    select distinct ended.person_id as id
    from members.affiliation as ended join members.affiliation as later on later.person_id = ended.person_id
    where ended.ended_act = ${act}::uuid and coalesce(later.origin_act, later.begun_act) is distinct from ${act}::uuid
      and (upper(later.valid) is null or upper(later.valid) > ${on}::date)`);
  return new Set([...people, ...left.map((row) => row.id)]);
}

/** Whether another decision has since made somebody else secretary: then nobody comes back to that office. */
function takenSince(
  terms: readonly OfficeTermRow[],
  { act, on, effectiveOn }: UndoneAct,
): (term: OfficeTermRow) => boolean {
  const later = terms.filter(
    (term) =>
      term.office === 'secretary' &&
      originOf(term) !== act &&
      readPeriod(term.valid).from >= effectiveOn &&
      holdsOn(term.valid, on),
  );
  return (term) =>
    term.office === 'secretary' &&
    originOf(term) !== act &&
    later.some((other) => other.organisationNo === term.organisationNo && other.id !== term.id);
}

type Row = AffiliationRow | OfficeTermRow;

async function goBack<One extends Row>(
  tx: Ordering,
  table: Table<One>,
  rows: readonly One[],
  { act, by, on, effectiveOn, moment, places }: UndoneAct,
  goes: (row: One) => boolean,
  ending: Readonly<Record<string, unknown>>,
): Promise<One[]> {
  const there = new Map(rows.map((row) => [row.id, row]));
  const earlier = (await supersededAt(tx, table, moment, places)).filter(
    (row) => goes(row) && (!there.has(row.id) || there.get(row.id)?.endedAct === act),
  );
  const begun = rows.filter(
    (row) => goes(row) && originOf(row) === act && (readPeriod(row.valid).until ?? on) >= on,
  );
  endRows(tx, table, begun, on, { ...ending, endedAct: by });
  const again = earlier.flatMap((row) => {
    if (on === effectiveOn) return [row];
    const { from, until } = readPeriod(row.valid);
    if (until !== null && until <= on) return [];
    const valid = writePeriod({ from: from > on ? from : on, until });
    const restored = 'endedBy' in row ? { begunBy: 'restored' } : {};
    return [
      {
        ...row,
        ...restored,
        id: newId(tx.now),
        valid,
        begunAct: by,
        endedAct: null,
        originAct: originOf(row),
      },
    ];
  });
  tx.put<One>(table, again);
  return again;
}
