import { cellOf, columnLetters, type SheetRow } from '#kernel/workbook.ts';
import type { Reading } from '#platform/handle.ts';
import type { ReadingOrder, SheetRead } from '../contract.ts';
import { textOf } from '../rules/cells.ts';
import { describeSheet } from '../rules/describe-sheet.ts';
import {
  type Field,
  type Mapping,
  memberFields,
  organisationFields,
  type MemberField,
  type OrganisationField,
} from '../rules/fields.ts';
import { mappingOf } from '../rules/header.ts';
import type { OpenedSheet } from './files.ts';
import { rememberedMappings, signatureOf } from './mappings.ts';

/** «Trang tính có nghĩa» — an opened sheet with the mapping by which it is read. */
export interface MappedSheet {
  readonly opened: OpenedSheet;
  readonly kind: 'organisations' | 'members' | 'unknown';
  readonly mapping: Mapping<MemberField & OrganisationField> & Readonly<Record<string, number>>;
  readonly dataFrom: number;
  readonly headerRow: number;
  readonly missing: readonly Field[];
  readonly shown: SheetRead;
}

const previewRows = 5;

/** Finds what each sheet holds; a person's mapping goes before a remembered one, that before the proposed. */
export async function mapSheets(
  tx: Reading,
  home: number,
  sheets: readonly OpenedSheet[],
  order: ReadingOrder,
): Promise<readonly MappedSheet[]> {
  const described = sheets.map((opened) => {
    const description = describeSheet(opened.sheet);
    return {
      opened,
      description,
      signature: description.kind === 'unknown' ? '' : signatureOf(description.signature),
    };
  });
  const remembered = await rememberedMappings(
    tx,
    home,
    described.map((one) => one.signature),
  );
  return described.map(({ opened, description, signature }) => {
    if (description.kind === 'unknown') return unknown(opened);
    const fields: readonly Field[] = description.kind === 'members' ? memberFields : organisationFields;
    const said = order.mappings?.[signature] ?? remembered.get(signature);
    const names = new Set(fields.map((field) => field.name));
    const mapping: Readonly<Record<string, number>> = said
      ? Object.fromEntries(Object.entries(said).filter(([name]) => names.has(name)))
      : (mappingOf<string>(description.columns) as Record<string, number>);
    const { header } = description;
    const certain = new Set(
      description.columns.filter((one) => one.certain).map((one) => `${one.column} ${one.field}`),
    );
    const fieldOf = new Map(Object.entries(mapping).map(([field, column]) => [column, field]));
    const data = opened.sheet.rows.filter((row) => row.number >= header.dataFrom);
    return {
      opened,
      kind: description.kind,
      mapping: mapping as MappedSheet['mapping'],
      dataFrom: header.dataFrom,
      headerRow: header.lastRow,
      missing: fields.filter((field) => field.required && mapping[field.name] === undefined),
      shown: {
        fileId: opened.fileId,
        file: opened.file,
        sheet: opened.sheet.name,
        kind: description.kind,
        signature,
        remembered: !order.mappings?.[signature] && remembered.has(signature),
        columns: header.columns.map(({ column, text }) => ({
          column,
          letters: columnLetters(column),
          header: text,
          field: fieldOf.get(column) ?? null,
          certain: said !== undefined || certain.has(`${column} ${fieldOf.get(column) ?? ''}`),
          example: exampleOf(data, column),
        })),
        missing: fields
          .filter((field) => field.required && mapping[field.name] === undefined)
          .map((one) => one.name),
        preview: data
          .slice(0, previewRows)
          .map((row) => header.columns.map(({ column }) => textOf(cellOf(row, column)))),
      },
    };
  });
}

function exampleOf(rows: readonly SheetRow[], column: number): string {
  for (const row of rows) {
    const text = textOf(cellOf(row, column));
    if (text !== '') return text;
  }
  return '';
}

function unknown(opened: OpenedSheet): MappedSheet {
  const { fileId, file, sheet } = opened;
  return {
    opened,
    kind: 'unknown',
    mapping: {} as MappedSheet['mapping'],
    dataFrom: 1,
    headerRow: 1,
    missing: [],
    shown: {
      fileId,
      file,
      sheet: sheet.name,
      kind: 'unknown',
      signature: '',
      remembered: false,
      columns: [],
      missing: [],
      preview: [],
    },
  };
}
