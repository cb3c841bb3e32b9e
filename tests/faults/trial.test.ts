import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { VERIFIED, watchVerified } from '#platform/backup/verified.ts';
import { machineClock } from '#platform/clock.ts';
import { openDatabase } from '#platform/postgres/access.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
let folder: string;
let good: string;

/** The operator's command in a process of its own. */
function sochibo(...words: string[]): Promise<{ code: number | null; value: Record<string, unknown> }> {
  const env: NodeJS.ProcessEnv = { ...process.env, SOCHIBO_DATA: folder };
  delete env.DATABASE_URL;
  const child = spawn(process.execPath, [program, ...words, '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, value: JSON.parse(told || '{}') as never })),
  );
}

async function inBook<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const database = await openDatabase(folder);
  const client = new Client(database.ownerUrl);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
    await database.close();
  }
}

const epoch = () =>
  inBook(async (client) => (await client.query('select epoch from platform.instance')).rows[0]?.epoch);

async function found(check: string) {
  const { code, findings } = await examined();
  return { code, ...findings.find((one) => one.check === check) };
}

async function examined() {
  const { code, value } = await sochibo('doctor');
  return { code, findings: value.findings as { check: string; isWell: boolean; words: { vi: string } }[] };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sochibo-trial-'));
  // As root the database runs under another account, which must be able to walk here.
  chmodSync(folder, 0o711);
  good = join(folder, 'good.sochibo');
  expect((await sochibo('seed', 'tiny')).code).toBe(0);
  expect((await sochibo('backup', good)).code).toBe(0);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a backup that comes back to life is told to the doctor, and nothing of the trial is left', async () => {
  const before = await epoch();
  const { code, value } = await sochibo('trial');
  expect(code).toBe(0);
  expect(value).toMatchObject({ isWell: true, why: null, root: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(value.rows).toBeGreaterThan(200);
  expect(await epoch()).toBe(before);
  expect(existsSync(join(folder, 'trial'))).toBe(false);
  // Its archive stays, and devices are told of it until a restore begins another life.
  expect((await sochibo('trial', join(folder, VERIFIED))).code).toBe(0);
  const until = watchVerified(folder, machineClock)(before);
  expect(Date.parse(String(until))).toBe(Date.parse(String(value.startedAt)) - 5 * 60_000);
  // Of what the server has held for more than a day, and of nothing younger, the doctor tells as well.
  await inBook((client) =>
    client.query(
      `insert into platform.kept_command (command_id, content_hash, why, envelope, arrived_at)
       select gen_random_uuid(), '', 'held', '{}', clock_timestamp() - age from unnest(array['25 hours', '1 hour']::interval[]) as age`,
    ),
  );
  const { findings } = await examined();
  expect(findings).toContainEqual(
    expect.objectContaining({
      check: 'held',
      words: expect.objectContaining({ vi: expect.stringMatching(/^1 việc/) }),
    }),
  );
  expect(findings.find(({ check }) => check === 'trial')).toMatchObject({
    isWell: true,
    words: { vi: /phục hồi thử thành công/ },
  });
});

test.each([
  ['cut off', (file: string, size: number) => bend(file, Math.floor(size / 2), 'cut')],
  ['bent in the middle', (file: string, size: number) => bend(file, Math.floor(size / 2))],
])(
  'a backup that was %s fails its trial and its restore, and the live data is untouched',
  async (_, spoil) => {
    const file = join(folder, 'bad.sochibo');
    copyFileSync(good, file);
    spoil(file, statSync(file).size);
    const before = await epoch();
    expect((await sochibo('trial', file)).code).toBe(1);
    expect((await sochibo('restore', file)).code).toBe(1);
    expect(await epoch()).toBe(before);
  },
);

function bend(file: string, at: number, how: 'cut' | 'bend' = 'bend'): void {
  const bytes = readFileSync(file).subarray(0, how === 'cut' ? at : undefined);
  if (how === 'bend') bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  const handle = openSync(file, 'w');
  writeSync(handle, bytes);
  closeSync(handle);
}

test('a restore switches only to a record that agrees with itself, and says that numbers jump', async () => {
  const spoilt = join(folder, 'spoilt.sochibo');
  const name = await inBook(async (client) => {
    const { rows } = await client.query('select full_name from members.person order by id limit 1');
    await client.query(`update members.person set full_name = 'Người Khác' where full_name = $1`, [
      rows[0].full_name,
    ]);
    return rows[0].full_name as string;
  });
  // What was changed behind the book's back is in the backup too: the nightly trial finds it, and raises the alarm.
  expect(await sochibo('trial')).toMatchObject({
    code: 1,
    value: { isWell: false, why: 'record-disagrees' },
  });
  expect(await found('trial')).toMatchObject({ code: 1, isWell: false });
  expect((await sochibo('backup', spoilt)).code).toBe(0);

  expect((await sochibo('restore', good)).code).toBe(0);
  const restored = await epoch();
  const names = () =>
    inBook(async (client) => (await client.query('select full_name from members.person')).rows);
  expect(await names()).toContainEqual({ full_name: name });
  expect(await found('restored')).toMatchObject({ isWell: true, words: { vi: /số văn bản nhảy \d+ số/ } });

  expect((await sochibo('restore', spoilt)).code).toBe(1);
  expect(await epoch()).toBe(restored);
  expect((await sochibo('restore', spoilt, '--despite-faults')).code).toBe(0);
  expect(await epoch()).not.toBe(restored);
  expect(await names()).toContainEqual({ full_name: 'Người Khác' });
  // The earlier restore is not forgotten: numbers given out after it may be in people's hands as well.
  const known = await inBook(async (client) => (await client.query('select gap from platform.restore')).rows);
  expect(known).toHaveLength(2);
});
