import { openEngine } from '#kernel/sync/engine.ts';
import type { ClientClock } from './clock.ts';
import { newId } from './device.ts';
import type { Server } from './wire.ts';
import type { Session } from './session.svelte.ts';
import { openStore } from './store.ts';
import { joinTabs } from './tabs.ts';
import { withdrawIfLocked } from './withdraw.ts';

/**
 * «Gửi hộ» — sends what other people on this phone left in their outboxes. It is sealed and signed,
 * so it needs neither their code nor their session, and nobody reads it on the way.
 */
export async function carryForOthers(session: Session, server: Server, clock: ClientClock): Promise<void> {
  const phone = await session.phone();
  for (const owner of await phone.owners()) {
    if (session.stage === 'open' && session.me?.person.id === owner.person) continue;
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
        changed: (change) => {
          if (change) tabs.say({ kind: 'changed', rows: false });
        },
      });
      const waits = [...engine.held().entries.values()].some((entry) => entry.state === 'waiting');
      if (waits) await engine.sync({ feed: false });
      if (owner.lock && (await withdrawIfLocked(server, phone, owner, store))) await session.readPeople();
    } finally {
      tabs.close();
      store.close();
    }
  }
}
