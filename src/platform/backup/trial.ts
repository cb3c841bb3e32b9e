import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import { dayOf } from '../clock.ts';
import { writeDurably } from '../durable-file.ts';
import { merkleRoot, type Leaf } from '../ledger/merkle.ts';
import { homeOf } from '../postgres/home.ts';
import { accountForPostgres } from '../postgres/programs.ts';
import { countOf, tablesOf } from './inspect.ts';

/** «Phục hồi thử» — how the last trial ended; the one proof that a backup is a backup. */
export interface Trial {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly isWell: boolean;
  /** Why not, as one word for the log and one sentence for people. */
  readonly why: TrialFault | null;
  readonly rows: number;
  readonly entries: number;
  /** The root over all chain heads that the copy reproduced. */
  readonly root: string | null;
}

export type TrialFault =
  'no-room' | 'backup-failed' | 'copy-unreadable' | 'record-disagrees' | 'rows-missing';

/** The trial came to an end that is none. */
export class FailedTrial extends Error {
  readonly why: TrialFault;

  constructor(why: TrialFault, options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

const FILE = 'trial.json';

/** What is known of the last trial of a data folder. */
export function lastTrial(folder: string): Trial | null {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as Trial;
  } catch {
    return null;
  }
}

export function keepTrial(folder: string, trial: Trial): void {
  writeDurably(join(folder, FILE), `${JSON.stringify(trial)}\n`, { mode: 0o600 });
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OLDEST = 26 * HOUR;

/** «Báo động» — the last trial failed, or none came about for 26 hours. A new installation has a day to come to one. */
export function isAlarming(folder: string, now: Instant): boolean {
  const last = lastTrial(folder);
  if (last && !last.isWell) return true;
  const since = last
    ? Date.parse(last.endedAt)
    : statSync(join(folder, 'secret'), { throwIfNoEntry: false })?.mtimeMs;
  return since !== undefined && Date.parse(now) - since > OLDEST;
}

/** «Điều nói về lần thử» — a trial as people are told of it: the day and the hour in Việt Nam, and how long it took. */
export interface TrialTold {
  readonly isWell: boolean;
  readonly why: TrialFault | null;
  readonly day: CivilDate;
  readonly clock: string;
  readonly minutes: number;
  readonly isOfLastNight: boolean;
}

const wall = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Ho_Chi_Minh',
});
const MORNING = '06:00';

/** The last trial in the words of the wall clock. */
export function toldOf(trial: Trial, now: Instant): TrialTold {
  const started = Date.parse(trial.startedAt);
  const clock = wall.format(started);
  const day = dayOf(trial.startedAt);
  return {
    isWell: trial.isWell,
    why: trial.why,
    day,
    clock,
    minutes: Math.max(1, Math.round((Date.parse(trial.endedAt) - started) / MINUTE)),
    isOfLastNight: day === dayOf(now) && clock < MORNING,
  };
}

/** What an administrator is told: the last trial, and whether it is time to worry. */
export interface TrialState {
  readonly trial: TrialTold | null;
  readonly isAlarming: boolean;
}

export function trialState(folder: string, now: Instant): TrialState {
  const last = lastTrial(folder);
  return { trial: last && toldOf(last, now), isAlarming: isAlarming(folder, now) };
}

/** What a source held at one moment: its life, its chain heads, and the rows of each table. */
export interface Standing {
  readonly epoch: string;
  readonly heads: readonly Leaf[];
  readonly counts: ReadonlyMap<string, number>;
}

// Counters and sessions come and go by the minute; they say nothing about a copy.
const FLEETING = new Set(['identity.attempt', 'identity.session', 'identity.verification']);

export async function standingOf(url: string): Promise<Standing> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const { rows } = await client.query<{ no: number; entry: string; hash: Buffer }>(
      `select organisation_no as no, entry_no::text as entry, hash from platform.organisation_head
       where entry_no > 0 order by organisation_no`,
    );
    const heads = rows.map(({ no, entry, hash }) => ({ organisationNo: no, entryNo: Number(entry), hash }));
    const instance = await client.query<{ epoch: string }>('select epoch from platform.instance');
    return { epoch: instance.rows[0]?.epoch ?? '', heads, counts: await countsOf(client) };
  } finally {
    await client.end();
  }
}

async function countsOf(client: Client): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of await tablesOf(client)) {
    const name = `${table.schema}.${table.name}`;
    if (!FLEETING.has(name)) counts.set(name, await countOf(client, table));
  }
  return counts;
}

/**
 * Compares a copy with what its source held before and after the backup: the root over the chain heads of before must
 * come out of the copy's own entries, and no table may have fewer or more rows than at both moments. Answers the root.
 */
export async function compareStanding(client: Client, before: Standing, after: Standing): Promise<string> {
  const { rows } = await client.query<{ hash: Buffer | null }>(
    `select entry.hash from unnest($1::integer[], $2::bigint[]) with ordinality as head (no, entry, place)
     left join platform.ledger_entry as entry on entry.organisation_no = head.no and entry.entry_no = head.entry
     order by head.place`,
    [before.heads.map((head) => head.organisationNo), before.heads.map((head) => head.entryNo)],
  );
  const found = before.heads.map((head, index) => ({ ...head, hash: rows[index]?.hash ?? Buffer.alloc(0) }));
  const root = merkleRoot(found);
  if (!root.equals(merkleRoot(before.heads))) throw new FailedTrial('record-disagrees');
  const counts = await countsOf(client);
  for (const [table, count] of before.counts) {
    const later = after.counts.get(table) ?? count;
    const copied = counts.get(table) ?? -1;
    if (copied < Math.min(count, later) || copied > Math.max(count, later))
      throw new FailedTrial('rows-missing');
  }
  return root.toString('hex');
}

/** A folder for the copy, empty; `clear` takes everything of it away, also what stands outside it. */
export function scratchOf(folder: string): { readonly path: string; clear(): void } {
  const path = join(folder, 'trial');
  const clear = () => {
    if (!existsSync(path)) return;
    const { home } = homeOf(path, accountForPostgres());
    rmSync(home, { recursive: true, force: true });
    rmSync(path, { recursive: true, force: true });
  };
  clear();
  // As root the database runs under another account, which must be able to walk here.
  mkdirSync(path, { recursive: true, mode: 0o711 });
  return { path, clear };
}

const SPARE = 1024 ** 3;

/** The archive, the copy and its log lie beside the live data for some minutes: they must not be what fills the disk. */
export function hasRoomFor(folder: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > 2 * bytes + SPARE;
}
