import { table } from '#platform/database/table.ts';

/** «Một lần nhập» — what was read, saved, and whether it was undone. */
export interface BatchRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly fileSha256: string;
  readonly fileName: string;
  readonly asOf: string;
  readonly mode: 'all-or-nothing' | 'good-rows';
  readonly mapping: unknown;
  readonly read: number;
  readonly saved: number;
  readonly repeated: number;
  readonly problems: unknown;
  readonly undoneAt: string | null;
}

/** A confirmed mapping of columns, proposed again for a sheet of the same head. */
export interface MappingRow {
  readonly signature: string;
  readonly organisationNo: number;
  readonly mapping: unknown;
}

export const batch = table<BatchRow>('intake.batch', { key: ['id'], class: 'personal' });
export const mapping = table<MappingRow>('intake.mapping', {
  key: ['organisationNo', 'signature'],
  class: 'internal',
});

export const tables = [batch, mapping];
