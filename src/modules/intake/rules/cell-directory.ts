import { fold } from '#kernel/vietnamese.ts';
import type { SheetRow } from '#kernel/workbook.ts';
import { codeOf, readText } from './cells.ts';
import type { MemberField } from './fields.ts';
import type { KnownOrganisation } from './intake-row.ts';
import { memberProblems } from './member-problems.ts';
import { cellProblems } from './problems.ts';
import type { RowNotes } from './row-notes.ts';

/** «Danh bạ tổ chức» — organisations by code, by name, and by “cell, superior”. */
export interface CellDirectory {
  readonly byCode: ReadonlyMap<string, KnownOrganisation>;
  readonly byName: ReadonlyMap<string, readonly KnownOrganisation[]>;
  /** Folds a text once: the same cell stands in many rows. */
  fold(text: string): string;
}

/** Builds the directory. */
export function beginCells(organisations: readonly KnownOrganisation[]): CellDirectory {
  const byCode = new Map<string, KnownOrganisation>();
  const byName = new Map<string, KnownOrganisation[]>();
  const folded = new Map<string, string>();
  for (const organisation of organisations) {
    if (organisation.code !== null) byCode.set(organisation.code, organisation);
    for (const name of fullNames(organisation)) byName.set(name, [...(byName.get(name) ?? []), organisation]);
  }
  return {
    byCode,
    byName,
    fold(text) {
      const known = folded.get(text) ?? fold(text);
      folded.set(text, known);
      return known;
    },
  };
}

/** «Chi bộ của dòng» — by its code, checked against the name beside it; by name alone where the file has no codes. */
export function resolveCell(
  row: SheetRow,
  cells: CellDirectory,
  notes: RowNotes<MemberField>,
): KnownOrganisation | null {
  const written = notes.read(row, 'organisationName', readText);
  const code = notes.read(row, 'cellCode', readText);
  if (code === null) return resolveName(row, written, cells, notes);
  const found = cells.byCode.get(codeOf(code));
  const refuse = (problem: ReturnType<typeof memberProblems.cellUnknown>) => {
    notes.note(row.number, 'cellCode', 'error', problem);
    return null;
  };
  if (!found) return refuse(memberProblems.cellUnknown(codeOf(code)));
  if (!found.isCell) return refuse(memberProblems.notACell(found.name));
  if (written === null || isNamed(found, cells.fold(written), cells)) return found;
  notes.note(
    row.number,
    'cellCode',
    'error',
    memberProblems.cellMismatch(codeOf(code), found.name, withoutSuperior(written, found)),
  );
  return found;
}

function resolveName(
  row: SheetRow,
  written: string | null,
  cells: CellDirectory,
  notes: RowNotes<MemberField>,
): KnownOrganisation | null {
  const field: MemberField = notes.has('organisationName') ? 'organisationName' : 'cellCode';
  if (written === null) {
    if (!notes.isWrong(row.number, field))
      notes.note(row.number, field, 'error', cellProblems.missing('chi bộ', 'The cell'));
    return null;
  }
  const named = cells.byName.get(cells.fold(written)) ?? [];
  const found = named.filter((one) => one.isCell);
  if (found.length === 1) return found[0] ?? null;
  const [other] = named;
  const problem =
    found.length > 1
      ? memberProblems.cellAmbiguous(written)
      : other
        ? memberProblems.notACell(other.name)
        : memberProblems.cellNameUnknown(written);
  notes.note(row.number, field, 'error', problem);
  return null;
}

function fullNames({ name, parentName }: KnownOrganisation): readonly string[] {
  return parentName === null ? [fold(name)] : [fold(name), fold(`${name}, ${parentName}`)];
}

/** The name stands alone or before its superior; a superior in other words does not matter. */
function isNamed(organisation: KnownOrganisation, written: string, cells: CellDirectory): boolean {
  const name = cells.fold(organisation.name);
  return written === name || written.startsWith(`${name},`);
}

/** The written cell without the superior behind it, as far as that is known. */
function withoutSuperior(written: string, organisation: KnownOrganisation): string {
  const tail = `, ${organisation.parentName ?? ''}`;
  return fold(written).endsWith(fold(tail)) && written.length > tail.length
    ? written.slice(0, -tail.length)
    : written;
}
