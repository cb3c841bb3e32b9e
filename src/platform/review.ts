import type { Id } from '#kernel/id.ts';
import { dayOf } from './clock.ts';
import { begin, runCommand, type Envelope, type Receipt, type Road } from './command.ts';
import { ask, sql } from './database/pool.ts';
import { contentHash } from './database/write.ts';
import { keepLate } from './late.ts';
import { numberOf } from './organisation-number.ts';

/** «Giữ lại để xem» — commands of a device that its owner or the office has locked: nobody knows whose hand wrote them. */
export async function keepForReview(road: Road, person: Id, envelope: Envelope): Promise<Receipt | null> {
  const home = await numberOf(road, envelope.organisation);
  const handler = road.handlers.get(envelope.name);
  if (home === null || !handler) return null;
  const now = road.clock.now();
  const client = await road.pool.connect();
  try {
    await begin(client, person, dayOf(now), [home]);
    const seen = await ask(client, sql`select from platform.receipt where command_id = ${envelope.id}::uuid`);
    if (seen.length > 0) {
      await client.query('commit');
      // It came before the device was locked: the same answer again.
      return await runCommand(road, person, envelope);
    }
    const hash = contentHash([envelope.name, envelope.organisation, envelope.term, envelope.input]);
    const late = { person, envelope, hash, right: handler.right, home, now };
    const answered = await keepLate(client, late, 'device-ended');
    if (!answered) await client.query('rollback');
    return answered && { id: envelope.id, organisation: envelope.organisation, ...answered };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
