import type { DataClass } from '#kernel/access.ts';

/** Who looks at a row of one cell. */
export const viewers = [
  'secretary of the cell',
  'member of the cell',
  'the person the row is about',
  'secretary of the neighbour cell',
  'commune office',
  'neighbour commune office',
  'province board',
  'former secretary',
  'person without a post',
  'nobody',
] as const;
export type Viewer = (typeof viewers)[number];

export const signedIn = viewers.filter((viewer) => viewer !== 'nobody');
export const inTheCell: readonly Viewer[] = ['secretary of the cell', 'member of the cell'];
export const above: readonly Viewer[] = ['commune office', 'province board'];
export const below: readonly Viewer[] = [...inTheCell, 'secretary of the neighbour cell'];
export const oneself: readonly Viewer[] = ['the person the row is about'];
export const noOne: readonly Viewer[] = [];

/** What each class means, written out once more and on purpose: the code must not be its own witness. */
export const seenByClass: Readonly<Record<DataClass, readonly Viewer[]>> = {
  public: signedIn,
  internal: [...inTheCell, ...above],
  working: inTheCell,
  confided: ['secretary of the cell'],
  personal: ['secretary of the cell', ...above],
  sensitive: noOne,
};
export const { internal, working, confided, personal, sensitive } = seenByClass;

/** What the commands of the cell may do to rows of the organisation they touch. */
export const work = { adds: 'touched', changes: 'touched', removes: 'touched' } as const;

/** Where a change is let through: in organisations the command has locked, one's own, anywhere. */
export type Door = 'touched' | 'mine' | 'anywhere';

/** One row and who sees it. */
export interface Expectation {
  readonly table: string;
  /** What is special about this row. */
  readonly when?: string;
  /** Values the schema asks for or the case is about. */
  readonly row?: Readonly<Record<string, unknown>>;
  /** The row is of the commune above the cell, not of the cell. */
  readonly ofCommune?: true;
  /** The row is there already: a condition that finds it; `:cell` is the number of the cell. */
  readonly there?: string;
  /** Who sees it; `denied`: the application has no grant at all. */
  readonly seen: readonly Viewer[] | 'denied';
  readonly adds?: Door;
  readonly changes?: Door;
  readonly removes?: Door;
  /** The command of the person the row is about is written together with others. */
  readonly aboard?: true;
  /** The role of sign-in reaches it too. */
  readonly signIn?: true;
}
