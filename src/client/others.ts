import type { Id } from '#kernel/id.ts';
import type { Entry } from '#kernel/sync/entry.ts';
import { openEngine } from '#kernel/sync/engine.ts';
import type { ClientClock } from './clock.ts';
import { newId } from './device.ts';
import type { Owner, Phone, Taken } from './phone.ts';
import { provesFor } from './proof.ts';
import type { Server } from './wire.ts';
import type { Session } from './session.svelte.ts';
import { openStore, type Store } from './store.ts';
import { joinTabs } from './tabs.ts';
import { withdrawIfLocked } from './withdraw.ts';

/**
 * «Gửi hộ» — sends what other people on this phone left in their outboxes. It is sealed and signed,
 * so it needs neither their code nor their session, and nobody reads it on the way.
 */
async function carryForOthers(session: Session, server: Server, clock: ClientClock): Promise<void> {
  const phone = await session.phone();
  for (const owner of await phone.owners()) {
    if (session.stage === 'open' && session.me?.person.id === owner.person) continue;
    await carryFor(phone, owner, server, clock, async (store) => {
      if (owner.lock && (await withdrawIfLocked(server, phone, owner, store))) await session.readPeople();
    });
  }
}

/** Sends for others now; whoever cannot be helped is tried again with the next network. */
export function carryWhenever(session: Session, server: Server, clock: ClientClock): void {
  const carry = (): void => void carryForOthers(session, server, clock).catch(() => undefined);
  addEventListener('online', carry);
  carry();
}

/** Whenever there is a network again, or somebody looks at the page again. */
export function onContact(work: () => void): void {
  addEventListener('online', work);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') work();
  });
}

/**
 * Whether the server has answered the offer by which a book was begun: what the successor wrote goes after it, for
 * without it the tray would not be open to any of it.
 */
export async function offerHasArrived(
  phone: Phone,
  taken: Taken,
  server: Server,
  clock: ClientClock,
): Promise<boolean> {
  const giver = await phone.owner(taken.from);
  if (!giver) return true;
  const entries = await carryFor(phone, giver, server, clock);
  return entries.get(taken.entry)?.state !== 'waiting';
}

async function carryFor(
  phone: Phone,
  owner: Owner,
  server: Server,
  clock: ClientClock,
  afterwards?: (store: Store) => Promise<void>,
): Promise<ReadonlyMap<Id, Entry>> {
  const store = await openStore(owner.person, owner.device, () => undefined);
  const tabs = joinTabs(owner.person, () => undefined);
  try {
    const engine = await openEngine({
      storage: store,
      wire: server,
      seal: () => Promise.reject(new Error('a locked book takes nothing new')),
      now: clock.now,
      random: Math.random,
      newId: () => newId(clock.now()),
      alone: tabs.alone,
      proves: provesFor(phone, owner, server, clock),
      changed: (change) => {
        if (change) tabs.say({ kind: 'changed', rows: false });
      },
    });
    const waits = [...engine.held().entries.values()].some((entry) => entry.state === 'waiting');
    if (waits) await engine.sync({ feed: false });
    await afterwards?.(store);
    return engine.held().entries;
  } finally {
    tabs.close();
    store.close();
  }
}
