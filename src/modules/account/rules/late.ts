/** A decision about a late entry, as the device that made it keeps it. */
interface Decision {
  readonly name: string | null;
  readonly input: unknown;
  readonly standing: 'waiting' | 'recorded' | 'review';
}

const names: readonly (string | null)[] = ['confirm-late-command', 'refuse-late-command'];

/** «Đã quyết trên máy này» — by the late entry it is about; of two the last. */
export function decisionsOf<Item extends Decision>(items: readonly Item[]): ReadonlyMap<string, Item> {
  const decisions = items.filter(({ name }) => names.includes(name));
  return new Map(decisions.map((item) => [(item.input as { readonly id: string }).id, item]));
}

/** «Còn chờ xem» — neither settled on the server nor decided here; what the server did not take waits again. */
export function undecided<Late extends { readonly id: string; readonly standing: string }>(
  late: readonly Late[],
  items: readonly Decision[],
): readonly Late[] {
  const decided = decisionsOf(items);
  return late.filter(({ id, standing }) => {
    const here = decided.get(id);
    return standing === 'waiting' && (!here || here.standing === 'review');
  });
}
