import { isProven, trusted, type ReceiptKey } from '#kernel/receipts.ts';
import type { Ports } from '#kernel/sync/ports.ts';
import type { ClientClock } from './clock.ts';
import { sealingTools } from './device.ts';
import type { Owner, Phone } from './phone.ts';
import type { Server } from './wire.ts';

/** A key that the server does not vouch for is not asked about again for so long. */
const askAgain = 60_000;

/**
 * «Kiểm biên nhận» — whether a receipt is the word of the server that this book was enrolled with. A book enrolled before
 * receipts were signed believes the first keys it hears of; from then on nothing unsigned, and no key that none of them
 * vouches for.
 */
export function provesFor(
  phone: Pick<Phone, 'amend'>,
  owner: Pick<Owner, 'person' | 'receiptKeys'>,
  server: Server,
  clock: ClientClock,
): NonNullable<Ports['proves']> {
  let keys = owner.receiptKeys ?? [];
  let askedAt: number | null = null;
  const learn = async (): Promise<void> => {
    const now = clock.now();
    if (askedAt !== null && Math.abs(now - askedAt) < askAgain) return;
    askedAt = now;
    const told = await fetchReceiptKeys(server);
    const believed = await trusted(sealingTools, keys, told);
    if (believed.length === keys.length) return;
    keys = believed;
    // A full phone learns them anew the next time.
    await phone.amend(owner.person, () => ({ receiptKeys: believed })).catch(() => undefined);
  };
  return async (sealed, receipt, epoch) => {
    if (keys.length === 0 || !keys.some(({ id }) => id === receipt.proof?.key)) await learn();
    if (keys.length === 0 && !receipt.proof) return true;
    return isProven(sealingTools, keys, { epoch, receipt, sealed });
  };
}

/** The keys by which this server's receipts are checked; none where it signs none. */
export async function fetchReceiptKeys(server: Server): Promise<readonly ReceiptKey[]> {
  const reply = await server.ask('GET', '/api/v1/receipt-keys');
  if (reply.kind !== 'answer' || reply.status !== 200) return [];
  const { keys } = (reply.body ?? {}) as { readonly keys?: unknown };
  return Array.isArray(keys) ? keys.filter(isKey) : [];
}

/** Whether this is a key as the server tells of it. */
function isKey(value: unknown): value is ReceiptKey {
  const { id, point } = (value ?? {}) as Partial<ReceiptKey>;
  return typeof id === 'string' && typeof point === 'string';
}
