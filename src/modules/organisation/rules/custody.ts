/** «Dòng giữ sổ» — that one organisation keeps another, so many steps below it. */
export interface Keeping {
  readonly keeperNo: number;
  readonly organisationNo: number;
  readonly depth: number;
}

/** «Sổ giữ sổ» — who keeps whom among the organisations an act concerns, while it is being worked out. */
export interface CustodyBook {
  /** Keepers with their depth, by organisation. */
  readonly keepers: Map<number, Map<number, number>>;
}

/** «Mở sổ giữ sổ» — from the rows as they stand. */
export function openCustody(rows: readonly Keeping[]): CustodyBook {
  const keepers = new Map<number, Map<number, number>>();
  for (const { keeperNo, organisationNo, depth } of rows) {
    const own = keepers.get(organisationNo) ?? new Map<number, number>();
    keepers.set(organisationNo, own.set(keeperNo, depth));
  }
  return { keepers };
}

/**
 * «Chuyển người giữ» — from now on the organisation, with all it keeps, is kept by the new keeper and by
 * those who keep that one; by nobody else. `null`: it stands alone.
 */
export function rehang({ keepers }: CustodyBook, organisationNo: number, keeperNo: number | null): void {
  const own = keepers.get(organisationNo) ?? new Map([[organisationNo, 0]]);
  keepers.set(organisationNo, own);
  const gone = [...own.keys()].filter((no) => no !== organisationNo);
  const above = keeperNo === null ? [] : [...(keepers.get(keeperNo) ?? [[keeperNo, 0]])];
  for (const kept of keepers.values()) {
    const depth = kept.get(organisationNo);
    if (depth === undefined) continue;
    for (const no of gone) kept.delete(no);
    for (const [no, distance] of above) kept.set(no, depth + 1 + distance);
  }
}

/** «Các cấp trên» — the keepers of an organisation, the nearest first. */
export function superiorsOf({ keepers }: CustodyBook, organisationNo: number): readonly number[] {
  return [...(keepers.get(organisationNo) ?? [])]
    .filter(([no]) => no !== organisationNo)
    .toSorted(([, near], [, far]) => near - far)
    .map(([no]) => no);
}

/** «Chênh lệch» — rows to write and rows to end, between two states of the book. */
export function custodyChanges(
  before: readonly Keeping[],
  after: CustodyBook,
): { readonly put: readonly Keeping[]; readonly gone: readonly Keeping[] } {
  const known = openCustody(before).keepers;
  const put = [...after.keepers].flatMap(([organisationNo, keepers]) =>
    [...keepers]
      .filter(([keeperNo, depth]) => known.get(organisationNo)?.get(keeperNo) !== depth)
      .map(([keeperNo, depth]) => ({ keeperNo, organisationNo, depth })),
  );
  const gone = before.filter((row) => !after.keepers.get(row.organisationNo)?.has(row.keeperNo));
  return { put, gone };
}
