import { createSealer } from '#kernel/sealing.ts';
import type { Change, Ports } from '#kernel/sync/ports.ts';
import type { ClientClock } from './clock.ts';
import { newId, sealingTools } from './device.ts';
import { provesFor } from './proof.ts';
import type { Desk } from './session.svelte.ts';
import type { Server } from './wire.ts';

/** What the sync core of an open book works with on this device. */
export function portsOf(
  { owner, store, tabs, phone }: Desk,
  server: Server,
  clock: ClientClock,
  changed: (change: Change | null) => void,
): Ports {
  const sealer = createSealer(sealingTools, owner.sealPoint, owner.signingKey);
  return {
    storage: store,
    wire: server,
    seal: sealer.seal,
    now: clock.now,
    random: Math.random,
    newId: () => newId(clock.now()),
    alone: tabs.alone,
    proves: provesFor(phone, owner, server, clock),
    changed: (change) => {
      changed(change);
      sealer.prepare();
    },
  };
}
