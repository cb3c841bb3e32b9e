import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateHouse } from '../src/house.ts';
import type { Id } from '../src/kernel/id.ts';
import { machineClock } from '../src/platform/clock.ts';
import { openPool } from '../src/platform/database/pool.ts';
import { addUser } from '../src/platform/identity/add-user.ts';
import { rolePassword, secretOf } from '../src/platform/secret.ts';
import { send } from './load.ts';
import { serve, type Served } from './servers.ts';
import type { Line } from './single.ts';
import { password, sessionOf, type Stand } from './stand.ts';
import { usedByChildrenOf } from './processor.ts';
import { median, short } from './statistics.ts';
import type { Target } from './workloads.ts';

const name = 'sochibo_bench_import';
const files = ['to-chuc-dang.xlsx', 'dang-vien.xlsx'].map((file) => ({
  file,
  path: fileURLToPath(new URL(`../tests/fixtures/quoc-oai/${file}`, import.meta.url)),
}));

/** W6: a district's two spreadsheets into an empty book: 323 organisations, 7,101 members. */
export async function importing(stand: Stand, rounds: number, say: (line: string) => void): Promise<Line[]> {
  const taken: Record<Target, Taken[]> = { ours: [], limit: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const target of ['ours', 'limit'] as const) {
      const took = await once(stand, target);
      if (took === null)
        return [
          {
            name: 'W6',
            what: 'import 7,101 members, ms',
            ours: null,
            limit: null,
            goal: '<= 2.5 x',
            met: false,
          },
        ];
      say(`W6 ${target}: ${Math.round(took.milliseconds)} ms, processor ${cost([took])} ms`);
      taken[target].push(took);
    }
  }
  const middleOf = (target: Target) => median(taken[target].map((one) => one.milliseconds));
  const [ours, limit] = [middleOf('ours'), middleOf('limit')];
  return [
    {
      name: 'W6',
      what: 'import 7,101 members, ms (processor ms of server + database)',
      ours,
      limit,
      detail: { ours: cost(taken.ours), limit: cost(taken.limit) },
      goal: '<= 2.5 x',
      met: ours <= 2.5 * limit,
    },
  ];
}

/** One import: how long it took, and what it cost the two processes. */
interface Taken {
  readonly milliseconds: number;
  readonly server: number;
  readonly database: number;
}

function cost(taken: readonly Taken[]): string {
  return `${short(median(taken.map((one) => one.server)))} + ${short(median(taken.map((one) => one.database)))}`;
}

async function once(stand: Stand, target: Target): Promise<Taken | null> {
  const { postgres } = stand.database;
  if (!postgres) return null;
  const superuser = new pg.Client(postgres.url('postgres'));
  await superuser.connect();
  await superuser.query(`drop database if exists ${name} with (force)`);
  await superuser.query(`create database ${name} owner sochibo_owner`);
  const secret = secretOf(stand.folder);
  const urlOf = (role: string) => postgres.url(name, role, rolePassword(secret, role));
  await migrateHouse(urlOf('sochibo_owner'), stand.folder);
  const root = await foundRoot(urlOf('sochibo_owner'), urlOf('sochibo_auth'));
  const environment = {
    SOCHIBO_DATA: stand.folder,
    DATABASE_URL: urlOf('sochibo_owner'),
    BENCH_DATABASE: urlOf('sochibo_owner'),
  };
  const server = await serve(target, environment);
  try {
    const before = spent(server, stand);
    const milliseconds = target === 'ours' ? await ours(server.port, root) : await limit(server.port, root);
    const after = spent(server, stand);
    return {
      milliseconds,
      server: after.server - before.server,
      database: after.database - before.database,
    };
  } finally {
    await server.stop();
    await superuser.query(`drop database if exists ${name} with (force)`);
    await superuser.end();
  }
}

function spent(server: Served, stand: Stand): { server: number; database: number } {
  return { server: server.used(), database: usedByChildrenOf(stand.postmaster) };
}

interface Root {
  readonly id: string;
  readonly no: number;
  readonly term: string;
}

/** The district, and somebody in its office. */
async function foundRoot(ownerUrl: string, authUrl: string): Promise<Root> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const [id, person, term] = [randomUUID(), randomUUID(), randomUUID()];
  const head = await owner.query<{ no: number }>(
    `insert into platform.organisation_head (organisation_id) values ($1) returning organisation_no as no`,
    [id],
  );
  const no = head.rows[0]?.no ?? 0;
  await owner.query(
    `insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, code, kind, valid, recorded_at)
     values (gen_random_uuid(), $1, $2, 'Đảng bộ huyện Quốc Oai', 'dang bo huyen quoc oai', '01.275.000.000.000', 'district-chapter', '[1945-01-01,)', now())`,
    [id, no],
  );
  await owner.query(
    `insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at) values ($1, $1, 0, now())`,
    [no],
  );
  await owner.query(
    `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at) values ($1, $2, 'Bế Thị Đo', 'Đo Bế Thị', 'be thi do', now())`,
    [person, no],
  );
  await owner.query(
    `insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at) values ($1, $2, $3, 'office-staff', '[2000-01-01,)', now())`,
    [term, person, no],
  );
  await owner.end();
  const pool = openPool(authUrl, 1);
  await addUser(pool, machineClock, {
    name: 'bench-import',
    password,
    fullName: 'Bế Thị Đo',
    personId: person as Id,
  });
  await pool.end();
  return { id, no, term };
}

async function ours(port: number, root: Root): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const cookie = await sessionOf(agent, port, 'bench-import');
  const from = performance.now();
  const hashes: string[] = [];
  for (const { file, path } of files) {
    const headers = {
      cookie,
      'x-organisation': root.id,
      'x-file-name': encodeURIComponent(file),
      'content-type': 'application/octet-stream',
    };
    const stored = await send(agent, port, {
      method: 'PUT',
      path: '/api/v1/files',
      headers,
      body: readFileSync(path),
    });
    if (stored.status !== 200)
      throw new Error(`${file}: ${stored.status} ${stored.body.toString().slice(0, 500)}`);
    hashes.push((JSON.parse(stored.body.toString()) as { sha256: string }).sha256);
  }
  const input = { batchId: randomUUID(), mode: 'all-or-nothing', files: hashes, asOf: '2018-12-31' };
  const body = JSON.stringify({ organisation: root.id, term: root.term, input });
  const saved = await send(agent, port, {
    method: 'POST',
    path: '/api/v1/commands/save-import',
    headers: { cookie },
    body,
  });
  const took = performance.now() - from;
  agent.destroy();
  if (!saved.body.includes('"members":7101'))
    throw new Error(`not saved: ${saved.status} ${saved.body.toString().slice(0, 1000)}`);
  return took;
}

async function limit(port: number, root: Root): Promise<number> {
  const agent = new Agent({ keepAlive: true });
  const body = JSON.stringify({ root: root.no, paths: files.map(({ path }) => path) });
  const from = performance.now();
  const saved = await send(agent, port, { method: 'POST', path: '/import', body });
  const took = performance.now() - from;
  agent.destroy();
  if (!saved.body.includes('7101')) throw new Error(`not saved: ${saved.body.toString().slice(0, 500)}`);
  return took;
}
