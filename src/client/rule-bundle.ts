import type { Server } from './wire.ts';
import type { Store } from './store.ts';

/** «Gói quy định» — the rule packs this device judges by. */
export interface Bundle {
  readonly current: unknown;
  /** Takes the bundle kept on this device, so that rules hold without a network too. */
  open(store: Store): Promise<void>;
  /** Fetches the bundle of this hash unless it is the one at hand; offline the last one stays in force. */
  fetch(store: Store, hash: string | null): Promise<void>;
}

interface Kept {
  readonly hash: string;
  readonly bundle: unknown;
}

/** No bundle yet. */
export function createBundle(server: Server): Bundle {
  let current: Kept | null = null;
  return {
    get current() {
      return current?.bundle ?? null;
    },
    open: async (store) => {
      current = ((await store.keptAnswer('rules'))?.value as Kept | undefined) ?? null;
    },
    fetch: async (store, hash) => {
      if (hash === null || current?.hash === hash) return;
      const kept = (await store.keptAnswer('rules'))?.value as Kept | undefined;
      if (kept) current = kept;
      if (kept?.hash === hash) return;
      const reply = await server.ask('GET', `/api/v1/rules/${hash}`);
      if (reply.kind !== 'answer' || reply.status !== 200 || reply.body === undefined) return;
      current = { hash, bundle: reply.body };
      await store.keepAnswer('rules', current, Number.MAX_SAFE_INTEGER);
    },
  };
}
