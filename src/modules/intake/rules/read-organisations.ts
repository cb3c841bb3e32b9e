import { fold } from '#kernel/vietnamese.ts';
import type { Sheet, SheetRow } from '#kernel/workbook.ts';
import { kinds } from './catalogues.ts';
import { codeOf, readDate, readKilometres, readText } from './cells.ts';
import { dataRows } from './data-rows.ts';
import { organisationDifferences } from './differences.ts';
import { type Mapping, organisationFields, type OrganisationField } from './fields.ts';
import type {
  ImportedKind,
  IntakeContext,
  KnownOrganisation,
  OrganisationRow,
  ParsedRow,
  SheetReading,
} from './intake-row.ts';
import { joinSuperiors } from './join-superiors.ts';
import { cellProblems, organisationProblems } from './problems.ts';
import { beginNotes, inOrder, type RowNotes } from './row-notes.ts';

/** «Tổ chức trong tệp» — an organisation before its superior is looked up; what could not be read is `null`. */
export interface OrganisationDraft extends Omit<OrganisationRow, 'name' | 'kind' | 'parent'> {
  readonly name: string | null;
  readonly kind: ImportedKind | null;
  readonly superior: string | null;
}

type Notes = RowNotes<OrganisationField>;

/**
 * «Đọc danh sách tổ chức đảng» — every organisation of the sheet with its superior, found
 * by code or by name among the rows of the file and the organisations of the book.
 */
export function readOrganisations(
  sheet: Sheet,
  mapping: Mapping<OrganisationField>,
  dataFrom: number,
  context: IntakeContext,
): SheetReading<OrganisationRow> {
  const notes = beginNotes(context.file, sheet.name, mapping);
  const data = dataRows(sheet, mapping, dataFrom, organisationFields, [
    'code',
    'name',
    'kind',
    'parent',
    'foundedOn',
  ]);
  const drafts = data.map((row, index) => readDraft(row, index + 1, notes));
  noteDoubles(drafts, notes);
  const parents = joinSuperiors(drafts, context, notes);
  const known = new Map(
    context.organisations
      .filter((one) => one.row === undefined)
      .map((one) => [one.code ?? fold(one.name), one]),
  );
  const rows = drafts.map((draft): ParsedRow<OrganisationRow> => {
    const { superior: _, name, kind, ...rest } = draft;
    const parent = parents.get(draft.row) ?? null;
    if (name === null || kind === null || notes.severityOf(draft.row) === 'error')
      return { row: draft.row, status: 'error', values: { ...rest, parent } };
    const values = { ...rest, name, kind, parent };
    if (notes.severityOf(draft.row) === 'repeated') return { row: draft.row, status: 'repeated', values };
    const inBook = known.get(draft.code ?? fold(name));
    if (!inBook) return { row: draft.row, status: 'good', values };
    noteDifferences(values, inBook, notes);
    return { row: draft.row, status: 'repeated', values };
  });
  return { rows, problems: inOrder(notes.problems) };
}

/** «Tổ chức vừa đọc» as what members are joined to. */
export function knownFromRows(
  rows: readonly ParsedRow<OrganisationRow>[],
  book: readonly KnownOrganisation[],
): readonly KnownOrganisation[] {
  const names = new Map<number, string>();
  for (const { row, values } of rows) if (values.name) names.set(row, values.name);
  const byCode = new Map(book.map((one) => [one.code, one.name]));
  for (const { values } of rows) if (values.code && values.name) byCode.set(values.code, values.name);
  const fresh = rows.flatMap(({ row, status, values }): KnownOrganisation[] => {
    if (status !== 'good') return [];
    const { code, name, kind, parent } = values;
    const above =
      parent &&
      ('row' in parent ? names.get(parent.row) : 'code' in parent ? byCode.get(parent.code) : parent.outside);
    return [
      {
        code,
        name,
        parentName: above ?? null,
        isCell: kind === 'cell' || kind === 'grassroots-cell',
        row,
        values,
      },
    ];
  });
  return [...book, ...fresh];
}

function readDraft(row: SheetRow, order: number, notes: Notes): OrganisationDraft {
  const text = (field: OrganisationField) => notes.read(row, field, readText);
  const code = text('code');
  const name = text('name');
  const written = text('kind') ?? '';
  const folded = fold(written);
  const found = kinds.find(({ words }) => folded.startsWith(words));
  if (name === null && !notes.isWrong(row.number, 'name'))
    notes.note(row.number, 'name', 'error', cellProblems.missing('Tên tổ chức', 'The name'));
  if (!found) {
    const problem =
      written === '' ? cellProblems.missing('Loại tổ chức', 'The kind') : cellProblems.kindUnknown(written);
    notes.note(row.number, 'kind', 'error', problem);
  }
  return {
    row: row.number,
    code: code === null ? null : codeOf(code),
    name,
    kind: found?.kind ?? null,
    category: found?.category ?? null,
    kindAsWritten: written,
    block: text('block'),
    superior: text('parent'),
    foundedOn: notes.read(row, 'foundedOn', readDate),
    decisionNumber: text('decisionNumber'),
    distanceKm: notes.read(row, 'distanceKm', readKilometres),
    note: text('note'),
    order,
  };
}

function noteDoubles(drafts: readonly OrganisationDraft[], notes: Notes): void {
  const byCode = new Map<string, OrganisationDraft>();
  const byName = new Map<string, number>();
  for (const draft of drafts) {
    const double = draft.code === null ? undefined : byCode.get(draft.code);
    if (double && isSame(double, draft)) {
      notes.note(draft.row, null, 'repeated', organisationProblems.identicalRow(double.row), {
        otherRow: double.row,
      });
      continue;
    }
    if (double)
      notes.note(draft.row, 'code', 'error', organisationProblems.codeTwice(draft.code ?? '', double.row), {
        otherRow: double.row,
      });
    else if (draft.code !== null) byCode.set(draft.code, draft);
    const name = `${fold(draft.name ?? '')} ${fold(draft.superior ?? '')}`;
    const namesake = byName.get(name);
    if (namesake === undefined) byName.set(name, draft.row);
    else if (!double)
      notes.note(draft.row, 'name', 'warning', organisationProblems.nameTwice(draft.name ?? '', namesake), {
        otherRow: namesake,
      });
  }
}

function isSame(one: OrganisationDraft, other: OrganisationDraft): boolean {
  const content = ({ row: _row, order: _order, ...rest }: OrganisationDraft) => JSON.stringify(rest);
  return content(one) === content(other);
}

function noteDifferences(values: OrganisationRow, known: KnownOrganisation, notes: Notes): void {
  const differences = organisationDifferences(values, known);
  if (differences.length === 0) return;
  const fields = differences.map((one) => one.field).join(', ');
  notes.note(values.row, null, 'repeated', organisationProblems.alreadyInBook(fields), { differences });
}
