import type { Id } from '#kernel/id.ts';
import { dayOf } from './clock.ts';
import { begin } from './database/begin.ts';
import { runCommand, type Envelope, type Receipt, type Road } from './command.ts';
import { ask, sql } from './database/pool.ts';
import { contentHash } from './database/write.ts';
import { keepLate } from './late.ts';
import { numberOf } from './organisation-number.ts';
import type { Answered } from './set-aside.ts';

/** «Giữ lại để xem» — commands of a device that its owner or the office has locked: nobody knows whose hand wrote them. */
export async function keepForReview(road: Road, person: Id, envelope: Envelope): Promise<Receipt | null> {
  const home = await numberOf(road, envelope.organisation);
  const handler = road.handlers.get(envelope.name);
  if (home === null || !handler) return null;
  const answered = await setAside(road, person, envelope, { right: handler.right, home });
  // It came before the device was locked: the same answer again.
  if (answered === 'seen') return runCommand(road, person, envelope);
  return answered && { id: envelope.id, organisation: envelope.organisation, ...answered };
}

async function setAside(
  road: Road,
  person: Id,
  envelope: Envelope,
  where: { readonly right: string; readonly home: number },
): Promise<Answered | 'seen' | null> {
  const now = road.clock.now();
  const client = await road.pool.connect();
  try {
    await begin(client, person, dayOf(now), [where.home]);
    const seen = await ask(client, sql`select from platform.receipt where command_id = ${envelope.id}::uuid`);
    const input = JSON.stringify(envelope.input ?? null);
    const hash = contentHash(envelope.name, envelope.organisation, envelope.term, input);
    const answered =
      seen.length > 0
        ? 'seen'
        : await keepLate(client, { person, envelope, hash, now, ...where }, 'device-ended');
    if (answered === null || answered === 'seen') await client.query('rollback');
    return answered;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
