import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import type { InputOf } from '#kernel/contract.ts';
import type { Result } from '#kernel/result.ts';
import type { Id } from '#kernel/id.ts';
import { askAppraisals, giveAppraisal, recordAppraisal } from '../contract.ts';
import { askWorkplace, giveAppraisal as give } from '../rules/appraisal.ts';
import type { AppraisalRow } from '../rules/rows.ts';
import { appraisal, employment } from '../tables.ts';

/** «Đề nghị nhận xét» — by the cell; the workplace finds it in its own list. */
export const handleAskAppraisals = handle(
  askAppraisals,
  { right: 'members.keep' },
  async (tx, { year, people }) => {
    const ids = people.map((person) => person.personId);
    const employed = await wholeRows(
      tx,
      employment,
      sql`t.organisation_no = ${tx.home.no} and t.person_id = any(${ids}::uuid[]) and t.valid @> ${tx.today}::date`,
    );
    const rows: AppraisalRow[] = [];
    for (const { id, personId } of people) {
      const asked = askWorkplace(
        employed.find((row) => row.personId === personId),
        { id, year, on: tx.today, organisationNo: tx.home.no },
      );
      if (!asked.ok) return asked;
      rows.push(asked.value);
    }
    tx.add(appraisal, rows);
    return ok({ asked: rows.length });
  },
);

/** «Nhận xét đảng viên công tác tại đơn vị» — written in the book of the member's cell. */
export const handleGiveAppraisal = handle(
  giveAppraisal,
  {
    right: 'workplace.give',
    touches: async (tx, { appraisalId }, home) => {
      const rows = await tx.ask<{ no: number }>(sql`
        select organisation_no as no from careers.appraisal where id = ${appraisalId} and workplace_no = ${home.no}`);
      return rows.map(({ no }) => no);
    },
  },
  (tx, input) => settle(tx, input, sql`t.workplace_no = ${tx.home.no}`),
);

/** «Ghi bản nhận xét» — by the cell, of a workplace that has no book here. */
export const handleRecordAppraisal = handle(recordAppraisal, { right: 'members.keep' }, (tx, input) =>
  settle(tx, input, sql`t.organisation_no = ${tx.home.no} and t.workplace_no is null`),
);

async function settle(
  tx: Ordering,
  { appraisalId, ...said }: InputOf<typeof giveAppraisal>,
  mine: ReturnType<typeof sql>,
): Promise<Result<{ id: Id }>> {
  const [asked] = await wholeRows(tx, appraisal, sql`t.id = ${appraisalId} and ${mine}`);
  if (!asked) return refuse(platformProblems.notFound);
  const given = give(asked, said, tx.today);
  if (!given.ok) return given;
  tx.amend(appraisal, [{ id: appraisalId, ...given.value }]);
  return ok({ id: appraisalId });
}
