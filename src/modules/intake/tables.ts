import { table } from '#platform/database/table.ts';
import type { Counts, ProblemLine } from './contract.ts';

/** «Một lần nhập» — what was read, saved, and whether it was undone. Its rows are those its command wrote. */
export interface BatchRow {
  readonly id: string;
  readonly organisationNo: number;
  readonly files: readonly { readonly sha256: string; readonly name: string }[];
  readonly asOf: string;
  readonly mode: 'all-or-nothing' | 'good-rows';
  readonly purpose: string | null;
  readonly counts: Counts;
  readonly problems: readonly ProblemLine[];
  readonly personId: string;
  readonly savedAt: string;
  readonly undoneAt: string | null;
}

/** A confirmed mapping of columns, proposed again for a sheet of the same head. */
export interface MappingRow {
  /** Hash of the head's words: a long head would not fit an index. */
  readonly signature: string;
  readonly organisationNo: number;
  readonly mapping: Readonly<Record<string, number>>;
}

export const batch = table<BatchRow>('intake.batch', { key: ['id'], class: 'personal' });
export const mapping = table<MappingRow>('intake.mapping', {
  key: ['organisationNo', 'signature'],
  class: 'internal',
});

export const tables = [batch, mapping];
