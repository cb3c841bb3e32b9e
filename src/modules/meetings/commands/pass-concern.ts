import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, part, type Part } from '#platform/decide.ts';
import type { Ordering } from '#platform/handle.ts';
import {
  answerPassedConcern,
  groupPassedConcern,
  passConcern,
  passConcernOn,
  takeBackConcern,
} from '../contract/passing.ts';
import {
  decideGrouping,
  decidePassedAnswer,
  decidePassing,
  decidePassingOn,
  decideTakingBack,
} from '../rules/decisions/passing.ts';
import { passingProblems, type PassedConcernRow } from '../rules/passing.ts';
import { nameParts, rowPart } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Chuyển lên cấp trên» — by who keeps the book. */
export const handlePassConcern = carryOut(
  passConcern,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      rowPart(all.concern, tx.home, input.concernId),
      part(
        all.passedConcern,
        sql`t.organisation_no = ${tx.home.no} and (t.id = ${input.id} or t.concern_id = ${input.concernId})`,
      ),
      ...nameParts(tx.home),
    ],
  },
  decidePassing,
);

/** «Rút điều đã chuyển». */
export const handleTakeBackConcern = carryOut(
  takeBackConcern,
  { right: 'meetings.keep', tables: all.tables, load: (tx, { passedId }) => [passedPart(tx, passedId)] },
  decideTakingBack,
);

/** «Cấp trên trả lời» — by the office of the level where it lies. */
export const handleAnswerPassedConcern = carryOut(
  answerPassedConcern,
  {
    right: 'concerns.answer',
    tables: all.tables,
    load: (tx, { passedId }) => [passedPart(tx, passedId)],
    before: (tx, { passedId }, rows) => liesWithAsker(tx, passedId, rows),
  },
  decidePassedAnswer,
);

/** «Gộp kiến nghị giống nhau» — by the office of the level where it lies. */
export const handleGroupPassedConcern = carryOut(
  groupPassedConcern,
  {
    right: 'concerns.answer',
    tables: all.tables,
    load: (tx, { passedId }) => [passedPart(tx, passedId)],
    before: (tx, { passedId }, rows) => liesWithAsker(tx, passedId, rows),
  },
  decideGrouping,
);

/** «Chuyển tiếp lên cấp trên nữa» — by the office of the level where it lies. */
export const handlePassConcernOn = carryOut(
  passConcernOn,
  {
    right: 'concerns.answer',
    tables: all.tables,
    load: (tx, { passedId }) => [passedPart(tx, passedId), ...nameParts(tx.home)],
    before: (tx, { passedId }, rows) => liesWithAsker(tx, passedId, rows),
  },
  decidePassingOn,
);

function passedPart(tx: Ordering, id: Id): Part {
  return part(all.passedConcern, sql`t.organisation_no = ${tx.home.no} and t.id = ${id}`);
}

/** The right reaches down from every level; the matter lies with one of them. */
async function liesWithAsker(tx: Ordering, id: Id, rows: Rows): Promise<Result<unknown>> {
  const passed = rows.one<PassedConcernRow>('passed-concern', id);
  if (!passed) return refuse(passingProblems.passedNotFound);
  const [term] = await tx.ask<{ no: number }>(
    sql`select organisation_no as no from members_read.office_term where id = ${tx.term}::uuid`,
  );
  return term?.no === passed.holderNo ? ok(null) : refuse(passingProblems.liesElsewhere);
}
