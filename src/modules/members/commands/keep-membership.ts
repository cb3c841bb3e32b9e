import { includes, readPeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import { carryOut } from '#platform/decide.ts';
import { endMembership, recogniseMember, undoDeparture, undoRecognition } from '../contract/standings.ts';
import {
  decideDeparture,
  decideRecognition,
  decideUndoDeparture,
  decideUndoRecognition,
} from '../rules/membership.ts';
import type { DepartureRow } from '../rules/move-rows.ts';
import type { CircumstanceRow, StandingRow } from '../rules/rows.ts';
import { departureParts, joiningParts, memberParts } from '../sql/parts.ts';
import { noLockedMeeting, noLockedRoll } from '../sql/rests-on.ts';
import { circumstanceGround, personalRecord, tables } from '../tables.ts';
import { reason } from '../tables/moves.ts';

/** «Công nhận đảng viên chính thức» — the record says it too. */
export const handleRecogniseMember = carryOut(
  recogniseMember,
  {
    tables,
    right: 'members.keep',
    load: (tx, { personId }) => [...memberParts(tx.home, personId), ...joiningParts(tx.home, personId)],
    after: (tx, { personId, on }) => {
      tx.amend(personalRecord, [{ personId, officialOn: on }]);
      return Promise.resolve(ok(null));
    },
  },
  decideRecognition,
);

/** «Bỏ công nhận ghi nhầm». */
export const handleUndoRecognition = carryOut(
  undoRecognition,
  {
    tables,
    right: 'members.keep',
    load: (tx, { personId }) => memberParts(tx.home, personId),
    before: (tx, { personId }, rows) => {
      const official = rows
        .all<StandingRow>('standing')
        .find((row) => row.standing === 'official' && includes(readPeriod(row.valid), tx.today));
      if (!official) return Promise.resolve(ok(null));
      return noLockedRoll(tx, personId, readPeriod(official.valid).from, { standing: 'official' });
    },
    after: (tx, { personId }) => {
      tx.amend(personalRecord, [{ personId, officialOn: null }]);
      return Promise.resolve(ok(null));
    },
  },
  decideUndoRecognition,
);

/** «Ra khỏi Đảng, từ trần» — the reason is kept apart: personal class. */
export const handleEndMembership = carryOut(
  endMembership,
  {
    tables,
    right: 'members.keep',
    load: (tx, { personId }) => memberParts(tx.home, personId),
    before: (tx, { on }, rows) => {
      const neverCame = rows
        .all<CircumstanceRow>('circumstance')
        .filter(({ valid }) => readPeriod(valid).from >= on);
      tx.remove(
        circumstanceGround,
        neverCame.map(({ id }) => ({ circumstanceId: id })),
      );
      return Promise.resolve(ok(null));
    },
    after: (tx, input) => {
      if (input.reason !== null)
        tx.put(reason, [
          {
            subjectId: input.departureId,
            about: 'departure',
            organisationNo: tx.home.no,
            reason: input.reason,
          },
        ]);
      return Promise.resolve(ok(null));
    },
  },
  decideDeparture,
);

/** «Bỏ dòng ra khỏi Đảng ghi nhầm» — until the cell has locked minutes without the person. */
export const handleUndoDeparture = carryOut(
  undoDeparture,
  {
    tables,
    right: 'members.keep',
    load: (tx, { departureId }) => departureParts(tx.home, departureId),
    before: (tx, { departureId }, rows) => {
      const departure = rows.one<DepartureRow>('departure', departureId);
      return departure ? noLockedMeeting(tx, departure.onDay) : Promise.resolve(ok(null));
    },
    after: (tx, { departureId }) => {
      tx.remove(reason, [{ subjectId: departureId, about: 'departure' }]);
      return Promise.resolve(ok(null));
    },
  },
  decideUndoDeparture,
);
