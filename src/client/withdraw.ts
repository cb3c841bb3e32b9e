import type { Owner, Phone } from './phone.ts';
import type { Store } from './store.ts';
import type { Server } from './wire.ts';

/**
 * «Thu hồi sổ trên máy» — a device that was locked from elsewhere gives up what can be read on it at its first contact:
 * rows, words, and the key under the code. What waits to be sent stays sealed and is still sent, to be held for review.
 */
export async function withdrawIfLocked(
  server: Server,
  phone: Phone,
  owner: Owner,
  store: Pick<Store, 'eraseCache'>,
): Promise<boolean> {
  const reply = await server.ask('GET', `/api/v1/devices/${owner.device}/standing`);
  if (reply.kind !== 'answer' || reply.status !== 200) return false;
  const { locked } = (reply.body ?? {}) as { locked?: unknown };
  // Only the plain word of the server: a proxy that answers something else locks nobody out.
  if (locked !== true) return false;
  await phone.amend(owner.person, () => ({ lock: null, wrongTries: 0, lastWrong: null }));
  await store.eraseCache();
  return true;
}
