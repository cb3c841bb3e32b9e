import type { Engine } from '#kernel/sync/engine.ts';
import type { Entry } from '#kernel/sync/entry.ts';

/** No module joins taps for longer; a clock set back must not hold a copy for hours. */
const longestJoin = 5_000;

/** «Bản sao niêm phong» — what the server has not recorded, as any server page takes it. */
export function sealedCopyOf(entries: Iterable<Entry>): string {
  const waiting = [...entries].filter((entry) => entry.state !== 'recorded');
  return JSON.stringify({ sochibo: 'outbox 1', sealed: waiting.map((entry) => entry.sealed) });
}

/** How long taps may still join what waits, in milliseconds. */
export function joinsLast(engine: Engine | null, now: number): number {
  const open = [...(engine?.held().entries.values() ?? [])].flatMap((entry) =>
    entry.state === 'waiting' && entry.offered === 0 && entry.joinUntil !== null
      ? [entry.joinUntil - now]
      : [],
  );
  return Math.min(longestJoin, Math.max(0, ...open));
}
