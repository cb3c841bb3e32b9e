import { ok, refuse, type Result } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, part, type Part } from '#platform/decide.ts';
import type { Ordering } from '#platform/handle.ts';
import type { Id } from '#kernel/id.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import {
  closeShortcoming,
  recordShortcoming,
  reopenShortcoming,
  reportShortcoming,
} from '../contract/shortcomings.ts';
import {
  decideShortcoming,
  decideShortcomingClosing,
  decideShortcomingReopening,
  decideShortcomingReport,
} from '../rules/shortcomings/decisions.ts';
import { shortcomingProblems, type ShortcomingRow } from '../rules/shortcomings/shortcomings.ts';
import { keepsTasks, memberParts } from '../sql/parts.ts';
import { shortcoming, tables } from '../tables.ts';

const onePart = (tx: Ordering, id: Id): Part =>
  part(shortcoming, sql`t.organisation_no = ${tx.home.no} and t.id = ${id}`);

/** «Ghi hạn chế phải khắc phục» — by the committee of the organisation. */
export const handleRecordShortcoming = carryOut(
  recordShortcoming,
  {
    right: 'tasks.keep',
    tables,
    load: (tx, input) => [
      onePart(tx, input.id),
      ...memberParts(tx.home.no),
      {
        kind: 'office-term',
        key: ['id'],
        rows: sql`select * from members_read.office_term where organisation_no = ${tx.home.no}`,
      },
    ],
  },
  decideShortcoming,
);

/** «Báo đã khắc phục» — by who is responsible, else by the committee. */
export const handleReportShortcoming = carryOut(
  reportShortcoming,
  {
    right: 'tasks.work',
    tables,
    load: (tx, input) => [onePart(tx, input.shortcomingId)],
    before: async (tx, input, rows) => {
      const may = await isConcernedOrKeeps(tx, input.shortcomingId, rows);
      return may.ok && input.file ? hasArrived(tx, input.file.sha256) : may;
    },
  },
  decideShortcomingReport,
);

/** «Kiểm tra, đóng lại» — by the committee or the level above. */
export const handleCloseShortcoming = carryOut(
  closeShortcoming,
  {
    right: 'shortcomings.check',
    tables,
    load: (tx, input) => [onePart(tx, input.shortcomingId)],
  },
  decideShortcomingClosing,
);

/** «Mở lại» — by the committee or the level above. */
export const handleReopenShortcoming = carryOut(
  reopenShortcoming,
  {
    right: 'shortcomings.check',
    tables,
    load: (tx, input) => [onePart(tx, input.shortcomingId)],
  },
  decideShortcomingReopening,
);

/** The file must lie in the store of the organisation. */
async function hasArrived(tx: Ordering, sha256: string): Promise<Result<unknown>> {
  const [file] = await tx.ask(
    sql`select from platform.file where sha256 = ${sha256} and organisation_no = ${tx.home.no}`,
  );
  return file ? ok(null) : refuse(shortcomingProblems.evidenceHasNotArrived);
}

async function isConcernedOrKeeps(tx: Ordering, id: Id, rows: Rows): Promise<Result<unknown>> {
  const found = rows.one<ShortcomingRow>('shortcoming', id);
  if (!found || found.responsibleId === tx.person || found.personId === tx.person) return ok(null);
  return (await keepsTasks(tx)) ? ok(null) : refuse(shortcomingProblems.notYourShortcoming);
}
