import type { CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Sheet } from '#kernel/workbook.ts';
import { refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.ts';
import type { ReadingOrder } from '../contract.ts';
import { asOfDate } from '../rules/describe-sheet.ts';
import { importProblems } from '../rules/import-problems.ts';
import { findLegacyText, readLegacyText, type LegacyFinding } from '../rules/legacy-text.ts';
import { mendSheet } from '../rules/mend-sheet.ts';

/** «Tệp đã nhận» — a stored file, or why it cannot be read. */
export interface FileRead {
  readonly sha256: string;
  readonly name: string;
  readonly problem: Problem | null;
}

/** «Trang tính đã mở» — a sheet with its cells mended and its old text turned into Unicode. */
export interface OpenedSheet {
  readonly fileId: string;
  readonly file: string;
  readonly sheet: Sheet;
  readonly asOf: CivilDate | null;
  readonly legacy: readonly (LegacyFinding & { readonly confirmed: boolean })[];
}

/** Loads the files under the reader's rights and opens their visible sheets. */
export async function openFiles(
  tx: Reading,
  order: ReadingOrder,
): Promise<{ files: readonly FileRead[]; sheets: readonly OpenedSheet[] }> {
  const files: FileRead[] = [];
  const sheets: OpenedSheet[] = [];
  for await (const { sha256, name, read } of twoAtATime([...new Set(order.files)], (one) =>
    readFile(tx, one),
  )) {
    files.push({ sha256, name, problem: read.ok ? null : read.problem });
    for (const sheet of read.ok ? read.value.sheets : []) {
      if (!sheet.hidden && sheet.rows.length > 0) sheets.push(openSheet(sha256, name, sheet, order));
    }
  }
  return { files, sheets };
}

async function readFile(tx: Reading, sha256: string) {
  const stored = await loadFile(tx, sha256);
  if (!stored) return { sha256, name: '', read: refuse(importProblems.fileUnknown) };
  const read = await readWorkbook(new Uint8Array(stored.bytes), stored.name);
  return { sha256, name: stored.name, read };
}

/** In order, with the next begun before the last is done: each is read in a thread of its own, and two are no burden. */
async function* twoAtATime<One, Done>(
  all: readonly One[],
  begin: (one: One) => Promise<Done>,
): AsyncGenerator<Done> {
  let coming: Promise<Done> | undefined;
  for (const [index, one] of all.entries()) {
    const now = coming ?? begin(one);
    const next = all[index + 1];
    coming = next === undefined ? undefined : begin(next);
    // Where this one throws, nobody asks for the next any more.
    coming?.catch(() => undefined);
    yield await now;
  }
}

async function loadFile(tx: Reading, sha256: string): Promise<{ name: string; bytes: Buffer } | null> {
  const rows = await tx.ask<{ name: string; bytes: Buffer }>(sql`
    with found as (
      select organisation_no, sha256, name from platform.file where sha256 = ${sha256} order by organisation_no limit 1)
    select found.name, chunk.bytes
    from found join platform.file_chunk as chunk using (organisation_no, sha256) order by chunk.position`);
  const [first] = rows;
  return first ? { name: first.name, bytes: Buffer.concat(rows.map((row) => row.bytes)) } : null;
}

/** Old text is read as proposed unless a person has said otherwise; it is saved only once confirmed. */
function openSheet(fileId: string, file: string, raw: Sheet, order: ReadingOrder): OpenedSheet {
  const said = new Map((order.encodings ?? []).map(({ font, encoding }) => [font, encoding]));
  const legacy = findLegacyText(raw).map((finding) => ({ ...finding, confirmed: said.has(finding.font) }));
  const readings = legacy.flatMap(({ font, encoding }) => {
    const chosen = said.get(font) ?? encoding;
    return chosen === 'none' ? [] : [{ font, encoding: chosen }];
  });
  const mends = (order.mends ?? []).filter((mend) => mend.file === fileId);
  const sheet = mendSheet(readLegacyText(raw, readings), mends);
  return { fileId, file, sheet, asOf: asOfDate(sheet), legacy };
}
