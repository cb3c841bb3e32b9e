import type { Change, RowPut } from './ports.ts';
import type { Envelope } from './wire.ts';

/** «Bản ghi đang thấy» — rows as a rule or an effect may look at them. */
export interface Rows {
  one<Row>(kind: string, key: string): Row | undefined;
  all<Row>(kind: string): readonly Row[];
}

/** A row as an effect leaves it; `null` where it is gone. */
export interface RowChange {
  readonly kind: string;
  readonly key: string;
  readonly row: object | null;
}

/** «Hiệu lực dự kiến» — what a command will change, drawn on the device before the server has said so. */
export type Effect<Input = never> = (rows: Rows, envelope: Envelope<Input>) => readonly RowChange[];

/** Effects by the name of the command. */
export type Effects = Readonly<Record<string, Effect>>;

/** «Bản sao trên máy» — rows as the feed brought them, and over them what still waits. */
export interface Replica extends Rows {
  /** Takes rows of the feed, or what is to be forgotten. */
  take(change: Pick<Change, 'rows' | 'forget' | 'clear'>): void;
  /** Replaces everything, as after opening the store. */
  replace(rows: Iterable<RowPut>): void;
  /** Draws these commands over the rows, in this order. */
  draw(pending: readonly Envelope[]): void;
  /** Every row as it is seen, with what waits drawn into it. */
  seen(): readonly RowPut[];
  /** How many rows the feed has brought. */
  readonly size: number;
  /** Every kind that was ever seen, with a number that grows when a row of it changes. */
  versions(): ReadonlyMap<string, number>;
}

type Table = Map<string, object>;
type Overlay = Map<string, Map<string, object | null>>;

/** A command that is drawn, and what it changed. */
interface Drawn {
  readonly envelope: Envelope;
  readonly changes: readonly RowChange[];
}

/** An empty replica. Rows of a kind keep their identity as a list until one of them changes. */
export function createReplica(effects: () => Effects): Replica {
  let base = new Map<string, Table>();
  let overlay: Overlay = new Map();
  let drawn: readonly Drawn[] = [];
  let lists = new Map<string, readonly object[]>();
  const versions = new Map<string, number>();
  const stale = (kind: string): void => {
    lists.delete(kind);
    versions.set(kind, (versions.get(kind) ?? 0) + 1);
  };

  const one = (kind: string, key: string): object | undefined => {
    const over = overlay.get(kind)?.get(key);
    return over === undefined ? base.get(kind)?.get(key) : (over ?? undefined);
  };
  const all = (kind: string): readonly object[] => {
    const known = lists.get(kind);
    if (known) return known;
    const list = listOf(base.get(kind), overlay.get(kind));
    lists.set(kind, list);
    return list;
  };
  const rows: Rows = {
    one: <Row>(kind: string, key: string) => one(kind, key) as Row | undefined,
    all: <Row>(kind: string) => all(kind) as readonly Row[],
  };

  const lay = ({ kind, key, row }: RowChange): void => {
    overlay.set(kind, (overlay.get(kind) ?? new Map<string, object | null>()).set(key, row));
  };
  const apply = (envelope: Envelope): Drawn => {
    const changes = effectOf(effects(), envelope, rows);
    for (const change of changes) {
      lay(change);
      stale(change.kind);
    }
    return { envelope, changes };
  };
  /** Everything anew: what lies below has changed. */
  const redraw = (): void => {
    for (const kind of overlay.keys()) stale(kind);
    overlay = new Map();
    drawn = drawn.map(({ envelope }) => apply(envelope));
  };
  /** Takes the last ones off again; what the others changed is laid as it was, without asking them anew. */
  const takeOff = (left: number): void => {
    for (const { changes } of drawn.slice(left)) for (const { kind } of changes) stale(kind);
    drawn = drawn.slice(0, left);
    overlay = new Map();
    for (const { changes } of drawn) for (const change of changes) lay(change);
  };

  return {
    ...rows,
    take: (change) => {
      for (const kind of takeInto(base, change)) stale(kind);
      redraw();
    },
    replace: (all) => {
      base = new Map();
      lists = new Map();
      takeInto(base, { rows: [...all] });
      for (const kind of [...versions.keys(), ...base.keys()]) stale(kind);
      redraw();
    },
    draw: (pending) => {
      const same = pending.findIndex((envelope, index) => envelope !== drawn[index]?.envelope);
      const kept = same === -1 ? pending.length : same;
      if (kept < drawn.length) takeOff(kept);
      drawn = [...drawn, ...pending.slice(kept).map(apply)];
    },
    versions: () => versions,
    seen: () =>
      [...new Set([...base.keys(), ...overlay.keys()])].flatMap((kind) =>
        [
          ...new Map<string, object | null>([...(base.get(kind) ?? []), ...(overlay.get(kind) ?? [])]),
        ].flatMap(([key, row]) => (row === null ? [] : { kind, key, row: row as RowPut['row'] })),
      ),
    get size() {
      let count = 0;
      for (const table of base.values()) count += table.size;
      return count;
    },
  };
}

function takeInto(base: Map<string, Table>, change: Pick<Change, 'rows' | 'forget' | 'clear'>): Set<string> {
  const touched = new Set<string>();
  if (change.clear) {
    for (const kind of base.keys()) touched.add(kind);
    base.clear();
  }
  for (const [kind, key] of change.forget ?? []) {
    if (base.get(kind)?.delete(key)) touched.add(kind);
  }
  for (const { kind, key, row } of change.rows ?? []) {
    const table = base.get(kind) ?? new Map<string, object>();
    base.set(kind, table.set(key, row));
    touched.add(kind);
  }
  return touched;
}

function listOf(table: Table | undefined, over: Map<string, object | null> | undefined): readonly object[] {
  if (!over) return table ? [...table.values()] : [];
  const merged = new Map<string, object | null>(table);
  for (const [key, row] of over) merged.set(key, row);
  return [...merged.values()].filter((row) => row !== null);
}

/** A command whose effect is unknown, or stumbles over rows that are no longer there, leaves the picture as it is. */
function effectOf(effects: Effects, envelope: Envelope, rows: Rows): readonly RowChange[] {
  const effect = effects[envelope.name] as Effect<unknown> | undefined;
  if (!effect) return [];
  try {
    return effect(rows, envelope);
  } catch {
    return [];
  }
}
