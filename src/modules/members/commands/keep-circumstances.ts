import type { Id } from '#kernel/id.ts';
import { readPeriod } from '#kernel/period.ts';
import { ok } from '#kernel/result.ts';
import { carryOut } from '#platform/decide.ts';
import { endCircumstance, setCircumstance, undoCircumstance } from '../contract/standings.ts';
import { decideCircumstance, decideEndOfCircumstance, decideUndoing } from '../rules/circumstances.ts';
import type { CircumstanceRow } from '../rules/rows.ts';
import { circumstancePart, memberParts } from '../sql/parts.ts';
import { noLockedRoll } from '../sql/rests-on.ts';
import { circumstanceGround, tables } from '../tables.ts';

/** «Ghi trường hợp» — why, where and how to reach somebody is kept apart: personal class. */
export const handleSetCircumstance = carryOut(
  setCircumstance,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => memberParts(tx.home, input.personId),
    after: (tx, { circumstanceId, ground, place, contact }) => {
      if (ground ?? place ?? contact)
        tx.put(circumstanceGround, [{ circumstanceId, organisationNo: tx.home.no, ground, place, contact }]);
      return Promise.resolve(ok(null));
    },
  },
  decideCircumstance,
);

/** «Kết thúc trường hợp». */
export const handleEndCircumstance = carryOut(
  endCircumstance,
  { tables, right: 'members.keep', load: (tx, input) => [circumstancePart(tx.home, input.circumstanceId)] },
  decideEndOfCircumstance,
);

/** «Bỏ trường hợp ghi nhầm» — until a locked roll carries it. */
export const handleUndoCircumstance = carryOut(
  undoCircumstance,
  {
    tables,
    right: 'members.keep',
    load: (tx, input) => [circumstancePart(tx.home, input.circumstanceId)],
    before: (tx, input, rows) => {
      const row = rows.one<CircumstanceRow>('circumstance', input.circumstanceId);
      if (!row) return Promise.resolve(ok(null));
      return noLockedRoll(tx, row.personId as Id, readPeriod(row.valid).from, { circumstance: row.kind });
    },
    after: (tx, { circumstanceId }) => {
      tx.remove(circumstanceGround, [{ circumstanceId }]);
      return Promise.resolve(ok(null));
    },
  },
  decideUndoing,
);
