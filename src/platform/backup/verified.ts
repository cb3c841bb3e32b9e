import { chmodSync, existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '#kernel/civil-date.ts';
import type { Clock } from '../clock.ts';
import { syncFolder, writeDurably } from '../durable-file.ts';

/** «Bản sao đã kiểm» — the archive that last came back to life, and what it is known to hold. */
interface Verified {
  /** What arrived until then is in it. */
  readonly until: Instant;
  /** The life of the server that it was taken from: after a restore it proves nothing about the new one. */
  readonly epoch: string;
}

/** The archive lies beside the data: only what still exists is a backup. */
export const VERIFIED = 'verified.sochibo';
const ABOUT = 'verified.json';

const MINUTE = 60_000;
// A command is stamped before it is committed: what was under way when the backup began may not be in it.
const UNDER_WAY = 5 * MINUTE;

/** Keeps the archive of a trial that went well in place of the one before. */
export function keepVerified(
  folder: string,
  archive: string,
  trial: { readonly startedAt: Instant; readonly epoch: string },
): void {
  const until = new Date(Date.parse(trial.startedAt) - UNDER_WAY).toISOString() as Instant;
  chmodSync(archive, 0o600);
  // The archive first: cut in between, the older moment stands beside the newer archive, which is true too.
  renameSync(archive, join(folder, VERIFIED));
  syncFolder(folder);
  const about: Verified = { until, epoch: trial.epoch };
  writeDurably(join(folder, ABOUT), `${JSON.stringify(about)}\n`, { mode: 0o600 });
}

/** Up to when this life of the server is in a verified backup; `null`: nothing may be said. */
export type VerifiedUntil = (epoch: string) => Instant | null;

/** For the answers to devices: the folder is looked at once a minute at most. */
export function watchVerified(folder: string, clock: Clock): VerifiedUntil {
  let known: Verified | null = null;
  let lookedAt: number | null = null;
  return (epoch) => {
    const now = Date.parse(clock.now());
    if (lookedAt === null || Math.abs(now - lookedAt) >= MINUTE) {
      known = verifiedIn(folder);
      lookedAt = now;
    }
    return known?.epoch === epoch ? known.until : null;
  };
}

function verifiedIn(folder: string): Verified | null {
  try {
    if (!existsSync(join(folder, VERIFIED))) return null;
    return JSON.parse(readFileSync(join(folder, ABOUT), 'utf8')) as Verified;
  } catch {
    return null;
  }
}
