import { citing } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import type { NumberForm, PaperKind } from '#kernel/rule-values.ts';
import { writePadded } from '#kernel/share.ts';
import { kindMayNotBeIssued } from './problems.ts';

/** «Cấp ban hành» — whose sign stands behind the abbreviation. */
export type Issuer = keyof NumberForm['symbols'];

/** «Ký hiệu» — `NQ/CB`. */
export function symbolOf(abbreviation: string, issuer: Issuer, form: NumberForm): string {
  return `${abbreviation}/${form.symbols[issuer]}`;
}

/** «Số và ký hiệu» — `05-NQ/CB`. */
export function writeNumber(number: number, symbol: string, form: NumberForm): string {
  return `${writePadded(number, form.digits)}-${symbol}`;
}

/**
 * «Số tiếp theo» — one more than the highest of the same kind in the same term; gaps are not filled. `skipped`:
 * what a restore jumps over, because papers with those numbers may have left the house after the backup.
 */
export function nextNumber(issuedInTerm: readonly number[], skipped = 0): number {
  return Math.max(0, ...issuedInTerm) + skipped + 1;
}

/** «Thẩm quyền ban hành» — whether a cell or its congress may issue the kind on that day. */
export function mayIssue(
  abbreviation: string,
  issuer: 'cell' | 'congress',
  kinds: Rule<readonly PaperKind[]>,
): Result<PaperKind> {
  const named = kinds.value.filter((kind) => kind.abbreviation === abbreviation);
  // Two kinds share an abbreviation: a cell may issue one of them (quyết định), not the other (quy định).
  const kind = named.find((candidate) => candidate[issuer]);
  if (kind) return ok(kind);
  return refuse(citing(kindMayNotBeIssued(named[0]?.name ?? abbreviation), kinds.citation));
}
