import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Instant } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { Copy, RestoreOrder } from '#platform/backup/cluster-restore.ts';
import type { Standing, Trial } from '#platform/backup/trial.ts';
import type { Context, Part } from './part.ts';
import { exit, Stop } from './part.ts';

/** «Phục hồi thử» — a backup is taken, restored into a scratch cluster, run, verified and compared; nothing live changes. */
export const trial: Part = {
  name: 'trial',
  summary: {
    vi: 'Phục hồi thử vào một chỗ tạm và so với sổ đang dùng; không TỆP: sao lưu mới rồi thử. Máy chủ tự làm mỗi đêm.',
    en: 'Restore on trial into a scratch place and compare with the book; without FILE a new backup. The server does so nightly.',
  },
  usage: '[FILE]',
  takes: { least: 0, most: 1 },
  options: {},
  async run(context) {
    const [given] = context.positionals;
    if (given !== undefined && !existsSync(resolve(given)))
      throw new Stop(exit.usage, { vi: `Không thấy tệp ${given}.`, en: `There is no file ${given}.` });
    const { keepTrial } = await import('#platform/backup/trial.ts');
    const ended = await tryOut(context, given === undefined ? undefined : resolve(given));
    // A file from elsewhere says nothing about tonight's backup.
    if (given === undefined) keepTrial(context.folder, ended);
    const { trialFaults } = await import('#modules/account/rules/trial.ts');
    const words = ended.why ? trialFaults[ended.why] : passed(ended);
    context.result(ended, words);
    return ended.isWell ? exit.done : exit.problems;
  },
};

async function tryOut(context: Context, given: string | undefined): Promise<Trial> {
  const { machineClock } = await import('#platform/clock.ts');
  const { FailedTrial, scratchOf } = await import('#platform/backup/trial.ts');
  const startedAt = machineClock.now();
  const scratch = scratchOf(context.folder);
  try {
    const found = given
      ? await restoreInto(scratch.path, given, context, startedAt)
      : await fromHere(scratch.path, context, startedAt);
    return { startedAt, endedAt: machineClock.now(), isWell: true, why: null, ...found };
  } catch (error) {
    const why = error instanceof FailedTrial ? error.why : 'copy-unreadable';
    context.say({ vi: String(error), en: String(error) });
    return { startedAt, endedAt: machineClock.now(), isWell: false, why, rows: 0, entries: 0, root: null };
  } finally {
    scratch.clear();
  }
}

type Found = Pick<Trial, 'rows' | 'entries' | 'root'>;

/** Takes a backup of the book in use and compares the copy with what the book held before and after it. */
async function fromHere(scratch: string, context: Context, now: Instant): Promise<Found> {
  const { backUpCluster } = await import('#platform/backup/cluster-backup.ts');
  const { backUpTables } = await import('#platform/backup/tables-backup.ts');
  const { FailedTrial, hasRoomFor, standingOf } = await import('#platform/backup/trial.ts');
  const { keepVerified } = await import('#platform/backup/verified.ts');
  const { postgres, ownerUrl } = await context.database();
  if (!hasRoomFor(context.folder, await sizeOf(ownerUrl))) throw new FailedTrial('no-room');
  const file = join(scratch, 'book.sochibo');
  const order = {
    file,
    folder: context.folder,
    madeAt: now,
    passphrase: undefined,
    progress: (done: number, total: number) =>
      context.progress({ vi: 'Đang sao lưu để thử', en: 'Backing up for the trial' }, done, total),
  };
  const before = await standingOf(ownerUrl);
  try {
    await (postgres ? backUpCluster(postgres, order) : backUpTables(ownerUrl, order));
  } catch (cause) {
    throw new FailedTrial('backup-failed', { cause });
  }
  const found = await restoreInto(scratch, file, context, now, [before, await standingOf(ownerUrl)]);
  keepVerified(context.folder, file, { startedAt: now, epoch: before.epoch });
  return found;
}

async function sizeOf(url: string): Promise<number> {
  const { Client } = await import('pg');
  const client = new Client(url);
  await client.connect();
  try {
    const { rows } = await client.query<{ size: string }>(
      'select pg_database_size(current_database())::text as size',
    );
    return Number(rows[0]?.size ?? 0);
  } finally {
    await client.end();
  }
}

async function restoreInto(
  scratch: string,
  file: string,
  context: Context,
  now: Instant,
  standing?: readonly [Standing, Standing],
): Promise<Found> {
  const { aboutArchive } = await import('#platform/backup/archive.ts');
  const { compareStanding, FailedTrial } = await import('#platform/backup/trial.ts');
  const { judgeCopy } = await import('./judge-copy.ts');
  const found = { entries: 0, root: null as string | null };
  const order = {
    file,
    folder: scratch,
    passphrase: standing ? undefined : process.env.SOCHIBO_PASSPHRASE || undefined,
    now,
    progress: () => context.progress({ vi: 'Đang phục hồi thử', en: 'Restoring on trial' }),
    prove: async (copy: Copy) => {
      const { faults, entries } = await judgeCopy(copy, context);
      if (faults.length > 0) throw new FailedTrial('record-disagrees');
      found.entries = entries;
      if (standing) found.root = await compareStanding(copy.client, ...standing);
    },
  };
  const { restoreCluster } = await import('#platform/backup/cluster-restore.ts');
  const { kind } = await aboutArchive(file);
  const rows = kind === 'tables' ? await restoreRows(scratch, order) : (await restoreCluster(order)).rows;
  return { ...found, rows };
}

/** Rows need tables to go into: a scratch cluster of this release. */
async function restoreRows(scratch: string, order: RestoreOrder): Promise<number> {
  const { startPostgres } = await import('#platform/postgres/start.ts');
  const { restoreTables } = await import('#platform/backup/tables-restore.ts');
  const { migrateHouse } = await import('../house.ts');
  const postgres = await startPostgres({ folder: scratch, durable: false });
  process.once('exit', postgres.endAtOnce);
  try {
    const { user, password } = postgres.owner;
    await migrateHouse(postgres.url('sochibo', user, password), scratch);
    return (await restoreTables(order, postgres.url('sochibo'), [])).rows;
  } finally {
    await postgres.stop();
    process.off('exit', postgres.endAtOnce);
  }
}

function passed(ended: Trial): Text {
  const minutes = Math.ceil((Date.parse(ended.endedAt) - Date.parse(ended.startedAt)) / 60_000);
  return {
    vi: `Đã phục hồi thử thành công: ${ended.rows} dòng, ${ended.entries} dòng sổ cái khớp, ${minutes} phút.`,
    en: `Restored on trial: ${ended.rows} rows, ${ended.entries} ledger entries agree, ${minutes} min.`,
  };
}
