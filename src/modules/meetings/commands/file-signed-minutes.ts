import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, deskOf, loadRows, save } from '#platform/decide.ts';
import { handle } from '#platform/handle.ts';
import { fileSignedMinutes, removeSignedFile } from '../contract/signing.ts';
import { decideFileRemoval, decideSignedFile } from '../rules/decisions/signing.ts';
import { signingProblems } from '../rules/signing.ts';
import { meetingPart, partOf } from '../sql/parts.ts';
import * as all from '../tables.ts';

/** «Lưu giấy đã ký» — the picture must have reached the server. */
export const handleFileSignedMinutes = handle(
  fileSignedMinutes,
  { right: 'meetings.keep' },
  async (tx, input) => {
    const rows = await loadRows(tx, [
      meetingPart(tx.home, input.meetingId),
      partOf(all.minutes, tx.home, input.meetingId),
      partOf(all.signedFile, tx.home, input.meetingId),
    ]);
    const decided = decideSignedFile(rows, input, deskOf(tx));
    if (!decided.ok) return decided;
    const [file] = await tx.ask<{ sha256: string }>(
      sql`select sha256 from platform.file where sha256 = ${input.file} and organisation_no = ${tx.home.no}`,
    );
    if (!file) return refuse(signingProblems.fileHasNotArrived);
    save(tx, all.tables, rows, decided.value.changes);
    return ok(decided.value.value);
  },
);

/** «Rút giấy đã lưu». */
export const handleRemoveSignedFile = carryOut(
  removeSignedFile,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => [
      meetingPart(tx.home, input.meetingId),
      partOf(all.minutes, tx.home, input.meetingId),
      partOf(all.signedFile, tx.home, input.meetingId),
    ],
  },
  decideFileRemoval,
);
