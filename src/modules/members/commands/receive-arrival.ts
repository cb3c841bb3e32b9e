import type { Id } from '#kernel/id.ts';
import { writePeriod } from '#kernel/period.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering, Reading } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { carryOut } from '#platform/decide.ts';
import { receiveArrival } from '../contract/transfers.ts';
import { transfer } from '../tables/moves.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import type { ArrivalRow } from '../rules/move-rows.ts';
import { decideReception } from '../rules/transfers.ts';
import { arrivalPart } from '../sql/parts.ts';
import { circumstance, tables } from '../tables.ts';
import { carryOver } from './carry-over.ts';

/** «Tiếp nhận» — written in both books on the day: belonging where it is official, a circumstance where it is for a time. */
export const handleReceiveArrival = carryOut(
  receiveArrival,
  {
    tables,
    right: 'members.keep',
    touches: (tx, input, home) => originOf(tx, input.arrivalId, home.no),
    load: (tx, input) => [arrivalPart(tx.home, input.arrivalId)],
    after: async (tx, { arrivalId, on }, rows) => {
      const arrival = rows.one<ArrivalRow>('arrival', arrivalId);
      if (arrival?.fromNo == null) return refuse(problems.transferNotFound);
      tx.amend(transfer, [{ id: arrivalId, state: 'received', answeredOn: on }]);
      const { personId, kind, fromNo } = arrival;
      if (kind === 'official')
        return carryOver(tx, { personId, fromNo, toNo: tx.home.no, day: on, act: arrivalId });
      return stayHere(tx, arrival, fromNo, on);
    },
  },
  decideReception,
);

/** The book from which somebody comes with a letter to this one. */
export async function originOf(tx: Reading, arrivalId: Id, no: number): Promise<readonly number[]> {
  const rows = await tx.ask<{ no: number }>(sql`
    select from_no as no from members.arrival
    where id = ${arrivalId} and organisation_no = ${no} and from_no is not null`);
  return rows.map((row) => row.no);
}

function stayHere(
  tx: Ordering,
  arrival: ArrivalRow,
  fromNo: number,
  on: ArrivalRow['untilOn'],
): Promise<Result<null>> {
  if (on === null || arrival.untilOn === null || on >= arrival.untilOn)
    return Promise.resolve(refuse(problems.dayOutside));
  const valid = writePeriod({ from: on, until: arrival.untilOn });
  const common = { personId: arrival.personId, valid, decision: arrival.letterNumber, act: arrival.id };
  tx.put(circumstance, [
    { id: newId(tx.now), organisationNo: fromNo, kind: 'temporarily-elsewhere', ...common },
    { id: newId(tx.now), organisationNo: tx.home.no, kind: 'temporarily-here', ...common },
  ]);
  return Promise.resolve(ok(null));
}
