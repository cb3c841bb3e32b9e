import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { fold } from '#kernel/vietnamese.ts';
import type { Reading } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { Counted, Counts, ProblemLine, ReadingOrder } from '../contract.ts';
import type {
  IntakeContext,
  KnownOrganisation,
  MemberRow,
  OrganisationRow,
  ParsedRow,
  RowProblem,
} from '../rules/intake-row.ts';
import { importProblems } from '../rules/import-problems.ts';
import { readMembers } from '../rules/read-members.ts';
import { knownFromRows, readOrganisations } from '../rules/read-organisations.ts';
import { isOperator, membersSought, organisationsInReach, type BookOrganisation } from './book.ts';
import { mapSheets, type MappedSheet } from './described.ts';
import { openFiles, type FileRead } from './files.ts';
import { judgeMembersInBook, judgeOrganisationsInBook, type Reach } from './judge-in-book.ts';
import { problemLines } from './problem-lines.ts';
import { soughtIn } from './sought.ts';

/** «Tổ chức sẽ ghi» and «Đảng viên sẽ ghi» — good rows with the identities they will carry. */
export interface OrganisationToSave {
  readonly id: Id;
  readonly parentId: Id | null;
  /** A superior outside book and file, named by the file. */
  readonly outside: string | null;
  readonly row: OrganisationRow;
}

/** «Lần đọc» — everything the files say, judged against the book. */
export interface ImportRead {
  readonly files: readonly FileRead[];
  readonly sheets: readonly MappedSheet[];
  readonly asOf: CivilDate | null;
  readonly asOfFrom: 'given' | 'title' | null;
  readonly counts: Counts;
  readonly problems: readonly ProblemLine[];
  readonly organisations: readonly OrganisationToSave[];
  readonly members: readonly MemberRow[];
  readonly reach: Reach;
}

/** Reads the files as ordered and judges every row alone, beside the others and beside the book. Saves nothing. */
export async function readImportFiles(tx: Reading, home: number, order: ReadingOrder): Promise<ImportRead> {
  const everything = await isOperator(tx);
  const book = await organisationsInReach(tx, home, everything);
  const { files, sheets: opened } = await openFiles(tx, order);
  const sheets = await mapSheets(tx, home, opened, order);
  const titled = sheets.find((one) => one.kind !== 'unknown' && one.opened.asOf)?.opened.asOf ?? null;
  const asOf = (order.asOf as CivilDate | null) ?? titled;
  const context = contextOf(tx, order, asOf, book);
  const read = { problems: [] as ProblemLine[], organisations: noneCounted(), members: noneCounted() };
  const readable = sheets.filter((one) => one.missing.length === 0);
  for (const sheet of sheets) read.problems.push(...missingColumns(sheet));

  const brought: OrganisationToSave[] = [];
  let known: readonly KnownOrganisation[] = book;
  for (const sheet of readable.filter((one) => one.kind === 'organisations')) {
    const taken = await readOrganisationSheet(
      tx,
      sheet,
      { ...context, organisations: known },
      book,
      everything,
    );
    brought.push(...taken.brought);
    known = taken.known;
    tally(read.organisations, taken.rows, taken.problems);
    read.problems.push(...problemLines(sheet, taken.problems));
  }
  const reach: Reach = { book, brought };
  const members: MemberRow[] = [];
  for (const sheet of readable.filter((one) => one.kind === 'members')) {
    const held = await membersSought(tx, soughtIn(sheet, book));
    const reading = readMembers(sheet.opened.sheet, sheet.mapping, sheet.dataFrom, {
      ...context,
      file: sheet.opened.file,
      organisations: known,
      members: held,
    });
    const judged = await judgeMembersInBook(tx, sheet, reading, reach, members);
    members.push(...goodOf(judged.rows));
    tally(read.members, judged.rows, judged.problems);
    read.problems.push(...problemLines(sheet, judged.problems));
  }
  return {
    files,
    sheets,
    asOf,
    asOfFrom: order.asOf ? 'given' : titled ? 'title' : null,
    counts: { organisations: read.organisations, members: read.members },
    problems: read.problems,
    organisations: brought,
    members,
    reach,
  };
}

async function readOrganisationSheet(
  tx: Reading,
  sheet: MappedSheet,
  context: IntakeContext,
  book: readonly BookOrganisation[],
  everything: boolean,
) {
  const reading = readOrganisations(sheet.opened.sheet, sheet.mapping, sheet.dataFrom, {
    ...context,
    file: sheet.opened.file,
  });
  const { rows, problems } = await judgeOrganisationsInBook(tx, sheet, reading, book, everything);
  const ids = new Map<number, Id>();
  for (const one of rows) if (one.status === 'good') ids.set(one.row, newId(tx.now));
  const byCode = new Map(context.organisations.map((one) => [one.code, one.id as Id | undefined]));
  const byName = new Map(context.organisations.map((one) => [fold(one.name), one.id as Id | undefined]));
  for (const one of rows) {
    // A row that the book has already may still be the superior of rows that it has not.
    if (one.status !== 'repeated' || ids.has(one.row)) continue;
    const { code, name } = one.values;
    const known = code ? byCode.get(code) : byName.get(fold(name ?? ''));
    if (known) ids.set(one.row, known);
  }
  const brought = goodOf(rows).map((row): OrganisationToSave => {
    const { parent } = row;
    const parentId =
      parent === null
        ? null
        : 'row' in parent
          ? (ids.get(parent.row) ?? null)
          : 'code' in parent
            ? (byCode.get(parent.code) ?? null)
            : null;
    const outside = parent && 'outside' in parent ? parent.outside : null;
    return { id: ids.get(row.row) ?? newId(tx.now), parentId, outside, row };
  });
  const fresh = knownFromRows(rows, context.organisations)
    .slice(context.organisations.length)
    .map(({ row, ...one }) => ({
      ...one,
      ...(row === undefined ? {} : { id: ids.get(row) ?? newId(tx.now) }),
    }));
  return { rows, problems, brought: superiorsFirst(brought), known: [...context.organisations, ...fresh] };
}

/** A file may name those below before those above. */
function superiorsFirst(brought: readonly OrganisationToSave[]): OrganisationToSave[] {
  const waiting = new Map(brought.map((one) => [one.id, one]));
  const ordered: OrganisationToSave[] = [];
  const take = (one: OrganisationToSave) => {
    if (!waiting.delete(one.id)) return;
    const above = one.parentId === null ? undefined : waiting.get(one.parentId);
    if (above) take(above);
    ordered.push(one);
  };
  for (const one of brought) take(one);
  return ordered;
}

function contextOf(
  tx: Reading,
  order: ReadingOrder,
  asOf: CivilDate | null,
  book: readonly BookOrganisation[],
): IntakeContext {
  const day = asOf ?? tx.today;
  const committeeFrom = ruleOn(tx.rules, 'organisation.committee-from-official', day);
  const joiningAge = ruleOn(tx.rules, 'members.admission-age-minimum', day);
  if (!committeeFrom || !joiningAge) throw new Error('rule packs lack what an import is judged by');
  return {
    file: '',
    today: tx.today,
    organisations: book,
    members: [],
    rules: { committeeFrom, joiningAge },
    ...(order.purposeForSensitive === undefined ? {} : { purposeForSensitive: order.purposeForSensitive }),
  };
}

function missingColumns(sheet: MappedSheet): readonly ProblemLine[] {
  const problems = sheet.missing.map((field): RowProblem => ({
    file: sheet.opened.file,
    sheet: sheet.opened.sheet.name,
    row: sheet.headerRow,
    column: '',
    severity: 'error',
    ...importProblems.columnMissing(field.label),
  }));
  return problemLines(sheet, problems);
}

function goodOf<Row>(rows: readonly ParsedRow<Row>[]): Row[] {
  return rows.flatMap((one) => (one.status === 'good' ? [one.values] : []));
}

function noneCounted(): { -readonly [Key in keyof Counted]: number } {
  return { read: 0, good: 0, error: 0, repeated: 0, warnings: 0 };
}

function tally(
  counted: ReturnType<typeof noneCounted>,
  rows: readonly ParsedRow<unknown>[],
  problems: readonly RowProblem[],
): void {
  counted.read += rows.length;
  for (const { status } of rows) counted[status] += 1;
  counted.warnings += problems.filter((one) => one.severity === 'warning').length;
}
