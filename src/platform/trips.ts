import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import { receiptOf, runCommand, type Envelope, type Receipt, type Road } from './command.ts';
import { makeWay } from './making-way.ts';
import { numberOf } from './organisation-number.ts';
import type { Answered } from './set-aside.ts';
import { ride, type Rider } from './trip.ts';

/**
 * So many trips are under way at once: while one waits for the disk, the next is decided. So many go on one, and so
 * few are not worth a second: they wait for the one under way, which never waits for anybody.
 */
const mostTrips = 3;
const mostAboard = 32;
const fewestBesides = 4;

interface Waiting {
  readonly rider: Rider;
  readonly resolve: (receipt: Receipt | Promise<Receipt>) => void;
}

/** Who waits on one road, and the organisations that somebody is under way for. */
interface Quay {
  readonly line: Set<Waiting>;
  readonly busy: Set<number>;
  trips: number;
  isCalled: boolean;
}

const quays = new WeakMap<Road, Quay>();

/**
 * Carries out one command of one person and answers with its receipt, together with others of other organisations
 * that come in the same moment or while trips are under way. Alone on the road it goes at once.
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
    call(road, quay);
  });
}

function quayOf(road: Road): Quay {
  const known = quays.get(road);
  if (known) return known;
  const made: Quay = { line: new Set(), busy: new Set(), trips: 0, isCalled: false };
  quays.set(road, made);
  return made;
}

/** Whoever else has been read in this turn of the server is in line by then. */
function call(road: Road, quay: Quay): void {
  if (quay.isCalled) return;
  quay.isCalled = true;
  setImmediate(() => {
    quay.isCalled = false;
    depart(road, quay);
  });
}

/** Sends off as many trips as may be under way; of each organisation the first in line, while nobody else is gone for it. */
function depart(road: Road, quay: Quay): void {
  while (quay.trips < mostTrips) {
    const seats = seatsOn(quay);
    const aboard = new Map<number, Waiting>();
    for (const one of quay.line) {
      if (aboard.size === seats) break;
      const { home } = one.rider;
      if (!quay.busy.has(home) && !aboard.has(home)) aboard.set(home, one);
    }
    if (aboard.size === 0 || (quay.trips > 0 && aboard.size < fewestBesides)) return;
    for (const [home, one] of aboard) {
      quay.line.delete(one);
      quay.busy.add(home);
    }
    void go(road, quay, [...aboard.values()]);
  }
}

/** An even share of all who wait or are under way: took one all who wait, the next would go half empty. */
function seatsOn({ busy, line }: Quay): number {
  const share = Math.ceil((busy.size + line.size) / mostTrips);
  return Math.min(Math.max(share, fewestBesides), mostAboard);
}

async function go(road: Road, quay: Quay, aboard: readonly Waiting[]): Promise<void> {
  quay.trips += 1;
  const answers = await rideTogether(road, aboard);
  quay.trips -= 1;
  for (const [index, { rider, resolve }] of aboard.entries()) {
    const { person, envelope, home } = rider;
    const answered = answers?.[index];
    const back = () => {
      quay.busy.delete(home);
      call(road, quay);
    };
    if (answered) {
      resolve(receiptOf(envelope, answered));
      back();
    } else {
      // Alone it may have to wait for others, and holds up nobody but its own organisation.
      const receipt = runCommand(road, person, envelope);
      resolve(receipt);
      receipt.then(back, back);
    }
  }
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
