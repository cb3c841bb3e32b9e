import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { wordsOfMove, type MovedWork, type WorkBack } from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { supersededAt, untouchedSince, wholeRows } from '#platform/database/superseded.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { concern, meeting, passedConcern } from '../tables.ts';

/** «Trả điều cần trả lời về chi bộ cũ» — what nobody has worked on or answered since; and meetings still to come. */
export const takeConcernsBack: Reaction = {
  to: 'work-back',
  async run(tx, event) {
    const back = event.of as WorkBack;
    return ok([...(await concernsBack(tx, back)), ...(await meetingsBack(tx, back))]);
  },
};

const ends = (items: readonly MovedWork[]) => items.flatMap(({ fromId, toId }) => [fromId, toId]);

/** A concern goes back with what was passed up of it, or neither does. */
async function concernsBack(tx: Ordering, back: WorkBack): Promise<readonly Id[]> {
  const concerns = back.items.filter(({ kind }) => kind === 'concern');
  const passed = back.items.filter(({ kind }) => kind === 'passed-concern');
  const still = await untouchedSince(tx, concern, back.moment, ends(concerns));
  const stillPassed = await untouchedSince(tx, passedConcern, back.moment, ends(passed));
  const all = await wholeRows(tx, passedConcern, sql`t.concern_id = any(${ends(concerns)}::uuid[])`);
  const known = new Set<string>(ends(passed));
  const touched = new Set(
    all.filter(({ id }) => (known.has(id) ? !stillPassed.has(id) : false)).map((row) => row.concernId),
  );
  // Passed up only since: somebody is at work on it.
  for (const row of all)
    if (!known.has(row.id) && concerns.some(({ toId }) => toId === row.concernId)) touched.add(row.concernId);
  const isStill = (id: Id) => still.has(id) && !touched.has(id);
  const going = concerns.filter(({ fromId, toId }) => isStill(fromId) && isStill(toId));
  const isGoing = new Set(ends(going));
  const led = passed.filter(({ toId }) =>
    all.some(({ id, concernId }) => id === toId && isGoing.has(concernId)),
  );
  const gone = ({ toNo, fromNo }: MovedWork) => wordsOfMove(back, toNo, fromNo).gone;
  tx.amend(
    concern,
    going.flatMap((one) => [
      { id: one.fromId, state: 'open' as const, answer: null, closedOn: null },
      { id: one.toId, state: 'moved' as const, answer: gone(one), closedOn: back.on },
    ]),
  );
  tx.amend(
    passedConcern,
    led.flatMap((one) => [
      { id: one.fromId, state: 'waiting' as const, answer: null, answeredOn: null, answeredBy: null },
      {
        id: one.toId,
        state: 'answered' as const,
        ...{ answer: gone(one), answeredOn: back.on, answeredBy: tx.person },
      },
    ]),
  );
  return [...going, ...led].map(({ toId }) => toId);
}

/** Meetings that had been put off the calendar with their cell, planned for the day or later. */
async function meetingsBack(tx: Ordering, { items, moment, places, on }: WorkBack): Promise<readonly Id[]> {
  const ids = items.filter(({ kind }) => kind === 'meeting').map(({ toId }) => toId);
  const still = await untouchedSince(tx, meeting, moment, ids);
  const earlier = await supersededAt(tx, meeting, moment, places);
  const again = earlier.filter((row) => still.has(row.id) && row.plannedOn >= on);
  tx.put(meeting, again);
  return again.map(({ id }) => id);
}
