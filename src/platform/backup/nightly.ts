import { spawn, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import type { Clock } from '../clock.ts';
import { lastTrial } from './trial.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const LOOK = 5 * MINUTE;
const NIGHT_FROM = 2;
const NIGHT_UNTIL = 4;
const ZONE = 7 * HOUR;

/**
 * Whether a trial is due: in the night after the last one, and on a PC that is switched off at night as soon as it has
 * been up for an hour. What failed is tried again after six hours.
 */
export function isDue(folder: string, now: number, upSince: number): boolean {
  const last = lastTrial(folder);
  const age = last ? now - Date.parse(last.endedAt) : Infinity;
  const hour = Math.floor(((now + ZONE) % (24 * HOUR)) / HOUR);
  const isNight = hour >= NIGHT_FROM && hour < NIGHT_UNTIL;
  if (last && !last.isWell) return age > 6 * HOUR;
  return (isNight && age > 12 * HOUR) || (now - upSince > HOUR && age > 25 * HOUR);
}

/** For the server: runs `program trial` every night as a process of its own, which gives way to everybody else. */
export function tryEveryNight(order: {
  readonly folder: string;
  readonly program: string;
  readonly clock: Clock;
  ended(code: number | null): void;
}): { close(): Promise<void> } {
  const upSince = Date.parse(order.clock.now());
  let child: ChildProcess | undefined;
  const look = () => {
    if (child || !isDue(order.folder, Date.parse(order.clock.now()), upSince)) return;
    const run = spawn(process.execPath, [order.program, 'trial', '--json'], {
      env: { ...process.env, SOCHIBO_DATA: order.folder },
      stdio: 'ignore',
      windowsHide: true,
    });
    child = run;
    run.once('spawn', () => run.pid !== undefined && setPriority(run.pid, constants.priority.PRIORITY_LOW));
    const over = (code: number | null) => {
      if (child === run) order.ended(code);
      child = undefined;
    };
    run.once('error', () => over(null));
    run.once('exit', over);
  };
  const timer = setInterval(look, LOOK);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      const running = child;
      child = undefined;
      if (!running) return;
      const gone = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGTERM');
      await gone;
    },
  };
}
