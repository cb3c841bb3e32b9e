import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { overlaps, readPeriod, writePeriod } from '#kernel/period.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { moveProblems } from './move-problems.ts';
import type { EndCircumstance, SetCircumstance, UndoCircumstance } from './orders.ts';
import type { CircumstanceRow } from './rows.ts';
import { standingProblems as problems } from './standing-problems.ts';
import { belongs } from './transfers.ts';

type Done = { readonly id: Id };

/** «Ghi trường hợp» — away, exempt or suspended; the ground and the place are kept apart. */
export const decideCircumstance: Decide<SetCircumstance, Done> = (rows, input, desk) => {
  if (!belongs(rows, input.personId, desk, input.from))
    return refuse(
      belongs(rows, input.personId, desk, todayOf(desk))
        ? moveProblems.notAMemberThen
        : moveProblems.notAMember,
    );
  if (input.until !== null && input.until <= input.from) return refuse(problems.periodEmpty);
  const complete = whatItRestsOn(input, desk);
  if (!complete.ok) return complete;
  const period = { from: input.from, until: input.until };
  const twice = rows
    .all<CircumstanceRow>('circumstance')
    .some(
      (row) =>
        row.personId === input.personId &&
        row.kind === input.kind &&
        row.id !== input.circumstanceId &&
        overlaps(readPeriod(row.valid), period),
    );
  if (twice) return refuse(problems.alreadyInForce);
  const row: CircumstanceRow = {
    id: input.circumstanceId,
    personId: input.personId,
    organisationNo: desk.organisation.no,
    kind: input.kind,
    valid: writePeriod(period),
    decision: input.decision === null ? null : tidy(input.decision),
    act: null,
  };
  return ok({ changes: [{ kind: 'circumstance', key: row.id, row }], value: { id: input.circumstanceId } });
};

/** «Kết thúc trường hợp» — from the day on it no longer holds. */
export const decideEndOfCircumstance: Decide<EndCircumstance, Done> = (rows, input, desk) => {
  const found = findOwn(rows, input.circumstanceId, desk);
  if (!found.ok) return found;
  const { from, until } = readPeriod(found.value.valid);
  if (input.on <= from || (until !== null && input.on > until)) return refuse(problems.dayOfNoEntry);
  const row = { ...found.value, valid: writePeriod({ from, until: input.on }) };
  return ok({ changes: [{ kind: 'circumstance', key: row.id, row }], value: { id: input.circumstanceId } });
};

/** «Bỏ dòng ghi nhầm» — the server also asks whether a locked meeting rests on it. */
export const decideUndoing: Decide<UndoCircumstance, Done> = (rows, input, desk) => {
  const found = findOwn(rows, input.circumstanceId, desk);
  if (!found.ok) return found;
  return ok({
    changes: [{ kind: 'circumstance', key: input.circumstanceId, row: null }],
    value: { id: input.circumstanceId },
  });
};

function whatItRestsOn(input: SetCircumstance, desk: Desk): Result<null> {
  const said = (words: string | null) => tidy(words ?? '') !== '';
  switch (input.kind) {
    case 'away':
      return said(input.place) ? ok(null) : refuse(problems.placeMissing);
    case 'suspended':
      return said(input.decision) ? ok(null) : refuse(problems.decisionMissing);
    case 'exempt': {
      const rule = rulesOfDay(desk, todayOf(desk))('members.exempt-grounds');
      const lacking = !said(input.ground)
        ? problems.groundMissing
        : !said(input.decision)
          ? problems.decisionMissing
          : null;
      if (lacking === null) return ok(null);
      return refuse(rule ? citing(lacking, rule.citation) : lacking);
    }
  }
}

function findOwn(rows: Rows, id: Id, desk: Desk): Result<CircumstanceRow> {
  const row = rows.one<CircumstanceRow>('circumstance', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.circumstanceNotFound);
  return row.act == null ? ok(row) : refuse(problems.cameWithTransfer);
}
