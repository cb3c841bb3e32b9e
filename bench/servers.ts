import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { send } from './load.ts';
import { usedBy } from './processor.ts';
import type { Target } from './workloads.ts';

/** A server under measurement, in a process of its own. */
export interface Served {
  readonly port: number;
  /** From the start of the process to its first answer. */
  readonly readyAfter: number;
  /** Memory of the process in MB; `null` where the system does not tell. */
  memory(): number | null;
  /** Milliseconds of processor the process has used so far. */
  used(): number;
  stop(): Promise<void>;
}

const programs: Record<
  Target,
  { readonly file: string; readonly ready: string; readonly parameters: readonly string[] }
> = {
  ours: { file: '../dist/server.mjs', ready: '/readyz', parameters: ['--empty'] },
  limit: { file: './limit.ts', ready: '/ready', parameters: [] },
};

/** Joins our server into the files that `npm start` runs. */
export function joinServer(): void {
  const bundle = fileURLToPath(new URL('../bin/bundle.mjs', import.meta.url));
  const joined = spawnSync(process.execPath, [bundle], { stdio: ['ignore', 2, 2] });
  if (joined.status !== 0) throw new Error('The server could not be joined.');
}

// As `npm start` sets them.
const started = {
  MALLOC_MMAP_THRESHOLD_: '262144',
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../node_modules/.cache/sochibo', import.meta.url)),
};

/** Starts one of the two servers on a free port and waits for its first answer. */
export async function serve(target: Target, environment: Readonly<Record<string, string>>): Promise<Served> {
  const { file, ready, parameters } = programs[target];
  const port = await freePort();
  const from = performance.now();
  const child = spawn(
    process.execPath,
    [...flags(target), fileURLToPath(new URL(file, import.meta.url)), ...parameters],
    {
      env: { ...process.env, ...started, ...environment, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const agent = new Agent({ keepAlive: false });
  while (!(await answers(agent, port, ready))) {
    if (child.exitCode !== null) throw new Error(`The server "${target}" ended with ${child.exitCode}.`);
    await sleep(3);
  }
  return {
    port,
    readyAfter: performance.now() - from,
    memory: () => residentMemory(child),
    used: () => usedBy(child.pid ?? 0),
    stop: () => stop(child),
  };
}

/** Ours runs as `npm start` runs it; `BENCH_PROFILE=folder` writes a CPU profile of it there. */
function flags(target: Target): string[] {
  if (target === 'limit') return [];
  const folder = process.env.BENCH_PROFILE;
  return [
    '--min-semi-space-size=8',
    '--max-semi-space-size=8',
    ...(folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : []),
  ];
}

async function answers(agent: Agent, port: number, path: string): Promise<boolean> {
  try {
    return (await send(agent, port, { method: 'GET', path })).status === 200;
  } catch {
    return false;
  }
}

function residentMemory(child: ChildProcess): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
    return kilobytes ? Number(kilobytes) / 1024 : null;
  } catch {
    return null;
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((stopped) => {
    child.once('exit', () => stopped());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
