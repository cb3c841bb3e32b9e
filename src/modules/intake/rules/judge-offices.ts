import { fold } from '#kernel/vietnamese.ts';
import type { SheetRow } from '#kernel/workbook.ts';
import { cellOffices } from './catalogues.ts';
import { readText } from './cells.ts';
import type { CellDirectory } from './cell-directory.ts';
import type { MemberField } from './fields.ts';
import type { IntakeContext, KnownOrganisation } from './intake-row.ts';
import { memberProblems } from './member-problems.ts';
import { cellProblems } from './problems.ts';
import type { MemberDraft, WrittenOffice } from './member-draft.ts';
import type { RowNotes } from './row-notes.ts';

type Notes = RowNotes<MemberField>;

/** «Đọc chức vụ trong chi bộ» — the office, which must be in the member's own cell if it names one. */
export function readOffice(
  row: SheetRow,
  own: KnownOrganisation | null,
  cells: CellDirectory,
  notes: Notes,
): WrittenOffice | null {
  const text = notes.read(row, 'offices.cell', readText);
  if (text === null) return null;
  const words = cells.fold(text);
  const found = cellOffices.find((one) => words === one.words || words.startsWith(`${one.words} `));
  if (!found) {
    notes.note(row.number, 'offices.cell', 'warning', cellProblems.officeUnknown(text));
    return null;
  }
  const named = words.slice(found.words.length).trim();
  if (named === '' || named === 'chi bo' || own === null || isOwn(named, cells.fold(own.name))) return found;
  const cell = namedCell(named, own, cells);
  if (!cell) {
    notes.note(row.number, 'offices.cell', 'warning', cellProblems.officeUnknown(text));
    return null;
  }
  notes.note(
    row.number,
    'offices.cell',
    'error',
    memberProblems.officeElsewhere(found.title, cell.name, own.name),
  );
  return found;
}

/** «Xét chức vụ» — one secretary to a cell, none on probation, a committee only from the size that the Charter sets. */
export function judgeOffices(drafts: readonly MemberDraft[], context: IntakeContext, notes: Notes): void {
  const secretaries = new Map<KnownOrganisation, number>();
  const official = countOfficial(drafts, context, notes);
  const { committeeFrom } = context.rules;
  for (const draft of drafts) {
    const { row, cell, office } = draft;
    if (notes.severityOf(row) === 'repeated') continue;
    if (draft.standing === 'probationary' && !notes.isWrong(row, 'officialOn'))
      judgeProbationary(draft, notes);
    if (!office || !cell || notes.isWrong(row, 'offices.cell') || isDouble(row, notes)) continue;
    if (office.office === 'secretary') {
      const other = secretaries.get(cell);
      if (other === undefined) secretaries.set(cell, row);
      else
        notes.note(row, 'offices.cell', 'error', memberProblems.twoSecretaries(cell.name, other), {
          otherRow: other,
        });
    }
    const count = official.get(cell.code ?? cell.name) ?? 0;
    if (office.office === 'committee-member' && count < committeeFrom.value) {
      const { citation, value } = committeeFrom;
      const problem = memberProblems.committeeInSmallCell(count, value, citation.document, citation.place);
      notes.note(row, 'offices.cell', 'warning', { ...problem, citation });
    }
  }
}

function judgeProbationary({ row, office, offices }: MemberDraft, notes: Notes): void {
  if (office && !notes.isWrong(row, 'offices.cell')) {
    const title = office.office === 'committee-member' ? office.title : `${office.title} chi bộ`;
    notes.note(row, 'offices.cell', 'error', memberProblems.probationaryInOffice(title));
  }
  if (offices.grassroots)
    notes.note(
      row,
      'offices.grassroots',
      'error',
      memberProblems.probationaryInOffice('trong đảng ủy cơ sở'),
    );
}

/** Official members of each cell in file and book together, each person once. */
function countOfficial(
  drafts: readonly MemberDraft[],
  context: IntakeContext,
  notes: Notes,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const inFile = new Set<string>();
  const count = (cell: string) => counts.set(cell, (counts.get(cell) ?? 0) + 1);
  for (const draft of drafts) {
    if (draft.citizenNumber !== null) inFile.add(draft.citizenNumber);
    const belongs = draft.state === null || /^(active|exempt|suspended|interrupted)$/.test(draft.state);
    if (!draft.cell || draft.standing !== 'official' || !belongs || isDouble(draft.row, notes)) continue;
    count(draft.cell.code ?? draft.cell.name);
  }
  for (const { standing, cellCode, citizenNumber } of context.members) {
    if (
      standing === 'official' &&
      cellCode !== null &&
      (citizenNumber === null || !inFile.has(citizenNumber))
    )
      count(cellCode);
  }
  return counts;
}

function isDouble(row: number, notes: Notes): boolean {
  return notes.severityOf(row) === 'repeated' || notes.isWrong(row, 'citizenNumber');
}

function isOwn(named: string, own: string): boolean {
  return named === own || `chi bo ${named}` === own;
}

function namedCell(
  named: string,
  own: KnownOrganisation,
  cells: CellDirectory,
): KnownOrganisation | undefined {
  const found = [...(cells.byName.get(named) ?? []), ...(cells.byName.get(`chi bo ${named}`) ?? [])].filter(
    (one) => one.isCell,
  );
  return found.find((one) => fold(one.parentName ?? '') === fold(own.parentName ?? '')) ?? found[0];
}
