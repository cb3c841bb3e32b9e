import type { Engine } from '#kernel/sync/engine.ts';
import type { Session } from './session.svelte.ts';

/**
 * «Xác nhận bàn giao» — at the first contact with its own person signed in, a book begun by a ticket becomes one like any
 * other, and says so as the last of what was written without a network. Cut anywhere it is done again; said twice it is one.
 */
export async function confirmHandover(
  session: Pick<Session, 'confirmTaken' | 'noteConfirmed'>,
  engine: Engine,
): Promise<boolean> {
  const taken = await session.confirmTaken();
  if (!taken) return false;
  const { handover, organisation } = taken;
  await engine.append({ name: 'close-handover', organisation, term: null, input: { id: handover } });
  await session.noteConfirmed();
  return true;
}
