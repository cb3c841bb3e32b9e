import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDisk } from './disk.ts';
import { openGround, joinServer } from './ground.ts';
import { comeAtOnce } from './herd.ts';
import { killAtRandom, speakThroughProxy } from './kills.ts';
import { letMonkeyLoose } from './monkey.ts';

/** One figure of the report, what it should be, and whether it is. */
export interface Figure {
  readonly part: string;
  readonly what: string;
  readonly figure: string;
  readonly goal: string;
  readonly met: boolean | null;
}

type Say = (line: string) => void;

/** Breaks the real server and the real database, within a bounded time, and tells what it saw. */
export async function realFaults(wish: {
  readonly seconds: number;
  readonly only: string | undefined;
  readonly seed: number;
  readonly taps: number;
  readonly say: Say;
}): Promise<{ figures: readonly Figure[]; passed: boolean }> {
  const { seconds, say } = wish;
  const asked = (part: string) => !wish.only || wish.only.split(',').includes(part);
  const figures: Figure[] = [];
  if (wish.only !== 'monkey') joinServer();
  if (asked('kill')) figures.push(...(await onGround((ground) => killAtRandom(ground, seconds * 0.3, say))));
  if (asked('proxy'))
    figures.push(...(await onGround((ground) => speakThroughProxy(ground, seconds * 0.15, say))));
  if (asked('disk')) figures.push(...(await onSmallDisk(say)));
  if (asked('herd')) figures.push(...(await onGround((ground) => comeAtOnce(ground, say))));
  if (asked('monkey')) figures.push(...(await letMonkeyLoose({ ...wish, seconds: seconds * 0.4 })));
  print(figures);
  return { figures, passed: figures.every(({ met }) => met !== false) };
}

async function onGround(
  work: (ground: Awaited<ReturnType<typeof openGround>>) => Promise<Figure[]>,
): Promise<Figure[]> {
  const ground = await openGround();
  try {
    return await work(ground);
  } finally {
    await ground.remove();
  }
}

/** A file system of its own needs a right that not every place grants; where it is missing, the report says so. */
async function onSmallDisk(say: Say): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sochibo-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=711', 'tmpfs', folder]);
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return [
      {
        part: 'disk',
        what: 'disk full',
        figure: 'not tried: this place lets nobody mount a small file system',
        goal: '',
        met: null,
      },
    ];
  }
  const ground = await openGround(join(folder));
  try {
    return await fillDisk(ground, folder, say);
  } finally {
    await ground.remove().catch(() => undefined);
    spawnSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

function print(figures: readonly Figure[]): void {
  const line = (cells: readonly string[]) => process.stderr.write(`| ${cells.join(' | ')} |\n`);
  line(['', 'what', 'figure', 'goal', '']);
  line(['---', '---', '---', '---', '---']);
  for (const { part, what, figure, goal, met } of figures)
    line([part, what, figure, goal, met === null ? '' : met ? 'met' : 'MISSED']);
}
