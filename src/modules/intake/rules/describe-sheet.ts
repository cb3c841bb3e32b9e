import { type CivilDate, civilDateOf } from '#kernel/civil-date.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { headerDepth, type Sheet } from '#kernel/workbook.ts';
import {
  type Field,
  memberFields,
  type MemberField,
  organisationFields,
  type OrganisationField,
} from './fields.ts';
import { findHeader, type Header, headerSignature, proposeColumns, type ProposedColumn } from './header.ts';

/** «Nhận dạng trang tính» — what a sheet seems to hold, for a person to confirm. */
export type SheetDescription =
  | DescribedSheet<'organisations', OrganisationField>
  | DescribedSheet<'members', MemberField>
  | { readonly kind: 'unknown'; readonly asOf: CivilDate | null };

/** «Trang tính đã nhận ra» — its header and the columns proposed for its fields. */
export interface DescribedSheet<Kind extends string, Name extends string> {
  readonly kind: Kind;
  readonly header: Header;
  readonly columns: readonly ProposedColumn<Name>[];
  /** Fields that a row needs and no column was found for. */
  readonly missing: readonly Name[];
  /** Under which a confirmed mapping is remembered. */
  readonly signature: string;
  readonly asOf: CivilDate | null;
}

const asOfWords =
  /(?:số liệu|tính|thống kê|có)?\s*đến(?:\s+hết)?\s+ngày\s+(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/i;

/** «Nhận dạng» — a list of organisations or of members, by which of the two more columns are known. */
export function describeSheet(sheet: Sheet): SheetDescription {
  const asOf = asOfDate(sheet);
  const organisations = describeAs('organisations', sheet, organisationFields, asOf);
  const members = describeAs('members', sheet, memberFields, asOf);
  const found = (one: typeof organisations | typeof members) =>
    one?.columns.filter((column) => column.certain).length ?? 0;
  return (
    (found(members) >= found(organisations) ? (members ?? organisations) : organisations) ?? {
      kind: 'unknown',
      asOf,
    }
  );
}

/** «Số liệu đến ngày» — the day that the title gives; `null` where it gives none. */
export function asOfDate(sheet: Sheet): CivilDate | null {
  for (const row of sheet.rows.slice(0, headerDepth)) {
    for (const cell of row.cells) {
      const found = cell && asOfWords.exec(tidy(cell.text));
      if (found) return civilDateOf(Number(found.at(-1)), Number(found.at(-1 - 1)), Number(found[1]));
    }
  }
  return null;
}

function describeAs<const Kind extends string, Name extends string>(
  kind: Kind,
  sheet: Sheet,
  fields: readonly Field<Name>[],
  asOf: CivilDate | null,
): DescribedSheet<Kind, Name> | null {
  const header = findHeader(sheet, fields);
  if (!header) return null;
  const columns = proposeColumns(header, fields);
  const found = new Set(columns.map((column) => column.field));
  const missing = fields
    .filter((field) => field.required && !found.has(field.name))
    .map((field) => field.name);
  return { kind, header, columns, missing, signature: headerSignature(header), asOf };
}
