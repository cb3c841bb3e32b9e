import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateHouse } from '../src/house.ts';
import { machineClock } from '../src/platform/clock.ts';
import { openPool } from '../src/platform/database/pool.ts';
import { addUser } from '../src/platform/identity/add-user.ts';
import { openDatabase, type DatabaseAccess } from '../src/platform/postgres/access.ts';
import type { Id } from '../src/kernel/id.ts';
import { send } from './load.ts';
import { buildProvince, type Size } from './province.ts';
import type { Keeper, Notes, Visitor } from './workloads.ts';

/** What everybody here signs in with. */
export const password = 'chi dung de do toc do';

/** The database both servers run against, and who works in it. */
export interface Stand {
  readonly database: DatabaseAccess;
  readonly folder: string;
  readonly notes: Notes;
  /** The first process of PostgreSQL; 0 where it runs elsewhere. */
  readonly postmaster: number;
  close(): Promise<void>;
}

/** Opens the database of this size, builds the province if it is not there yet, and finds its people. */
export async function openStand(folder: string, size: Size, say: (line: string) => void): Promise<Stand> {
  mkdirSync(folder, { recursive: true });
  process.env.SOCHIBO_DATA = folder;
  const database = await openDatabase(folder);
  await emptyIfOld(database, size, say);
  await migrateHouse(database.ownerUrl, folder);
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  try {
    const built = await owner.query(`select from organisation.profile limit 1`);
    if (built.rowCount === 0) {
      say('building the province …');
      await buildProvince(owner, size);
      await owner.query(`create table public.bench (mark text)`);
      await owner.query(`insert into public.bench values ($1)`, [mark(size)]);
    }
    const notes = await whoWorks(owner);
    await openAccounts(database, notes);
    // The connection stays open: a server that finds itself alone stops PostgreSQL when it goes.
    const close = async () => {
      await owner.end();
      await database.stop();
    };
    return { database, folder, notes, postmaster: postmasterOf(database), close };
  } catch (error) {
    await owner.end();
    throw error;
  }
}

/** Signs everybody in: the sessions are made by the very server that is measured. */
export async function signIn(notes: Notes, port: number): Promise<Notes> {
  const agent = new Agent({ keepAlive: true });
  const come = async <V extends Visitor>(visitor: V): Promise<V> => ({
    ...visitor,
    cookie: await sessionOf(agent, port, visitor.name),
  });
  const keepers: Keeper[] = [];
  for (const keeper of notes.keepers) keepers.push(await come(keeper));
  const [firstCell, commune, province] = [
    await come(notes.firstCell),
    await come(notes.commune),
    await come(notes.province),
  ];
  agent.destroy();
  return { ...notes, keepers, firstCell, commune, province };
}

/** The cookie of a new session. */
export async function sessionOf(agent: Agent, port: number, name: string): Promise<string> {
  const headers = { origin: `http://localhost:${port}`, host: `localhost:${port}` };
  const body = JSON.stringify({ name, password });
  const answer = await send(agent, port, { method: 'POST', path: '/api/v1/session', headers, body });
  const cookie = answer.cookies.map((line) => line.split(';')[0]).join('; ');
  if (answer.status === 200 && cookie) return cookie;
  throw new Error(`${name} cannot sign in: ${answer.status} ${answer.body.toString()}`);
}

function postmasterOf({ postgres }: DatabaseAccess): number {
  if (!postgres) return 0;
  return Number(readFileSync(join(postgres.data, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** A database of another size or of an older schema is of no use: it is made anew. */
async function emptyIfOld(database: DatabaseAccess, size: Size, say: (line: string) => void): Promise<void> {
  const owner = new pg.Client(database.ownerUrl);
  await owner.connect();
  try {
    const found = await owner.query<{ schemas: string[]; marked: boolean }>(
      `select coalesce(array_agg(nspname::text) filter (where nspname !~ '^pg_|^information_schema$|^public$'), '{}') as schemas,
              to_regclass('public.bench') is not null as marked from pg_namespace`,
    );
    const { schemas = [], marked = false } = found.rows[0] ?? {};
    const marks = marked ? (await owner.query<{ mark: string }>(`select mark from public.bench`)).rows : [];
    if (schemas.length === 0 || marks[0]?.mark === mark(size)) return;
    say('the schema has changed: starting from an empty database …');
    for (const schema of schemas) await owner.query(`drop schema "${schema}" cascade`);
    await owner.query(`drop table if exists public.bench, public.migration cascade`);
  } finally {
    await owner.end();
  }
}

function mark(size: Size): string {
  const migrations = fileURLToPath(new URL('../database/', import.meta.url));
  const files = readdirSync(migrations, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql'))
    .sort();
  const hash = createHash('sha256').update(JSON.stringify(size));
  for (const file of files) hash.update(readFileSync(join(migrations, file)));
  return hash.update(readFileSync(fileURLToPath(new URL('./province.ts', import.meta.url)))).digest('hex');
}

async function whoWorks(owner: pg.Client): Promise<Notes> {
  const secretaries = await owner.query<Keeper & { readonly members: number }>(`
    select term.id as term, term.person_id as person, head.organisation_id as organisation, term.organisation_no as no,
           meeting.id as meeting, 'bench-' || term.organisation_no as name, '' as cookie,
           roll.persons[1:30] as persons, cardinality(roll.persons) as members
    from members.office_term as term
    join platform.organisation_head as head using (organisation_no)
    join meetings.meeting as meeting on meeting.organisation_no = term.organisation_no and meeting.state = 'open'
    join lateral (select array_agg(person_id order by person_id) as persons from meetings.roll_entry
                  where meeting_id = meeting.id and organisation_no = term.organisation_no) as roll on true
    where term.office = 'secretary' and cardinality(roll.persons) >= 35
    order by members desc, term.organisation_no limit 65`);
  const [firstCell, ...keepers] = secretaries.rows;
  const office = async (kind: string): Promise<Visitor> => {
    const found = await owner.query<Visitor>(
      `select term.id as term, term.person_id as person, head.organisation_id as organisation, term.organisation_no as no,
              'bench-' || term.organisation_no as name, '' as cookie
       from members.office_term as term join platform.organisation_head as head using (organisation_no)
       join organisation.profile using (organisation_no)
       where term.office = 'office-staff' and profile.kind = $1 order by term.organisation_no limit 1`,
      [kind],
    );
    const visitor = found.rows[0];
    if (!visitor) throw new Error(`The province has no office of ${kind}.`);
    return visitor;
  };
  const day = await owner.query<{ today: string }>(`select current_date::text as today`);
  if (!firstCell) throw new Error('The province has no cell with an open meeting.');
  return {
    keepers,
    firstCell,
    commune: await office('commune-chapter'),
    province: await office('province-chapter'),
    today: day.rows[0]?.today ?? '',
  };
}

async function openAccounts(database: DatabaseAccess, notes: Notes): Promise<void> {
  const pool = openPool(database.authUrl, 2);
  for (const visitor of [...notes.keepers, notes.firstCell, notes.commune, notes.province]) {
    await addUser(pool, machineClock, {
      name: visitor.name,
      password,
      fullName: visitor.name,
      personId: visitor.person as Id,
    });
  }
  await pool.end();
}
