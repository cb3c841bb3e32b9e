import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#kernel/civil-date.ts';
import { openPool } from '#platform/database/pool.ts';
import { secretOf } from '#platform/secret.ts';
import type pg from 'pg';
import { openHouse } from '../../src/house.ts';
import { loadSample } from '../../src/samples/load.ts';
import { freshDatabase, type Cluster } from './database.ts';

/** A house with the small sample behind its real server, for journeys. */
export interface SampleHouse {
  readonly url: string;
  /** Looks behind the curtain. */
  readonly pool: pg.Pool;
  readonly ownerUrl: string;
  /** From now on devices are told that all until then is in a verified backup. */
  verified(until: Instant): void;
  close(): Promise<void>;
}

/** Opens it with the built screens on a port of its own. */
export async function openSampleHouse(
  cluster?: Cluster,
  sample: 'tiny' | 'commune' = 'tiny',
): Promise<SampleHouse> {
  const database = await freshDatabase(cluster);
  const clock = { now: () => new Date().toISOString() as Instant };
  await loadSample(sample, database, database.folder, clock);
  const [pool, authPool, behind] = [
    openPool(database.appUrl, 8),
    openPool(database.authUrl, 4),
    openPool(database.superuserUrl, 2),
  ];
  const port = await freePort();
  const url = `http://localhost:${port}`;
  let verifiedUntil: Instant | null = null;
  const house = await openHouse({
    pool,
    authPool,
    secret: secretOf(database.folder),
    origin: url,
    clock,
    build: fileURLToPath(new URL('../../build', import.meta.url)),
    verifiedUntil: () => verifiedUntil,
    log: () => undefined,
  });
  await house.app.listen({ port, host: '127.0.0.1' });
  return {
    url,
    pool: behind,
    ownerUrl: database.ownerUrl,
    verified: (until) => {
      verifiedUntil = until;
    },
    close: async () => {
      house.app.server.closeAllConnections();
      await house.close();
      await Promise.all([pool.end(), authPool.end(), behind.end()]);
      await database.drop();
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
