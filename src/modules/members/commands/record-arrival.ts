import type { InputOf } from '#kernel/contract.ts';
import { writePeriod } from '#kernel/period.ts';
import { ok, refuse } from '#kernel/result.ts';
import { fold, sortName, tidy } from '#kernel/vietnamese.ts';
import { sql } from '#platform/database/pool.ts';
import type { Ordering } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { carryOut } from '#platform/decide.ts';
import { recordArrival } from '../contract/transfers.ts';
import { moveProblems as problems } from '../rules/move-problems.ts';
import type { PersonalRecordRow } from '../rules/rows.ts';
import { decideArrival } from '../rules/transfers.ts';
import { claimNumbers } from '../sql/number-claims.ts';
import { affiliation, circumstance, person, personalRecord, standing, tables } from '../tables.ts';

type Input = InputOf<typeof recordArrival>;

/** «Đến từ nơi ngoài sổ» — somebody the book does not know yet; a number it knows is refused. */
export const handleRecordArrival = carryOut(
  recordArrival,
  {
    tables,
    right: 'members.keep',
    load: () => [],
    before: async (tx, input) => {
      if (input.joinedOn !== null && input.joinedOn > input.on) return refuse(problems.joinedLater);
      const known = await tx.ask(sql`select from members.person where id = ${input.personId}
        union all select from members.arrival where person_id = ${input.personId}`);
      if (known.length > 0) return refuse(problems.inTheBookElsewhere);
      if (input.citizenNumber === null) return ok(null);
      const claim = { kind: 'citizen' as const, number: input.citizenNumber, personId: input.personId };
      return (await claimNumbers(tx, [claim])) === 1 ? ok(null) : refuse(problems.inTheBookElsewhere);
    },
    after: (tx, input) => {
      writePerson(tx, input);
      return Promise.resolve(ok(null));
    },
  },
  decideArrival,
);

function writePerson(tx: Ordering, input: Input): void {
  const { personId, kind, on, untilOn, arrivalId } = input;
  const of = { personId, organisationNo: tx.home.no };
  const fullName = tidy(input.fullName);
  tx.put(person, [
    {
      id: personId,
      organisationNo: tx.home.no,
      fullName,
      sortName: sortName(fullName),
      searchName: fold(fullName),
    },
  ]);
  tx.put(personalRecord, [
    { ...emptyRecord, ...of, joinedOn: input.joinedOn, citizenNumber: input.citizenNumber },
  ]);
  const valid = writePeriod({ from: on, until: kind === 'temporary' ? untilOn : null });
  if (kind === 'official') {
    tx.put(affiliation, [
      {
        id: newId(tx.now),
        ...of,
        valid,
        earlierUnknown: false,
        begunBy: 'arrival',
        begunAct: arrivalId,
        endedBy: null,
      },
    ]);
  } else {
    tx.put(circumstance, [
      {
        id: newId(tx.now),
        ...of,
        kind: 'temporarily-here',
        valid,
        decision: input.letterNumber,
        act: arrivalId,
      },
    ]);
  }
  tx.put(standing, [{ id: newId(tx.now), ...of, standing: input.standing, valid }]);
}

const emptyRecord: Omit<PersonalRecordRow, 'personId' | 'organisationNo'> = {
  otherName: null,
  sex: null,
  birthDate: null,
  citizenNumber: null,
  oldIdentityNumber: null,
  cardNumber: null,
  cardPlace: null,
  cardDate: null,
  oldCardNumber: null,
  nationalId: null,
  birthPlace: null,
  homePlace: null,
  residence: null,
  joinedOn: null,
  officialOn: null,
  generalEducation: null,
  professionalEducation: null,
  theoryLevel: null,
  occupation: null,
  worksAway: false,
  stateOffice: null,
  phone: null,
  note: null,
};
