import type { Sheet } from '#kernel/workbook.ts';
import type { IntakeContext, OrganisationRow, SheetReading } from '#modules/intake/rules/intake-row.ts';
import { anIntake, organisationsOf } from '#support/read-fixture.ts';

/** A sheet of texts. */
export function sheetOf(name: string, rows: readonly (readonly string[])[]): Sheet {
  return {
    name,
    hidden: false,
    merged: [],
    rows: rows.map((row, index) => ({
      number: index + 1,
      cells: row.map((one) => (one === '' ? undefined : { kind: 'text' as const, value: one, text: one })),
    })),
  };
}

const organisationHeader = [
  'Mã tổ chức',
  'Tên tổ chức',
  'Loại tổ chức',
  'Khối',
  'Trực thuộc',
  'Ngày thành lập',
  'Khoảng cách (km)',
];
/** A row of organisations: the commune above the villages. */
export const commune = [
  '01.275.090.000.000',
  'Đảng bộ xã Mẫu',
  'Đảng bộ cơ sở',
  'Xã',
  'Đảng bộ huyện',
  '01/01/1960',
  '',
];
/** A row of organisations: a village cell. */
export const village = (number: number, name: string, superior = 'Đảng bộ xã Mẫu') => [
  `01.275.090.000.00${number}`,
  name,
  'Chi bộ thôn',
  'Xã',
  superior,
  '01/01/1990',
  '1,5',
];

/** Reads rows of organisations. */
export function organisations(
  rows: readonly (readonly string[])[],
  context: Partial<IntakeContext> = {},
): SheetReading<OrganisationRow> {
  return organisationsOf(sheetOf('TCĐ', [organisationHeader, ...rows]), anIntake(context));
}

/** Row, column, severity and key of each problem. */
export function remarks(reading: {
  readonly problems: readonly {
    readonly row: number;
    readonly column: string;
    readonly severity: string;
    readonly code: string;
  }[];
}) {
  return reading.problems.map(({ row, column, severity, code }) => [
    row,
    column,
    severity,
    code.replace('intake.', ''),
  ]);
}
