import type { Engine } from '#kernel/sync/engine.ts';
import type { Entry } from '#kernel/sync/entry.ts';

/** Begins a file of signed receipts. */
export const receiptsMark = 'receipts 1';

/** No module joins taps for longer; a clock set back must not hold a copy for hours. */
const longestJoin = 5_000;

/** «Bản sao niêm phong» — what the server has not recorded, as any server page takes it. */
export function sealedCopyOf(entries: Iterable<Entry>): string {
  const waiting = [...entries].filter((entry) => entry.state !== 'recorded');
  return JSON.stringify({ sochibo: 'outbox 1', sealed: waiting.map((entry) => entry.sealed) });
}

/** «Tệp biên nhận» — each entry as it was sealed, and the signed word of the server about it; `null` where none is signed. */
export function signedReceiptsOf(entries: Iterable<Entry>): string | null {
  const receipts = [...entries].flatMap(({ id, sealed, receipt }) => {
    if (!receipt?.proof) return [];
    const { outcome, organisation, number, arrivedAt, proof } = receipt;
    const { epoch, code, ...made } = proof;
    return [{ sealed, epoch, code, receipt: { id, outcome, organisation, number, arrivedAt, proof: made } }];
  });
  return receipts.length === 0 ? null : JSON.stringify({ sochibo: receiptsMark, receipts });
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
