import { writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fold, sortName } from '#kernel/vietnamese.ts';
import type { Ordering, Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { NewMember } from '../public.ts';
import { problems } from '../rules/problems.ts';
import { claimNumbers } from '../sql/number-claims.ts';
import * as tables from '../tables.ts';

/** «Đưa đảng viên vào sổ» — writes people with their records, belonging, standing and offices, and claims their numbers. */
export const bringMembers: Reaction = {
  to: 'members-brought',
  async run(tx, event) {
    const members = event.of as readonly NewMember[];
    const numbers = members.flatMap(({ personId, record }) => [
      ...(record.citizenNumber === null
        ? []
        : [{ kind: 'citizen' as const, number: record.citizenNumber, personId }]),
      ...(record.cardNumber === null ? [] : [{ kind: 'card' as const, number: record.cardNumber, personId }]),
    ]);
    const claiming = claimNumbers(tx, numbers);
    // What is written waits here until the command is settled: a refusal takes it back.
    for (const member of members) write(tx, member);
    if ((await claiming) < numbers.length) return refuse(problems.numberTaken);
    return ok(members.length);
  },
};

function write(tx: Ordering, member: NewMember): void {
  const { personId, organisationNo, fullName, record, sensitive, affiliation } = member;
  const of = { personId, organisationNo };
  const { from, until, ...belonging } = affiliation;
  tx.put(tables.person, [
    { id: personId, organisationNo, fullName, sortName: sortName(fullName), searchName: fold(fullName) },
  ]);
  tx.put(tables.personalRecord, [{ ...of, ...record }]);
  if (sensitive) tx.put(tables.sensitiveRecord, [{ ...of, ...sensitive }]);
  tx.put(tables.affiliation, [
    { id: newId(tx.now), ...of, ...belonging, valid: writePeriod({ from, until }) },
  ]);
  for (const { standing, ...period } of member.standings)
    tx.put(tables.standing, [{ id: newId(tx.now), ...of, standing, valid: writePeriod(period) }]);
  for (const { kind, ground, ...period } of member.circumstances) {
    const id = newId(tx.now);
    tx.put(tables.circumstance, [{ id, ...of, kind, valid: writePeriod(period) }]);
    if (ground !== null) tx.put(tables.circumstanceGround, [{ circumstanceId: id, organisationNo, ground }]);
  }
  for (const { from: since, ...office } of member.offices)
    tx.put(tables.officeTerm, [
      { id: newId(tx.now), personId, ...office, valid: writePeriod({ from: since, until: null }) },
    ]);
}
