/** A number that whoever reads it follows. */
class Followed {
  no = $state(0);
  version = 0;
}

/**
 * «Theo dõi từng loại dòng» — whoever reads rows of a kind is told when a row of that kind changes, and not of the others:
 * a tap on the roll must not make sixty lines look up again who holds which office.
 */
export function followKinds(versions: () => ReadonlyMap<string, number>) {
  const kinds = new Map<string, Followed>();
  const anyNew = new Followed();
  let day = '';
  return {
    follow: (kind: string): void => void (kinds.get(kind) ?? anyNew).no,
    /** After every change of the rows. With a new day all is read again: much of it says what is due today. */
    tell: (today: string): void => {
      const isNewDay = today !== day;
      day = today;
      for (const [kind, version] of versions()) {
        const known = kinds.get(kind);
        if (!known) {
          kinds.set(kind, Object.assign(new Followed(), { version }));
          anyNew.no += 1;
        } else if (isNewDay || known.version !== version) {
          known.version = version;
          known.no += 1;
        }
      }
    },
  };
}
