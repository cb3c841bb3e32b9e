import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { monthsAbove } from './above.ts';
import { countryOnAnyDay } from './country.ts';
import type { Job } from './load.ts';
import { importing } from './import.ts';
import { quick, whole } from './province.ts';
import { joinServer, serve, type Served } from './servers.ts';
import { usedByChildrenOf } from './processor.ts';
import { median, middle, short, type Run } from './statistics.ts';
import { openStand, signIn } from './stand.ts';
import { firstDownload, oneChange, readiness, type Line } from './single.ts';
import type { Notes, Target } from './workloads.ts';

const { values: given } = parseArgs({
  options: {
    only: { type: 'string' },
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    data: { type: 'string' },
  },
});
const wanted = given.only?.split(',').map((name) => name.trim().toUpperCase());
const rounds = Number(given.rounds ?? (given.quick ? 1 : 3));
const seconds = Number(given.seconds ?? (given.quick ? 3 : 8));
const size = given.quick ? quick : whole;
const root = fileURLToPath(new URL('../.data/', import.meta.url));
const folder = given.data ?? join(root, given.quick ? 'bench-quick' : 'bench');

/** A workload under load: with how many clients, and what the goal is beside the limit. */
const loads: readonly {
  readonly workload: string;
  readonly clients: number;
  readonly what: string;
  readonly goal: Goal;
}[] = [
  { workload: 'W1', clients: 16, what: 'list 50 of a commune', goal: { rate: 1, tail: 1 } },
  { workload: 'W2', clients: 16, what: 'name part, province', goal: { rate: 0.67 } },
  { workload: 'W3', clients: 16, what: 'roll-up of a province, any day', goal: { rate: 0.67 } },
  { workload: 'W3', clients: 1, what: 'the same, one client', goal: { milliseconds: 15 } },
  { workload: 'W4', clients: 16, what: 'attendance, 30 rows, durable', goal: { rate: 0.67, tail: 2 } },
  { workload: 'W4', clients: 64, what: 'the same', goal: { rate: 0.67, tail: 2 } },
];

interface Goal {
  /** Requests a second, beside the limit's. */
  readonly rate?: number;
  /** p99, beside the limit's. */
  readonly tail?: number;
  /** p99 itself. */
  readonly milliseconds?: number;
}

const say = (line: string) => process.stderr.write(`${line}\n`);
joinServer();
const stand = await openStand(folder, size, say);
const environment = { SOCHIBO_DATA: folder, BENCH_DATABASE: stand.database.ownerUrl };
const lines: Line[] = [];
let failed = false;
try {
  if (asked('W6')) lines.push(...(await importing(stand, given.quick ? 1 : 3, say)));
  if (asked('W8')) lines.push(...(await readiness(environment, given.quick ? 5 : 30)));
  const servers: Record<Target, Served> = {
    ours: await serve('ours', environment),
    limit: await serve('limit', environment),
  };
  try {
    const notes = await signIn(stand.notes, servers.ours.port);
    if (asked('W7'))
      lines.push(...(await firstDownload(notes, servers)), ...(await oneChange(notes, servers)));
    if (asked('W9'))
      lines.push(...(await monthsAbove(notes, servers.ours, () => usedByChildrenOf(stand.postmaster))));
    if (asked('W10')) lines.push(...(await countryOnAnyDay(stand.database.ownerUrl, notes, servers.ours)));
    for (const load of loads.filter((one) => asked(one.workload)))
      lines.push(await under(load, notes, servers));
    const [ours, limit] = [servers.ours.memory(), servers.limit.memory()];
    lines.push({
      name: 'W8',
      what: 'memory after all this, MB',
      ours,
      limit,
      goal: 'ours <= 250',
      met: ours === null ? null : ours <= 250,
    });
  } finally {
    await Promise.all([servers.ours.stop(), servers.limit.stop()]);
  }
} finally {
  await stand.close();
}
print(lines);
// What a month costs the secretary's hands: no limit server does that.
if (asked('burden')) await import('./burden.ts');
process.exit(failed ? 1 : 0);

function asked(name: string): boolean {
  return wanted === undefined || wanted.includes(name);
}

/** Interleaved rounds: what else the machine does meets both servers alike. */
async function under(
  load: (typeof loads)[number],
  notes: Notes,
  servers: Record<Target, Served>,
): Promise<Line> {
  const runs: Record<Target, Run[]> = { ours: [], limit: [] };
  const costs: Record<Target, { server: number[]; database: number[] }> = {
    ours: { server: [], database: [] },
    limit: { server: [], database: [] },
  };
  const jobFor = (target: Target): Job => ({
    workload: load.workload,
    target,
    port: servers[target].port,
    clients: load.clients,
    seconds,
    notes,
  });
  // Not counted: both servers are measured with their code compiled and their statements planned.
  for (const target of ['ours', 'limit'] as const) await inChild(jobFor(target));
  for (let round = 0; round < rounds; round += 1) {
    const order: Target[] = round % 2 ? ['limit', 'ours'] : ['ours', 'limit'];
    for (const target of order) {
      const job = jobFor(target);
      const before = spent(servers[target]);
      const run = await inChild(job);
      const after = spent(servers[target]);
      if (run.failure) say(`${load.workload} ${target}: ${run.failed} failed: ${run.failure}`);
      failed ||= run.failed > 0;
      runs[target].push(run);
      for (const part of ['server', 'database'] as const) {
        costs[target][part].push((after[part] - before[part]) / Math.max(1, run.count));
      }
      const cost = (part: 'server' | 'database') =>
        short((after[part] - before[part]) / Math.max(1, run.count));
      say(
        `${load.workload} x${load.clients} ${target}: ${short(run.perSecond)}/s, processor ${cost('server')} + ${cost('database')} ms`,
      );
    }
  }
  const [ours, limit] = [middle(runs.ours), middle(runs.limit)];
  const { rate, tail, milliseconds } = load.goal;
  const checks = [
    ...(rate === undefined
      ? []
      : [{ text: `rate >= ${rate} x`, met: ours.perSecond >= rate * limit.perSecond }]),
    ...(tail === undefined ? [] : [{ text: `p99 <= ${tail} x`, met: ours.p99 <= tail * limit.p99 }]),
    ...(milliseconds === undefined
      ? []
      : [{ text: `p99 <= ${milliseconds} ms`, met: ours.p99 <= milliseconds }]),
  ];
  return {
    name: load.workload,
    what: `${load.what}, ${load.clients} client${load.clients > 1 ? 's' : ''}, requests/s (p50, p99 ms; processor ms of server + database)`,
    ours: ours.perSecond,
    limit: limit.perSecond,
    detail: { ours: told(ours, costs.ours), limit: told(limit, costs.limit) },
    goal: checks.map((check) => check.text).join(', '),
    met: ours.failed === 0 && checks.every((check) => check.met),
  };
}

/** What a request costs tells more than how long it takes, where the machine has other work too. */
function spent(server: Served): { server: number; database: number } {
  return { server: server.used(), database: usedByChildrenOf(stand.postmaster) };
}

function told(run: Run, cost: { server: number[]; database: number[] }): string {
  return `${short(run.p50)}, ${short(run.p99)}; ${short(median(cost.server))} + ${short(median(cost.database))}`;
}

function inChild(job: Job): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)));
    child.once('message', (message: { result?: Run; error?: string }) => {
      child.kill();
      if (message.result) resolve(message.result);
      else reject(new Error(message.error));
    });
    child.once('error', reject);
    child.send(job);
  });
}

function print(table: readonly Line[]): void {
  const rows = table.map((line) => [
    line.name,
    line.what,
    cell(line.ours, line.detail?.ours),
    cell(line.limit, line.detail?.limit),
    line.ours !== null && line.limit ? short(line.ours / line.limit) : '—',
    line.goal,
    line.met === null ? '' : line.met ? 'met' : 'missed',
  ]);
  const head = ['', 'workload', 'ours', 'limit', 'ratio', 'goal', ''];
  process.stdout.write(`| ${head.join(' | ')} |\n|${head.map(() => ' --- |').join('')}\n`);
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
  const many = `${rounds} round${rounds > 1 ? 's' : ''} of ${seconds} s, interleaved, medians`;
  process.stdout.write(
    `\n${many}; ${size.communes} communes, ${size.months} months of meetings; Node ${process.version}.\n`,
  );
}

function cell(value: number | null, detail?: string): string {
  return `${value === null ? '—' : short(value)}${detail ? ` (${detail})` : ''}`;
}
