import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import type { NewOrganisation, OrganisationNumbers } from '#modules/organisation/public.ts';
import { handle, type Ordering } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { saveImport, type ReadingOrder } from '../contract.ts';
import { importProblems } from '../rules/import-problems.ts';
import { newMember } from '../rules/new-member.ts';
import { maySeeSensitive } from '../sql/batches.ts';
import { isOperator, organisationsInReach } from '../sql/book.ts';
import { committees } from '../sql/judge-in-book.ts';
import { readImportFiles, type ImportRead, type OrganisationToSave } from '../sql/read-import.ts';
import { batch, mapping } from '../tables.ts';

/**
 * «Ghi tệp nhập vào sổ» — reads the files again, whatever the screen has seen, and saves all or
 * the good rows as one act. The same file a second time finds everything there and saves nothing.
 */
export const handleSaveImport = handle(
  saveImport,
  {
    right: 'import.save',
    async touches(tx, _input, home) {
      const everything = await isOperator(tx);
      return (await organisationsInReach(tx, home.no, everything)).map((one) => one.no);
    },
  },
  async (tx, input) => {
    const read = await readImportFiles(tx, tx.home.no, input);
    const refused = objectionTo(read, tx.today) ?? (await sensitiveObjection(tx, input));
    if (refused) return refuse(refused);
    const { asOf, counts, problems } = read;
    const errors = counts.organisations.error + counts.members.error;
    if (input.mode === 'all-or-nothing' && errors > 0) return refuse(importProblems.rowsHaveErrors(errors));
    const saved = { organisations: read.organisations.length, members: read.members.length };
    if (asOf === null || saved.organisations + saved.members === 0)
      return ok({ batchId: null, saved, counts });

    const numbers = await saveOrganisations(tx, read, asOf);
    if (!numbers.ok) return numbers;
    const members = await saveMembers(tx, read, asOf, numbers.value, input.purposeForSensitive ?? null);
    if (!members.ok) return members;
    rememberMappings(tx, read);
    tx.put(batch, [
      {
        id: input.batchId,
        organisationNo: tx.home.no,
        files: read.files.map(({ sha256, name }) => ({ sha256, name })),
        asOf,
        mode: input.mode,
        purpose: input.purposeForSensitive ?? null,
        counts,
        problems,
        personId: tx.person,
        savedAt: tx.now,
        undoneAt: null,
      },
    ]);
    return ok({ batchId: input.batchId, saved, counts });
  },
);

/** What stops the import as a whole. */
function objectionTo(read: ImportRead, today: CivilDate): Problem | null {
  const [unread] = read.files.flatMap((file) => (file.problem ? [file.problem] : []));
  if (unread) return unread;
  if (read.sheets.every((sheet) => sheet.kind === 'unknown')) return importProblems.nothingRecognised;
  const [missing] = read.sheets.flatMap((sheet) => sheet.missing);
  if (missing) return importProblems.columnMissing(missing.label);
  if (read.sheets.some((sheet) => sheet.opened.legacy.some((finding) => !finding.confirmed)))
    return importProblems.encodingUnconfirmed;
  if (read.asOf === null) return importProblems.asOfMissing;
  return read.asOf > today ? importProblems.asOfInFuture : null;
}

async function sensitiveObjection(tx: Ordering, order: ReadingOrder): Promise<Problem | null> {
  if (order.purposeForSensitive === undefined || (await maySeeSensitive(tx))) return null;
  return importProblems.purposeNotGranted;
}

async function saveOrganisations(
  tx: Ordering,
  read: ImportRead,
  asOf: CivilDate,
): Promise<Result<OrganisationNumbers>> {
  if (read.organisations.length === 0) return ok(new Map());
  const answered = await tx.react({
    name: 'organisations-brought',
    of: { from: asOf, organisations: organisationsOf(tx, read.organisations) },
  });
  return answered.ok ? ok((answered.value[0] ?? new Map()) as OrganisationNumbers) : answered;
}

/** The rows as the book takes them; a superior that nobody knows becomes one body outside, before all others. */
function organisationsOf(tx: Ordering, brought: readonly OrganisationToSave[]): readonly NewOrganisation[] {
  const outside = new Map<string, NewOrganisation>();
  for (const { outside: name } of brought)
    if (name !== null && !outside.has(fold(name))) outside.set(fold(name), outsideBody(newId(tx.now), name));
  const blocks = [...new Set(brought.flatMap(({ row }) => (row.block === null ? [] : [row.block])))];
  const rows = brought.map(({ id, parentId, outside: above, row }): NewOrganisation => ({
    id,
    parentId: above === null ? parentId : (outside.get(fold(above))?.id ?? null),
    name: row.name,
    code: row.code,
    kind: row.kind,
    category: row.category,
    block: row.block,
    blockPosition: row.block === null ? null : blocks.indexOf(row.block) + 1,
    distanceKm: row.distanceKm,
    decision: row.decisionNumber,
    foundedOn: row.foundedOn,
    note: row.note,
    position: row.order,
  }));
  return [...outside.values(), ...rows];
}

function outsideBody(id: Id, name: string): NewOrganisation {
  const nothing = { category: null, block: null, blockPosition: null, distanceKm: null, decision: null };
  return {
    id,
    parentId: null,
    name,
    code: null,
    kind: 'outside',
    ...nothing,
    foundedOn: null,
    note: null,
    position: 0,
  };
}

async function saveMembers(
  tx: Ordering,
  read: ImportRead,
  asOf: CivilDate,
  brought: OrganisationNumbers,
  purpose: string | null,
): Promise<Result<unknown>> {
  const numbers = new Map<string, number>([
    ...read.reach.book.map((one) => [one.id, one.no] as const),
    ...brought,
  ]);
  const committeeOf = committees(read.reach);
  const members = read.members.map((row) => {
    const committee = row.cellId === null ? null : committeeOf(row.cellId as Id);
    return newMember(newId(tx.now), row, asOf, {
      cellNo: numbers.get(row.cellId ?? '') ?? 0,
      grassrootsNo: committee === null ? null : (numbers.get(committee) ?? null),
      purpose,
    });
  });
  return members.length === 0 ? ok(null) : tx.react({ name: 'members-brought', of: members });
}

function rememberMappings(tx: Ordering, read: ImportRead): void {
  const mapped = new Map(
    read.sheets.filter((one) => one.kind !== 'unknown').map((one) => [one.shown.signature, one]),
  );
  tx.put(
    mapping,
    [...mapped].map(([signature, one]) => ({
      signature,
      organisationNo: tx.home.no,
      mapping: { ...one.mapping },
    })),
  );
}
