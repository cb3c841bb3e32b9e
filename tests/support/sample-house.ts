import { createServer, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Instant } from '#kernel/civil-date.ts';
import type { Clock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { secretOf } from '#platform/secret.ts';
import { Client, type Pool } from 'pg';
import { inject } from 'vitest';
import { openHouse } from '../../src/house.ts';
import { loadSample } from '../../src/samples/load.ts';
import { freshDatabase, type Cluster } from './database.ts';

/** A house with the small sample behind its real server, for journeys. */
export interface SampleHouse {
  readonly url: string;
  /** Looks behind the curtain. */
  readonly pool: Pool;
  readonly ownerUrl: string;
  /** Bytes that have gone over all connections to the server, both ways, with their headers. */
  carried(): number;
  /** From now on devices are told that all until then is in a verified backup. */
  verified(until: Instant): void;
  close(): Promise<void>;
}

/** Opens it with the built screens on a port of its own. */
export async function openSampleHouse(
  cluster: Cluster = inject('cluster'),
  sample: 'tiny' | 'commune' = 'tiny',
): Promise<SampleHouse> {
  const clock = { now: () => new Date().toISOString() as Instant };
  const database = await freshDatabase({ ...cluster, template: await loadedOnce(sample, cluster, clock) });
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
  const wires: Socket[] = [];
  house.app.server.on('connection', (wire) => wires.push(wire));
  await house.app.listen({ port, host: '127.0.0.1' });
  return {
    url,
    pool: behind,
    ownerUrl: database.ownerUrl,
    carried: () => wires.reduce((sum, { bytesRead, bytesWritten }) => sum + bytesRead + bytesWritten, 0),
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

/** The database of the cluster that holds the sample, to be copied; whoever needs it first loads it. */
async function loadedOnce(sample: string, cluster: Cluster, clock: Clock): Promise<string> {
  const name = `sample_${sample}`;
  const client = new Client(cluster.superuser);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const known = await client.query('select from pg_database where datname = $1', [name]);
    if (known.rows.length > 0) return name;
    const fresh = await freshDatabase(cluster);
    await loadSample(sample, fresh, fresh.folder, clock);
    await client.query(`alter database ${fresh.name} rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
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
