import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '#support/database.ts';
import { startPostgres } from '../postgres/start.ts';
import type { Postgres } from '../postgres/start.ts';
import { secretOf } from '../secret.ts';
import { backUpCluster } from './cluster-backup.ts';
import { restoreCluster } from './cluster-restore.ts';
import { keepOpen } from '../http/keep-open.ts';
import { isRestoring, withServerPaused } from './restoring.ts';
import { backUpTables } from './tables-backup.ts';
import { restoreTables } from './tables-restore.ts';

const NOW = '2026-11-21T08:00:00.000Z';

// Whole clusters are copied, synced and started: a busy machine needs its time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let folder: string;
let file: string;

// Making a cluster is the slow part, so the tests live one after the other in the same folder.
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-backup-'));
  chmodSync(folder, 0o711);
  file = join(folder, 'all.sochibo');
  await makeNotes(await start());
});

afterAll(async () => {
  await (await start()).stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = () => startPostgres({ folder, durable: true });
const saving = { progress: () => undefined, madeAt: NOW, passphrase: undefined };
const restoring = { progress: () => undefined, now: NOW, passphrase: undefined };

async function within<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** An epoch, and a table that grows. */
async function makeNotes(postgres: Postgres): Promise<void> {
  await within(postgres.url('sochibo'), async (client) => {
    await client.query(`create schema platform;
      create table platform.instance (singleton boolean primary key, epoch uuid);
      insert into platform.instance values (true, gen_random_uuid());
      create table platform.restore (restored_at timestamptz primary key, backup_made_at timestamptz, gap int);
      create table note (id int primary key, body text);
      insert into note select n, repeat(md5(n::text), 20) from generate_series(1, 20000) n`);
  });
}

/** Writes one row after the other until told to stop; `last()` is the last that was acknowledged. */
function keepWriting(url: string, from: number): { last(): number; stop(): Promise<void> } {
  let last = from;
  let isOver = false;
  const over = within(url, async (client) => {
    while (!isOver) {
      await client.query('insert into note values ($1, repeat($2, 600))', [last + 1, 'x']);
      await client.query('update note set body = body || $2 where id = $1', [1 + (last % 20000), 'y']);
      last += 1;
    }
  });
  return {
    last: () => last,
    stop: async () => {
      isOver = true;
      await over;
    },
  };
}

const epochOf = (url: string) =>
  within(url, async (client) => {
    const { rows } = await client.query<{ epoch: string }>('select epoch from platform.instance');
    return rows[0]?.epoch;
  });

test('a backup under load holds every row acknowledged before it began, and the restored server has a new epoch', async () => {
  const postgres = await start();
  const before = await epochOf(postgres.url('sochibo'));
  const writers = keepWriting(postgres.url('sochibo'), 20000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const acknowledged = writers.last();
  // Checkpoints in the middle recycle the log a copy still needs, unless it is held.
  const pressure = within(postgres.url('postgres'), async (client) => {
    for (let round = 0; round < 3; round += 1) await client.query('select pg_switch_wal(); checkpoint');
  });
  await backUpCluster(postgres, { ...saving, file, folder });
  await Promise.all([pressure, writers.stop()]);
  const secret = secretOf(folder);

  const restored = await restoreCluster({ ...restoring, file, folder });
  const after = await start();
  const held = await within(after.url('sochibo'), async (client) => {
    const { rows } = await client.query<{ count: number; last: number }>(
      'select count(*)::int as count, max(id) as last from note',
    );
    return rows[0];
  });
  expect(acknowledged).toBeGreaterThan(20000);
  expect(held?.last).toBeGreaterThanOrEqual(acknowledged);
  expect(held?.count).toBe(held?.last);
  expect(await epochOf(after.url('sochibo'))).toBe(restored.epoch);
  expect(restored.epoch).not.toBe(before);
  expect(existsSync(restored.kept ?? '')).toBe(true);
  expect(secretOf(folder)).toEqual(secret);
});

test('a running server is paused, comes back with the restored rows, and a later row is gone', async () => {
  const postgres = await start();
  await backUpCluster(postgres, { ...saving, file, folder });
  await within(postgres.url('sochibo'), (client) => client.query(`insert into note values (99999, 'later')`));
  const seen: string[] = [];
  const front = {
    pause: async () => void seen.push('pause'),
    resume: async () => void seen.push('resume'),
  };
  const watch = keepOpen(front, {
    isRestoring: () => isRestoring(folder),
    isDatabaseGone: () => !postgres.isRunning(),
    failed: () => void seen.push('failed'),
  });
  await restoreCluster({ ...restoring, file, folder });
  await expect.poll(() => seen).toEqual(['pause', 'resume']);
  await watch.close();
  const rows = await within(postgres.url('sochibo'), (client) =>
    client.query('select from note where id = 99999'),
  );
  expect(rows.rowCount).toBe(0);
});

test('a restore onto a new machine brings its own secret', async () => {
  const postgres = await start();
  await backUpCluster(postgres, { ...saving, file, folder, passphrase: 'một câu dài và khó đoán' });
  await postgres.stop();
  const elsewhere = mkdtempSync(join(tmpdir(), 'sochibo-backup-'));
  chmodSync(elsewhere, 0o711);
  const order = { ...restoring, file, folder: elsewhere };
  await expect(restoreCluster({ ...order, passphrase: 'một câu khác' })).rejects.toThrow();
  await restoreCluster({ ...order, passphrase: 'một câu dài và khó đoán' });
  expect(secretOf(elsewhere)).toEqual(secretOf(folder));
  const there = await startPostgres({ folder: elsewhere, durable: true });
  expect(await epochOf(there.url('sochibo'))).toBeTruthy();
  await there.stop();
  rmSync(elsewhere, { recursive: true, force: true });
});

test('a damaged archive is refused wherever it is damaged, and the live data is untouched', async () => {
  const postgres = await start();
  await backUpCluster(postgres, { ...saving, file, folder });
  const before = await epochOf(postgres.url('sochibo'));
  const whole = readFileSync(file);
  const damages = [
    whole.subarray(0, whole.length - 20),
    ...[0.001, 0.6, 0.999].map((share) => flip(whole, Math.floor(whole.length * share))),
    Buffer.from('not an archive'),
    Buffer.alloc(0),
  ];
  for (const damaged of damages) {
    writeFileSync(file, damaged);
    await expect(restoreCluster({ ...restoring, file, folder })).rejects.toThrow();
  }
  expect(await epochOf(postgres.url('sochibo'))).toBe(before);
  expect(isRestoring(folder)).toBe(false);
  const unfinished = /^data\.(restoring|restored|new)$/;
  expect(readdirSync(join(folder, 'postgres')).filter((name) => unfinished.test(name))).toEqual([]);
});

function flip(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0x10;
  return copy;
}

test('a restore cut off between its two renames is finished by the next start', async () => {
  const postgres = await start();
  const epoch = await epochOf(postgres.url('sochibo'));
  await postgres.stop();
  const { renameSync } = await import('node:fs');
  renameSync(postgres.data, `${postgres.data}.restored`);
  expect(await epochOf((await start()).url('sochibo'))).toBe(epoch);
});

test('the rows of a database come back whole from an archive of rows', async () => {
  const database = await freshDatabase();
  const { folder: of, superuserUrl, ownerUrl } = database;
  await within(ownerUrl, async (client) => {
    await client.query(`create table public.parent (id int primary key, up int references public.parent);
      create table public.child (id int generated always as identity, parent int not null references public.parent,
        body text, twice int generated always as (parent * 2) stored);
      insert into public.parent values (1, null), (2, 1);
      insert into public.child (parent, body) select 1 + n % 2, E'tab\\t\\\\ đ' || repeat('ệ', 3000) from generate_series(1, 3000) n;
      alter table public.child enable row level security, force row level security;
      create policy owner_keeps on public.child to sochibo_owner using (true) with check (true)`);
  });
  const before = await epochOf(superuserUrl);
  await backUpTables(ownerUrl, { ...saving, file, folder: of });
  await within(ownerUrl, (client) =>
    client.query('delete from public.child where id > 10; drop table if exists public.x'),
  );
  const restored = await restoreTables({ ...restoring, file, folder: of }, ownerUrl, []);
  const blind = await within(ownerUrl, async (client) => {
    await client.query(
      'create table public.hidden (id int); alter table public.hidden force row level security, enable row level security',
    );
    return backUpTables(ownerUrl, { ...saving, file: `${file}.2`, folder: of }).catch(String);
  });
  expect(blind).toContain('may not read hidden');
  const after = await within(ownerUrl, async (client) => {
    const { rows } = await client.query<{ count: number; twice: number; body: string }>(
      'select count(*)::int as count, sum(twice)::int as twice, min(body) as body from public.child',
    );
    const next = await client.query<{ id: number }>(
      'insert into public.child (parent) values (2) returning id',
    );
    await expect(client.query('insert into public.child (parent) values (3)')).rejects.toThrow(/foreign key/);
    return { ...rows[0], next: next.rows[0]?.id };
  });
  expect(after).toEqual({ count: 3000, twice: 9000, body: `tab\t\\ đ${'ệ'.repeat(3000)}`, next: 3001 });
  expect(restored.epoch).not.toBe(before);
  await database.drop();
});

test('a dead restore does not keep the server out', async () => {
  writeFileSync(join(folder, 'restoring'), '999999999\n');
  expect(isRestoring(folder)).toBe(false);
  await withServerPaused(folder, async () => {
    expect(isRestoring(folder)).toBe(true);
  });
  expect(isRestoring(folder)).toBe(false);
});
