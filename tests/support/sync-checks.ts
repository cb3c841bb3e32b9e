import type { Id } from '#kernel/id.ts';
import type { Engine, openEngine } from '#kernel/sync/engine.ts';
import type { Entry, isDrawn, needsReview } from '#kernel/sync/entry.ts';
import type { createReplica, Replica } from '#kernel/sync/replica.ts';
import { rowKey } from '#kernel/sync/wire.ts';
import type { ModelNetwork, ModelStorage } from './sync-model-device.ts';
import { timesIn, type Mark, type ModelServer } from './sync-model.ts';
import type { TapKind } from './sync-schedule.ts';

/** The parts of the sync core that a world is built from: the real ones, or some with a fault planted. */
export interface Core {
  readonly openEngine: typeof openEngine;
  readonly createReplica: typeof createReplica;
  readonly isDrawn: typeof isDrawn;
  readonly needsReview: typeof needsReview;
}

export interface Tab {
  readonly engine: Engine;
  readonly replica: Replica;
}

/** What a person was told is kept: each tap has a letter of its own. */
export interface Kept {
  readonly id: Id;
  readonly kind: TapKind;
  readonly organisation: Id;
  readonly key: string;
  readonly letter: string;
  readonly needs: string | null;
}

export interface Phone {
  readonly who: number;
  readonly network: ModelNetwork;
  id: Id;
  storage: ModelStorage;
  tabs: readonly [Tab, Tab];
  now: number;
  kept: Kept[];
}

/** What there is to look at. */
interface Sight {
  readonly core: Core;
  readonly server: ModelServer;
  readonly phones: readonly Phone[];
  readonly mostBytes: number;
  /** Recorded, as their phones were told, before the phones lost everything. */
  readonly acknowledged: () => readonly Kept[];
}

/** What must hold of a world, at any moment and at rest. */
export function createChecks({ core, server, phones, mostBytes, acknowledged }: Sight) {
  /** What is said and what is drawn, at any moment. */
  const checkTruth = (): void => {
    const applied = new Set(server.state.applied);
    for (const phone of phones) for (const tab of phone.tabs) checkTab(phone, tab, applied);
  };
  const checkTab = (phone: Phone, { engine, replica }: Tab, applied: ReadonlySet<Id>): void => {
    const { meta, entries, words } = engine.held();
    const known = meta.epoch === server.epoch;
    if (known) {
      for (const entry of entries.values()) {
        insist(
          entry.state !== 'recorded' || applied.has(entry.id),
          'recorded is said of what the server has not',
        );
        insist(entry.state !== 'refused' || !applied.has(entry.id), 'refused is said of what the server has');
      }
    }
    if (!phone.storage.isReadable) return;
    const drawn = [...entries.values()].filter((entry) => core.isDrawn(entry, meta));
    replica.draw(drawn.flatMap(({ id }) => words.get(id)?.envelope ?? []));
    const { scope, visible } = server.viewOf(phone.who);
    for (const { id, organisation, key, letter } of phone.kept) {
      const entry = entries.get(id);
      // The other tab may have added to it since this one looked.
      const marks = (words.get(id)?.envelope.input as { marks: Mark[] } | undefined)?.marks ?? [];
      if (!entry || !marks.some((mark) => mark.value === letter)) continue;
      const shown = timesIn(
        replica.one<{ value: string }>('mark', rowKey(organisation, key))?.value ?? '',
        letter,
      );
      insist(shown <= 1, 'a tap is shown twice');
      const sees = known && meta.scope === scope && visible.includes(organisation);
      if (mustBeShown(entry, sees || meta.scope === null))
        insist(shown === 1, `a tap that is ${entry.state} is not shown`);
      if (known && !meta.sweeping && entry.state === 'refused') insist(shown === 0, 'a refused tap is shown');
    }
  };

  /** What must hold when everything has come to rest. */
  const check = (): void => {
    const { applied, receipts, kept } = server.state;
    insist(new Set(applied).size === applied.length, 'a command was applied twice');
    for (const phone of phones) {
      const { engine } = phone.tabs[0];
      for (const one of phone.kept) checkKept(phone, one, engine.held().entries.get(one.id));
      for (const { id, content } of phone.network.forged) {
        const isKept = kept.some((other) => other.id === id && other.content === content);
        insist(
          isKept && receipts.get(id)?.content !== content,
          'a second content overwrote the first, or is gone',
        );
      }
      checkRows(phone);
    }
    for (const one of acknowledged())
      insist(server.timesOf(one.letter) === 1, 'an acknowledged command is gone');
    insist(server.timesOf('forged') === 0, 'a forged mark stands in the book');
  };
  const checkKept = (phone: Phone, one: Kept, entry: Entry | undefined): void => {
    insist(entry !== undefined, 'an entry has vanished from the phone');
    const { id, kind, letter } = one;
    const receipt = server.state.receipts.get(id)?.receipt;
    const times = server.timesOf(letter);
    const large = JSON.stringify({ sealed: [entry.sealed] }).length > mostBytes;
    insist(times === (receipt?.outcome === 'applied' ? 1 : 0), `a mark stands in the book ${times} times`);
    if (kind === 'poison' || kind === 'unanswered' || large) {
      insist(entry.state === 'waiting', 'what the server never took does not wait');
    } else if (entry.state === 'recorded')
      insist(times === 1, 'recorded is said of a mark that is not there');
    else if (entry.state === 'held' && entry.settled) return;
    else if (entry.state === 'held')
      insist(one.needs !== null && server.timesOf(one.needs) === 0, 'held, though its base has arrived');
    else if (entry.state === 'refused') {
      const why = receipt?.problem?.code ?? 'nothing';
      const known = entry.settled || ['model.forbidden', 'model.not-yours'].includes(why);
      insist(known, `refused because of ${why}`);
      const reason = phone.tabs[0].engine.held().words.get(id)?.problem;
      insist(entry.settled || reason !== undefined, 'refused without a reason');
    } else if (entry.state === 'let-go') insist(entry.settled, 'let go by nobody');
    else insist(false, `at rest a ${kind} is ${entry.state}`);
  };
  const checkRows = (phone: Phone): void => {
    const theirs = new Map<string, string>();
    for (const organisation of server.viewOf(phone.who).visible)
      for (const row of server.state.rows.get(organisation)?.values() ?? [])
        theirs.set(rowKey(organisation, row.key), row.value);
    const ours = new Map([...phone.storage.rows.values()].map(({ put }) => [put.key, put.row.value]));
    insist(ours.size === theirs.size, `the phone holds ${ours.size} rows, the server ${theirs.size}`);
    const { replica } = phone.tabs[0];
    replica.draw([]);
    for (const [key, value] of theirs) {
      insist(
        ours.get(key) === value,
        `row ${key} is ${String(ours.get(key))} on the phone, ${value} on the server`,
      );
      const shown = replica.one<{ value: string }>('mark', key)?.value;
      insist(shown === value, `row ${key} is shown as ${String(shown)}, the server has ${value}`);
    }
  };

  return { check, checkTruth };
}

function mustBeShown(entry: Entry, sees: boolean): boolean {
  if (entry.state === 'waiting') return true;
  if (entry.state === 'held') return !entry.settled;
  return entry.state === 'recorded' && sees;
}

export function insist(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
