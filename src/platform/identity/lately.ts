/** What was found a moment ago, by key. Whoever changes what it was found in says so by `forget`. */
export interface Lately<Found> {
  find(key: string): Found | undefined;
  /** The answer to the question that `ask` puts is kept, unless something was forgotten while it was under way. */
  ask(key: string, ask: () => Promise<Found | undefined>): Promise<Found | undefined>;
  forget(): void;
}

const most = 1000;

/** «Vừa mới hỏi» — keeps answers for so many milliseconds: for changes made elsewhere, that is how late they are seen. */
export function lately<Found>(milliseconds: number): Lately<Found> {
  const known = new Map<string, { readonly found: Found; readonly until: number }>();
  let era = 0;
  return {
    find(key) {
      const one = known.get(key);
      return one && one.until > performance.now() ? one.found : undefined;
    },
    async ask(key, ask) {
      const asked = era;
      const found = await ask();
      if (found === undefined || asked !== era) return found;
      if (known.size >= most) known.clear();
      known.set(key, { found, until: performance.now() + milliseconds });
      return found;
    },
    forget() {
      era += 1;
      known.clear();
    },
  };
}
