import type { CellEffect } from './effect.ts';

/** «Một tổ chức theo hai bản» — what each variant makes of it; `undefined`: that variant leaves it alone. */
export interface VariantLine {
  readonly id: string;
  readonly name: string;
  readonly first: CellEffect | undefined;
  readonly second: CellEffect | undefined;
}

/**
 * «Hai bản cạnh nhau» — what stands is the same in both by its identity; what is founded has one in each variant, so
 * those of one name stand side by side, and apart from what ended under that name.
 */
export function sideBySide(firsts: readonly CellEffect[], seconds: readonly CellEffect[]): VariantLine[] {
  const keyOf = ({ id, name, state }: CellEffect) => (state === 'new' ? `new ${name}` : id);
  const keys = new Map([...firsts, ...seconds].map((cell) => [keyOf(cell), cell.name]));
  const at = (cells: readonly CellEffect[], key: string) => cells.find((cell) => keyOf(cell) === key);
  return [...keys].map(([id, name]) => ({ id, name, first: at(firsts, id), second: at(seconds, id) }));
}
