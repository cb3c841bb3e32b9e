import { existsSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { fileURLToPath } from 'node:url';
import { dataFolder } from '#platform/data-folder.ts';
import { machineClock } from '#platform/clock.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { openDatabase } from '#platform/postgres/access.ts';
import { faultsOfRole } from '#platform/role-check.ts';
import { secretOf } from '#platform/secret.ts';
import { stopInOrder } from '#platform/stopping.ts';
import { migrateHouse, openHouse } from './house.ts';

const port = Number(process.env.PORT ?? 8080);
const host = process.env.SOCHIBO_HOST ?? '127.0.0.1';
const origin = process.env.SOCHIBO_ORIGIN ?? `http://localhost:${port}`;
const folder = dataFolder();

const database = await openDatabase(folder);
await migrateHouse(database.ownerUrl, folder);
const sample = process.argv.includes('--empty') ? null : await loadSampleIfEmpty();

const pool = openPool(database.appUrl, 12);
const faults = await faultsOfRole(pool);
if (faults.length) {
  process.stderr.write(`Máy chủ không khởi động: dữ liệu không được bảo vệ.\n${faults.join('\n')}\n`);
  await pool.end();
  await database.close();
  process.exit(1);
}
const authPool = openPool(database.authUrl, 4);
const house = await openHouse({
  pool,
  authPool,
  secret: secretOf(folder),
  origin,
  clock: machineClock,
  build: buildFolder(),
  log: (line) => process.stdout.write(`${JSON.stringify({ at: machineClock.now(), ...line })}\n`),
});
await house.app.listen({ port, host });
const address = house.app.server.address();
const shown = typeof address === 'object' && address ? address.port : port;
process.stdout.write(`\nSổ Chi Bộ đang mở tại http://localhost:${shown}\n${await greeting()}\n`);

stopInOrder(async () => {
  await house.close();
  await Promise.all([pool.end(), authPool.end()]);
  await database.close();
});

function buildFolder(): string | null {
  const path = fileURLToPath(new URL('../build', import.meta.url));
  return existsSync(`${path}/index.html`) ? path : null;
}

async function loadSampleIfEmpty(): Promise<string | null> {
  const owner = openPool(database.ownerUrl, 1);
  try {
    const [row] = await ask<{ count: number }>(owner, sql`select count(*) as count from organisation.profile`);
    if (row?.count) return null;
  } finally {
    await owner.end();
  }
  const { loadSample } = await import('./samples/load.ts');
  await loadSample('commune', database, folder);
  return 'commune';
}

async function greeting(): Promise<string> {
  const accounts = new URL('samples/accounts.txt', import.meta.url);
  if (sample || (await house.hasSample())) return existsSync(accounts) ? readFileSync(accounts, 'utf8') : '';
  return (await house.hasAdministrator())
    ? ''
    : 'Chưa có người quản trị. Tạo bằng: npm run sochibo -- user add --administrator';
}
