import { readFileSync } from 'node:fs';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Sheet, Workbook } from '#kernel/workbook.ts';
import { describeSheet } from '#modules/intake/rules/describe-sheet.ts';
import { mappingOf } from '#modules/intake/rules/header.ts';
import type {
  IntakeContext,
  MemberRow,
  OrganisationRow,
  SheetReading,
} from '#modules/intake/rules/intake-row.ts';
import { readMembers } from '#modules/intake/rules/read-members.ts';
import { knownFromRows, readOrganisations } from '#modules/intake/rules/read-organisations.ts';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.ts';

const charter = { document: 'Điều lệ Đảng', url: null, standing: 'verified' } as const;

/** A context without a book; the rule values are those of the Charter. */
export function anIntake(changes: Partial<IntakeContext> = {}): IntakeContext {
  return {
    file: 'tep.xlsx',
    today: '2018-12-31' as CivilDate,
    organisations: [],
    members: [],
    rules: {
      committeeFrom: { value: 9, citation: { ...charter, place: 'điều 24' } },
      joiningAge: { value: 18, citation: { ...charter, place: 'điều 1' } },
    },
    ...changes,
  };
}

/** Opens a file of the Quốc Oai set. */
export async function openFixture(name: string): Promise<Workbook> {
  const bytes = readFileSync(new URL(`../fixtures/quoc-oai/${name}`, import.meta.url));
  const read = await readWorkbook(new Uint8Array(bytes), name);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value;
}

/** Reads a sheet of organisations with the mapping that is proposed for it. */
export function organisationsOf(
  sheet: Sheet | undefined,
  context: IntakeContext,
): SheetReading<OrganisationRow> {
  const described = sheet && describeSheet(sheet);
  if (!sheet || described?.kind !== 'organisations') throw new Error('no organisations');
  return readOrganisations(sheet, mappingOf(described.columns), described.header.dataFrom, context);
}

/** Reads a sheet of members, joined to the organisations read before. */
export function membersOf(
  sheet: Sheet | undefined,
  organisations: SheetReading<OrganisationRow>,
  context: IntakeContext,
): SheetReading<MemberRow> {
  const described = sheet && describeSheet(sheet);
  if (!sheet || described?.kind !== 'members') throw new Error('no members');
  const known = knownFromRows(organisations.rows, context.organisations);
  return readMembers(sheet, mappingOf(described.columns), described.header.dataFrom, {
    ...context,
    organisations: known,
  });
}
