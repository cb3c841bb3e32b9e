import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { receiptOf, runCommand, type Envelope, type Receipt, type Road } from './command.ts';
import { makeWay } from './making-way.ts';
import { numberOf } from './organisation-number.ts';
import type { Answered } from './set-aside.ts';
import { ride, type Rider } from './trip.ts';

/** So many trips are under way at once, and so many go on one: while one waits for the disk, the next is decided. */
const mostTrips = 3;
const mostAboard = 24;

interface Waiting {
  readonly rider: Rider;
  readonly resolve: (receipt: Receipt | Promise<Receipt>) => void;
}

/** Who waits on one road, and the organisations that somebody is under way for. */
interface Quay {
  readonly line: Set<Waiting>;
  readonly busy: Set<number>;
  trips: number;
}

const quays = new WeakMap<Road, Quay>();

/**
 * Carries out one command of one person and answers with its receipt, together with others of other organisations
 * that come while trips are under way. Alone on the road it goes at once, and goes alone.
 */
export async function carry(road: Road, person: Id, envelope: Envelope): Promise<Receipt> {
  const handler = road.handlers.get(envelope.name);
  if (!handler?.light) return runCommand(road, person, envelope);
  const home = await numberOf(road, envelope.organisation);
  if (home === null) return runCommand(road, person, envelope);
  const input = JSON.stringify(envelope.input ?? null);
  const rider: Rider = { person, envelope, home, input, handler };
  const quay = quayOf(road);
  return new Promise((resolve) => {
    quay.line.add({ rider, resolve });
    depart(road, quay);
  });
}

function quayOf(road: Road): Quay {
  const known = quays.get(road);
  if (known) return known;
  const made: Quay = { line: new Set(), busy: new Set(), trips: 0 };
  quays.set(road, made);
  return made;
}

/** Sends off as many trips as may be under way; of each organisation the first in line, while nobody else is gone for it. */
function depart(road: Road, quay: Quay): void {
  while (quay.trips < mostTrips) {
    const aboard = new Map<number, Waiting>();
    for (const one of quay.line) {
      if (aboard.size === mostAboard) break;
      const { home } = one.rider;
      if (!quay.busy.has(home) && !aboard.has(home)) aboard.set(home, one);
    }
    if (aboard.size === 0) return;
    for (const [home, one] of aboard) {
      quay.line.delete(one);
      quay.busy.add(home);
    }
    quay.trips += 1;
    void go(road, [...aboard.values()]).finally(() => {
      for (const home of aboard.keys()) quay.busy.delete(home);
      quay.trips -= 1;
      depart(road, quay);
    });
  }
}

async function go(road: Road, aboard: readonly Waiting[]): Promise<void> {
  const answers = aboard.length > 1 ? await rideTogether(road, aboard) : null;
  const alone = aboard.map(({ rider, resolve }, index) => {
    const answered = answers?.[index];
    const receipt = answered
      ? Promise.resolve(receiptOf(rider.envelope, answered))
      : runCommand(road, rider.person, rider.envelope);
    resolve(receipt);
    return receipt;
  });
  await Promise.allSettled(alone);
}

/** `null`: the trip came to nothing; each goes alone, and hears for itself what stands in its way. */
async function rideTogether(road: Road, aboard: readonly Waiting[]): Promise<(Answered | null)[] | null> {
  makeWay(road.pool);
  let client: pg.PoolClient | undefined;
  try {
    client = await road.pool.connect();
    return await ride(
      road,
      client,
      aboard.map(({ rider }) => rider),
    );
  } catch {
    await client?.query('rollback').catch(() => undefined);
    return null;
  } finally {
    client?.release();
  }
}
