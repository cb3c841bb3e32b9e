import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { readPeriod, writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { endRows } from '#platform/database/periods.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { PeoplePlaced } from '../public.ts';
import { problems } from '../rules/problems.ts';
import { moveFiles } from '../sql/files.ts';
import { followHome } from '../sql/follow-home.ts';
import { affiliation, officeTerm, type AffiliationRow, type OfficeTermRow } from '../tables.ts';

/**
 * «Sắp xếp đảng viên theo quyết định» — belonging ends in one cell and begins in another on the day; offices of the
 * cell left, and of organisations that end, end with it; new ones begin; files go along.
 */
export const placePeople: Reaction = {
  to: 'people-placed',
  async run(tx, event) {
    const placed = event.of as PeoplePlaced;
    const people = placed.moves.map((move) => move.personId);
    const belonging = await wholeRows(
      tx,
      affiliation,
      sql`t.person_id = any(${people}::uuid[]) and (upper(t.valid) is null or upper(t.valid) > ${placed.on}::date)`,
    );
    const from = new Map(placed.moves.map((move) => [move.personId, move]));
    const mine = belonging.filter((row) => row.organisationNo === from.get(row.personId as Id)?.fromNo);
    const movedTwice = belonging.length > mine.length || mine.length < people.length;
    if (movedTwice || mine.some((row) => readPeriod(row.valid).from > placed.on))
      return refuse(problems.belongsElsewhere);
    await endOffices(tx, placed);
    move(tx, placed, mine);
    tx.put(
      officeTerm,
      placed.posts.map((post) => ({
        ...post,
        id: newId(tx.now),
        decision: placed.decision,
        valid: writePeriod({ from: placed.on, until: null }),
        begunAct: placed.act,
        endedAct: null,
      })),
    );
    await moveFiles(tx, placed.moves);
    await followHome(tx, placed.moves, placed.names);
    return ok(null);
  },
};

function move(tx: Ordering, { act, on, moves }: PeoplePlaced, belonging: readonly AffiliationRow[]): void {
  const to = new Map(moves.map((one) => [one.personId, one.toNo]));
  endRows(tx, affiliation, belonging, on, { endedBy: 'restructuring', endedAct: act });
  tx.put(
    affiliation,
    belonging.map((row) => ({
      id: newId(tx.now),
      personId: row.personId,
      organisationNo: to.get(row.personId as Id) ?? row.organisationNo,
      valid: writePeriod({ from: on, until: readPeriod(row.valid).until }),
      earlierUnknown: false,
      begunBy: 'restructuring' as const,
      begunAct: act,
      endedBy: row.endedBy,
      endedAct: row.endedAct ?? null,
    })),
  );
}

async function endOffices(tx: Ordering, { act, on, moves, closed, relieved }: PeoplePlaced): Promise<void> {
  const left = moves.map((one) => one.fromNo);
  const terms = await wholeRows(
    tx,
    officeTerm,
    sql`t.organisation_no = any(${[...new Set([...left, ...closed])]}::integer[]) or t.id = any(${relieved}::uuid[])`,
  );
  const movedFrom = new Map(moves.map((one) => [one.personId, one.fromNo]));
  const ends = (term: OfficeTermRow) =>
    closed.includes(term.organisationNo) ||
    relieved.includes(term.id as Id) ||
    movedFrom.get(term.personId as Id) === term.organisationNo;
  endRows(
    tx,
    officeTerm,
    terms.filter((term) => ends(term) && lastsBeyond(term, on)),
    on,
    { endedAct: act },
  );
}

/** One that begins only later ends too: it never holds. */
function lastsBeyond({ valid }: OfficeTermRow, on: CivilDate): boolean {
  const { until } = readPeriod(valid);
  return until === null || until > on;
}
