import type { Change, Meta, RowPut } from './ports.ts';
import { restarted } from './receive.ts';
import { rowKey, type FeedAnswer, type FeedRequest, type FeedTable } from './wire.ts';

/** A phone holds at most this many rows; more means live questions instead. */
export const mostRows = 5_000;

export interface FeedStep {
  readonly change: Change;
  /** `restart`: the rights have changed, ask again from the beginning. */
  readonly next: 'again' | 'restart' | 'done';
}

/** What this device asks for. */
export function feedRequest(meta: Meta): FeedRequest {
  const stage = meta.tooLarge ? 1 : meta.stage;
  return { epoch: meta.epoch, cursors: stage === 1 ? {} : meta.cursors, stage, scope: meta.scope };
}

/** What an answer of the feed changes. The epoch must have been met before. */
export function takeFeed(meta: Meta, answer: FeedAnswer): FeedStep {
  const { scope, bundle, forget } = answer;
  if (meta.scope !== null && meta.scope !== scope) {
    return { change: { forget, meta: { scope, ...restarted(meta), tooLarge: false } }, next: 'restart' };
  }
  if (meta.tooLarge) return { change: {}, next: 'done' };

  const rows = Object.entries(answer.tables).flatMap(([kind, table]) => readTable(kind, table));
  if (answer.stage === 1) {
    const stage = answer.more ? 1 : 2;
    return { change: { rows, forget, meta: { scope, bundle, stage } }, next: 'again' };
  }
  const cursors = furthest(meta.cursors, answer.cursors);
  if (answer.more)
    return { change: { rows, forget, meta: { scope, bundle, stage: 2, cursors } }, next: 'again' };
  const done = { scope, bundle, stage: 2, cursors, sweeping: false } as const;
  return { change: { rows, forget, sweep: meta.sweeping, meta: done }, next: 'done' };
}

/** More rows came than a phone may hold: none are kept. */
export function giveUpReplica(meta: Meta): Change {
  return { clear: true, meta: { ...restarted(meta), sweeping: false, tooLarge: true } };
}

/** Within an epoch a cursor never goes back. */
function furthest(ours: Meta['cursors'], theirs: Meta['cursors']): Meta['cursors'] {
  const cursors: Record<string, number> = { ...ours };
  for (const [organisation, number] of Object.entries(theirs)) {
    cursors[organisation] = Math.max(number, cursors[organisation] ?? 0);
  }
  return cursors;
}

function readTable(kind: string, table: FeedTable): readonly RowPut[] {
  const keyColumns = table.key ?? 1;
  return table.rows.map((values) => ({
    kind,
    key: rowKey(...(values.slice(0, keyColumns) as (string | number)[])),
    row: Object.fromEntries(table.columns.map((column, index) => [column, values[index] ?? null])),
  }));
}
