import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase } from '#support/database.ts';
import { homeOf } from './home.ts';
import { accountForPostgres } from './programs.ts';
import { startPostgres } from './start.ts';
import type { Postgres } from './start.ts';

// A busy machine needs its time to make a cluster.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder: string;
let running: Postgres | undefined;

// Making a cluster is the slow part, so the tests live one after the other in the same folder.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-launcher-'));
  chmodSync(folder, 0o711);
  mkdirSync(join(folder, 'postgres', 'data.new'), { recursive: true, mode: 0o700 });
});

afterEach(async () => {
  await running?.stop();
  running = undefined;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(): Promise<Postgres> {
  running = await startPostgres({ folder, durable: true });
  return running;
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

test('a new folder becomes a durable, checksummed cluster, whatever a killed start has left there', async () => {
  const postgres = await start();
  const [settings] = await ask(
    postgres.url('sochibo'),
    `select current_setting('fsync') fsync, current_setting('data_checksums') checksums,
            current_setting('server_encoding') encoding, current_setting('listen_addresses') listens,
            (select datlocale from pg_database where datname = 'sochibo') locale,
            (select rolsuper or rolbypassrls from pg_roles where rolname = 'sochibo_owner') powerful`,
  );
  expect(settings).toEqual({
    fsync: 'on',
    checksums: 'on',
    encoding: 'UTF8',
    listens: '',
    locale: 'C.UTF-8',
    powerful: false,
  });
  expect(existsSync(join(folder, 'postgres', 'data.new'))).toBe(false);
  expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700);
});

test('a server that still runs is adopted, not started twice', async () => {
  const first = await start();
  const second = await startPostgres({ folder, durable: true });
  expect(first.adopted).toBe(false);
  expect(second.adopted).toBe(true);
});

test('nothing acknowledged is lost when the postmaster and its backends are killed', async () => {
  let acknowledged = 0;
  for (let round = 0; round < 3; round += 1) {
    const postgres = await start();
    await ask(postgres.url('sochibo'), 'create table if not exists note (id int primary key)');
    acknowledged = await writeUntilKilled(postgres, acknowledged);
  }
  const postgres = await start();
  const [row] = await ask(postgres.url('sochibo'), 'select count(*)::int as rows, max(id) as last from note');
  expect(acknowledged).toBeGreaterThan(0);
  expect(row?.rows).toBeGreaterThanOrEqual(acknowledged);
  expect(row?.rows).toBe(row?.last);
});

/** Commits rows one by one, kills the whole server in the middle, and says how many commits were answered. */
async function writeUntilKilled(postgres: Postgres, from: number): Promise<number> {
  const client = new Client(postgres.url('sochibo'));
  client.on('error', () => undefined);
  await client.connect();
  const [{ next } = { next: from }] = (
    await client.query<{ next: number }>('select coalesce(max(id), 0) as next from note')
  ).rows;
  let answered = next;
  const killed = setTimeout(() => killAll(postgres), 150);
  try {
    for (;;) {
      await client.query('insert into note values ($1)', [answered + 1]);
      answered += 1;
    }
  } catch {
    clearTimeout(killed);
    return answered;
  }
}

function killAll(postgres: Postgres): void {
  const postmaster = readFileSync(join(postgres.data, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', postmaster], { encoding: 'utf8' }).stdout ?? '';
  for (const pid of [postmaster, ...children.split('\n')].map(Number).filter((one) => one > 0)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

test('a folder with a long name still gets a socket', () => {
  const long = join(folder, 'một-thư-mục-có-tên-rất-dài'.repeat(2), 'và-còn-dài-hơn-nữa'.repeat(2));
  const { socketFolder = '' } = homeOf(long, accountForPostgres());
  expect(Buffer.byteLength(`${socketFolder}/.s.PGSQL.5432.lock`)).toBeLessThanOrEqual(107);
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  rmSync(socketFolder, { recursive: true });
});

test('each test gets a database of its own', async () => {
  const database = await freshDatabase();
  expect(await ask(database.ownerUrl, 'select current_database() as name')).toEqual([
    { name: database.name },
  ]);
  await database.drop();
});
