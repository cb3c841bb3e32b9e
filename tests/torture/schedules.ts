import fc from 'fast-check';
import type { Fate } from '#support/sync-model-device.ts';
import { schedules, type Schedule } from '#support/sync-schedule.ts';
import type { Core } from '#support/sync-checks.ts';
import { runSchedule } from '#support/sync-world.ts';

/** What became of many schedules. */
export interface Report {
  readonly schedules: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly failure: Failure | null;
}

export interface Failure {
  readonly seed: number;
  readonly path: string;
  readonly says: string;
  /** The smallest schedule that still fails. */
  readonly schedule: Schedule;
}

export interface Wish {
  readonly runs: number;
  readonly seed: number;
  readonly path?: string | undefined;
  /** Whether a failure is made small; where it is only asked whether one is found, it need not be. */
  readonly shrink?: boolean;
}

/** Runs schedules drawn from a seed; the first that fails is made small. */
export async function runSchedules(core: Core, { runs, seed, path, shrink = true }: Wish): Promise<Report> {
  const faults: Record<string, number> = {};
  let steps = 0;
  const count = (what: string): void => {
    if (what.startsWith('step ')) steps += 1;
    const name = faultOf[what] ?? (what.startsWith('step ') ? null : what);
    if (name) faults[name] = (faults[name] ?? 0) + 1;
  };
  const fate: Fate = { at: () => null, count };
  const property = fc.asyncProperty(schedules, (schedule) => runSchedule(core, schedule, fate));
  const outcome = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: !shrink,
    ...(path === undefined ? {} : { path }),
  });
  const [schedule] = outcome.counterexample ?? [];
  const error = outcome.errorInstance;
  const failure =
    outcome.failed && schedule
      ? {
          seed: outcome.seed,
          path: outcome.counterexamplePath ?? '',
          says: error instanceof Error ? error.message : String(error),
          schedule,
        }
      : null;
  return { schedules: outcome.numRuns, steps, faults, failure };
}

/** Steps that are faults themselves. */
const faultOf: Readonly<Record<string, string>> = {
  'step restore': 'server restored from a backup',
  'step restore-under-way': 'server restored under a request',
  'step evict': 'store of a phone cleared',
  'step cut': 'power cut',
  'step clock': 'clock moved',
  'step restart': 'program killed',
  'step withdraw': 'right withdrawn',
  'step narrow': 'view narrowed',
  'step lock': 'book locked',
  'step fill': 'no room on the phone',
  'step poison': 'item that fails alone',
  'step unanswered': 'item without a receipt',
  'step dependent': 'base that arrives later',
};

/** Adds up what several runs have told. */
export function together(reports: readonly Report[]): Report {
  const faults: Record<string, number> = {};
  for (const report of reports)
    for (const [name, times] of Object.entries(report.faults)) faults[name] = (faults[name] ?? 0) + times;
  return {
    schedules: reports.reduce((sum, report) => sum + report.schedules, 0),
    steps: reports.reduce((sum, report) => sum + report.steps, 0),
    faults,
    failure: reports.find((report) => report.failure)?.failure ?? null,
  };
}
