import { rowsAfter } from '#kernel/decision.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { deskOf, loadRows, save } from '#platform/decide.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { lockMinutes } from '../contract.ts';
import { bookProblems } from '../rules/book-problems.ts';
import { decideLock } from '../rules/decisions/close.ts';
import type { MinutesRow } from '../rules/rows.ts';
import { hashOf, writePapers } from '../sql/papers.ts';
import { bookParts, nameParts } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Khóa biên bản» — the papers are written from the rows once and for all, under the cell's chain head of that moment. */
export const handleLockMinutes = handle(lockMinutes, { right: 'meetings.keep' }, async (tx, input) => {
  const rows = await loadRows(tx, [...bookParts(tx.home, input.meetingId), ...nameParts(tx.home)]);
  const decided = decideLock(rows, input, deskOf(tx));
  if (!decided.ok) return decided;
  const { changes, value } = decided.value;
  const head = await chainHead(tx);
  const papers = writePapers(
    rowsAfter(rows, changes),
    value.meeting,
    { ...tx, organisation: tx.home },
    head.code,
  );
  if (!papers) return refuse(bookProblems.ruleIsMissing);
  const textHash = hashOf(papers);
  save(
    tx,
    all.tables,
    rows,
    changes.filter((change) => change.kind !== 'minutes'),
  );
  const locked = changes.find((change) => change.kind === 'minutes')?.row as MinutesRow;
  tx.put(all.minutes, [
    { ...locked, document: papers, textHash, chainEntry: head.entry, chainHead: head.hash },
  ]);
  const followed = await tx.react({ name: 'minutes-locked', of: { meetingId: input.meetingId } });
  if (!followed.ok) return followed;
  return ok({ meetingId: input.meetingId, textHash, chainHead: head.hash });
});

/** «Đầu chuỗi của chi bộ» — where its ledger stands before this very command. */
async function chainHead(
  tx: Ordering,
): Promise<{ readonly entry: number; readonly hash: string; readonly code: string }> {
  const [row] = await tx.ask<{ entry: number; hash: string }>(sql`
    select entry_no as entry, encode(hash, 'hex') as hash from platform.organisation_head where organisation_no = ${tx.home.no}`);
  const { entry, hash } = row ?? { entry: 0, hash: '' };
  return { entry, hash, code: `${entry}-${hash.slice(0, 16)}` };
}
