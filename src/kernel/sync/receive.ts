import type { Id } from '../id.ts';
import type { Entry, EntryState, KeptReceipt, Words } from './entry.ts';
import type { Change, Meta } from './ports.ts';
import type { CommandsAnswer, Receipt } from './wire.ts';

const daysKept = 90;
const millisecondsADay = 86_400_000;

/** What receipts change: only entries that were really offered, each by its own receipt. */
export function takeReceipts(
  offered: readonly Entry[],
  { receipts, epoch }: Pick<CommandsAnswer, 'receipts' | 'epoch'>,
  words: ReadonlyMap<Id, Words>,
  serverTime: string | null,
): Change {
  const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]));
  const entries: Entry[] = [];
  const answered: Words[] = [];
  let latest = serverTime;
  for (const entry of offered) {
    const receipt = byId.get(entry.id);
    if (!receipt) continue;
    entries.push(withReceipt(entry, receipt, epoch));
    const known = words.get(entry.id);
    if (known) answered.push(withAnswer(known, receipt));
    if (latest === null || receipt.arrivedAt > latest) latest = receipt.arrivedAt;
  }
  return { entries, words: answered, meta: { serverTime: latest } };
}

/**
 * The server has another epoch: it was restored. Whatever it had acknowledged is offered again, and
 * the replica is read anew. What is settled stays settled, but the refusal was of a life that is over.
 */
export function meetEpoch(meta: Meta, entries: Iterable<Entry>, epoch: string): Change {
  if (meta.epoch === null) return { meta: { epoch } };
  const again: Entry[] = [];
  const letGo: Entry[] = [];
  for (const entry of entries) {
    if (entry.state === 'waiting') continue;
    if (entry.settled && entry.state !== 'recorded') letGo.push({ ...entry, state: 'let-go' });
    else again.push({ ...entry, state: 'waiting', receipt: null });
  }
  return { entries: [...again, ...letGo], meta: { epoch, ...restarted(meta) } };
}

/** What every answer says beside what was asked: the nightly backup, and what o'clock it is. */
export function toldBeside(
  meta: Meta,
  { verifiedUntil = null, at }: Pick<CommandsAnswer, 'verifiedUntil' | 'at'>,
  now: number,
): Pick<Meta, 'verifiedUntil' | 'minutesAhead'> {
  return {
    verifiedUntil,
    minutesAhead: at ? Math.round((now - Date.parse(at)) / 60_000) : meta.minutesAhead,
  };
}

/** The stages begin again; rows that do not come back are forgotten when they have run through. */
export function restarted(meta: Meta): Pick<Meta, 'cursors' | 'stage' | 'generation' | 'sweeping'> {
  return { cursors: {}, stage: 1, generation: meta.generation + 1, sweeping: true };
}

/** Acknowledged entries whose 90 days are over, counted by the time of the server. */
export function outdated(entries: Iterable<Entry>, serverTime: string | null): readonly Id[] {
  if (serverTime === null) return [];
  const limit = Date.parse(serverTime) - daysKept * millisecondsADay;
  const ids: Id[] = [];
  for (const entry of entries) {
    const done = entry.state === 'recorded' || entry.settled;
    if (done && entry.receipt && Date.parse(entry.receipt.arrivedAt) < limit) ids.push(entry.id);
  }
  return ids;
}

function withReceipt({ unproven, ...entry }: Entry, receipt: Receipt, epoch: string): Entry {
  void unproven;
  const { outcome, organisation, number, arrivedAt, problem, proof } = receipt;
  const kept: KeptReceipt = { outcome, organisation, number, arrivedAt };
  return {
    ...entry,
    state: stateAfter(receipt),
    joinUntil: null,
    receipt: proof ? { ...kept, proof: { ...proof, epoch, code: problem?.code ?? null } } : kept,
  };
}

/** A repeated command has the fate of the first one: refused if the first receipt named a problem. */
function stateAfter(receipt: Receipt): EntryState {
  if (receipt.outcome === 'applied') return 'recorded';
  if (receipt.outcome !== 'repeated') return receipt.outcome;
  if (!receipt.problem) return 'recorded';
  return receipt.problem.awaits ? 'held' : 'refused';
}

function withAnswer(words: Words, receipt: Receipt): Words {
  const { id, envelope } = words;
  return {
    id,
    envelope,
    ...(receipt.problem ? { problem: receipt.problem } : {}),
    ...(receipt.value === undefined ? {} : { value: receipt.value }),
  };
}
