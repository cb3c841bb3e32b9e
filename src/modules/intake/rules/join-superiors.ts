import { fold } from '#kernel/vietnamese.ts';
import { codeOf } from './cells.ts';
import type { OrganisationField } from './fields.ts';
import type { ImportedParent, IntakeContext } from './intake-row.ts';
import { organisationProblems } from './problems.ts';
import type { OrganisationDraft } from './read-organisations.ts';
import type { RowNotes } from './row-notes.ts';

/** An organisation that can be a superior: a row of the file or one of the book. */
interface Superior {
  readonly parent: ImportedParent;
  readonly row: number | null;
}

/** «Ghép với cấp trên» — finds the superior of each row by code or by name, whichever the cell holds. */
export function joinSuperiors(
  drafts: readonly OrganisationDraft[],
  context: IntakeContext,
  notes: RowNotes<OrganisationField>,
): ReadonlyMap<number, ImportedParent> {
  const { byCode, byName } = superiors(drafts, context);
  const parents = new Map<number, ImportedParent>();
  let outside: string | null = null;
  for (const { row, superior, kind } of drafts) {
    if (superior === null) continue;
    const found = byCode.get(codeOf(superior)) ?? byName.get(fold(superior));
    if (found === 'several') {
      notes.note(row, 'parent', 'error', organisationProblems.superiorAmbiguous(superior));
    } else if (found && found.row === row) {
      notes.note(row, 'parent', 'error', organisationProblems.superiorCircle);
    } else if (found) {
      parents.set(row, found.parent);
    } else if (kind === 'cell' || kind === 'section') {
      notes.note(row, 'parent', 'error', organisationProblems.superiorUnknown(superior));
    } else {
      // The top of a file names a body outside it; a second such name is more likely a slip.
      if (outside !== null && outside !== fold(superior))
        notes.note(row, 'parent', 'warning', organisationProblems.superiorOutside(superior));
      outside ??= fold(superior);
      parents.set(row, { outside: superior });
    }
  }
  noteCircles(drafts, parents, notes);
  return parents;
}

function superiors(drafts: readonly OrganisationDraft[], context: IntakeContext) {
  const byCode = new Map<string, Superior>();
  const byName = new Map<string, Superior | 'several'>();
  const add = (code: string | null, name: string | null, superior: Superior) => {
    if (code !== null && !byCode.has(code)) byCode.set(code, superior);
    if (name !== null) byName.set(fold(name), byName.has(fold(name)) ? 'several' : superior);
  };
  const inFile = new Set(drafts.map((draft) => draft.code));
  for (const { row, code, name } of drafts) add(code, name, { parent: { row }, row });
  for (const { code, name, row } of context.organisations) {
    if (row === undefined && code !== null && !inFile.has(code))
      add(code, name, { parent: { code }, row: null });
  }
  return { byCode, byName };
}

/** Walks each chain upwards once; a chain that comes back to itself has no top. */
function noteCircles(
  drafts: readonly OrganisationDraft[],
  parents: ReadonlyMap<number, ImportedParent>,
  notes: RowNotes<OrganisationField>,
): void {
  const safe = new Set<number>();
  for (const { row } of drafts) {
    const path = new Set<number>();
    let at: number | null = row;
    while (at !== null && !safe.has(at) && !path.has(at)) {
      path.add(at);
      const parent = parents.get(at);
      at = parent && 'row' in parent ? parent.row : null;
    }
    if (at !== null && path.has(at)) notes.note(at, 'parent', 'error', organisationProblems.superiorCircle);
    for (const passed of path) safe.add(passed);
  }
}
