import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { send, type Answer, type Request } from './load.ts';
import { serve, type Served } from './servers.ts';
import { median, short } from './statistics.ts';
import { recordAttendance, signedIn, type Notes, type Target } from './workloads.ts';

/** One line of the table. */
export interface Line {
  readonly name: string;
  readonly what: string;
  readonly ours: number | null;
  readonly limit: number | null;
  readonly detail?: { readonly ours: string; readonly limit: string };
  readonly goal: string;
  readonly met: boolean | null;
}

interface Readied {
  readonly ready: number[];
  readonly used: number[];
  readonly memory: number[];
  later: number | null;
}

const repetitions = 7;

/** W8: how long until the first answer, and how much memory then and later. */
export async function readiness(
  environment: Readonly<Record<string, string>>,
  later: number,
): Promise<Line[]> {
  const taken: Record<Target, Readied> = {
    ours: { ready: [], used: [], memory: [], later: null },
    limit: { ready: [], used: [], memory: [], later: null },
  };
  for (let round = 0; round < 3; round += 1) {
    for (const target of ['ours', 'limit'] as const) {
      const served = await serve(target, environment);
      taken[target].ready.push(served.readyAfter);
      taken[target].used.push(served.used());
      taken[target].memory.push(served.memory() ?? Number.NaN);
      if (round === 2) {
        await sleep(later * 1000);
        taken[target].later = served.memory();
      }
      await served.stop();
    }
  }
  const ready = { ours: median(taken.ours.ready), limit: median(taken.limit.ready) };
  const used = { ours: short(median(taken.ours.used)), limit: short(median(taken.limit.used)) };
  const memory = { ours: median(taken.ours.memory), limit: median(taken.limit.memory) };
  return [
    {
      name: 'W8',
      what: 'ready after, ms (processor ms until then)',
      ...ready,
      detail: used,
      goal: 'ours <= 500',
      met: ready.ours <= 500,
    },
    { name: 'W8', what: 'memory then, MB', ...memory, goal: 'ours <= 130', met: memory.ours <= 130 },
    {
      name: 'W8',
      what: `memory ${later} s later, MB`,
      ours: taken.ours.later,
      limit: taken.limit.later,
      goal: '',
      met: null,
    },
  ];
}

/** W7: what a device of the cell with 43 members downloads before its first meeting. */
export async function firstDownload(notes: Notes, servers: Record<Target, Served>): Promise<Line[]> {
  const asked = { epoch: null, cursors: {}, stage: 1, scope: null };
  const ours = await repeated(servers.ours.port, () => feed(notes, asked));
  const limit = await repeated(servers.limit.port, () => limitFeed(notes, 0));
  const bytes = { ours: ours.bytes, limit: limit.bytes };
  const milliseconds = { ours: ours.milliseconds, limit: limit.milliseconds };
  return [
    {
      name: 'W7',
      what: 'first download (stage 1), bytes',
      ...bytes,
      goal: 'ours <= 8,192',
      met: bytes.ours <= 8192,
    },
    {
      name: 'W7',
      what: 'first download (stage 1), ms',
      ...milliseconds,
      goal: '<= 3 x',
      met: milliseconds.ours <= 3 * milliseconds.limit,
    },
  ];
}

/** W7: one mark of attendance later. */
export async function oneChange(notes: Notes, servers: Record<Target, Served>): Promise<Line[]> {
  const agent = new Agent({ keepAlive: true });
  const asked = { epoch: null, cursors: {}, stage: 2, scope: null };
  const rest = read(await send(agent, servers.ours.port, feed(notes, asked)));
  const change = recordAttendance(
    'ours',
    notes.firstCell,
    notes.firstCell.persons.slice(0, 1),
    randomUUID(),
    0,
  );
  const receipt = await send(agent, servers.ours.port, change);
  const applied = receipt.body.includes('"outcome":"applied"');
  const stand = { epoch: rest.epoch, cursors: rest.cursors, stage: 2, scope: rest.scope };
  const [before] = await limitHead(agent, notes, servers);
  const limitChange = recordAttendance(
    'limit',
    notes.firstCell,
    notes.firstCell.persons.slice(0, 1),
    randomUUID(),
    1,
  );
  await send(agent, servers.limit.port, limitChange);
  agent.destroy();
  const ours = await repeated(servers.ours.port, () => feed(notes, stand));
  const limit = await repeated(servers.limit.port, () => limitFeed(notes, before));
  return [
    {
      name: 'W7',
      what: 'one change later, bytes',
      ours: applied ? ours.bytes : null,
      limit: limit.bytes,
      goal: 'ours <= 700',
      met: applied && ours.bytes <= 700,
    },
    {
      name: 'W7',
      what: 'one change later, ms',
      ours: applied ? ours.milliseconds : null,
      limit: limit.milliseconds,
      goal: '',
      met: null,
    },
  ];
}

async function limitHead(agent: Agent, notes: Notes, servers: Record<Target, Served>): Promise<[number]> {
  const answer = await send(agent, servers.limit.port, limitFeed(notes, Number.MAX_SAFE_INTEGER));
  return [(JSON.parse(gunzipSync(answer.body).toString()) as { entry: number }).entry];
}

function feed(notes: Notes, question: object): Request {
  return {
    method: 'POST',
    path: '/api/v1/feed',
    headers: signedIn(notes.firstCell),
    body: JSON.stringify(question),
  };
}

function limitFeed(notes: Notes, from: number): Request {
  return { method: 'GET', path: `/feed?cell=${notes.firstCell.no}&from=${from}` };
}

interface Feed {
  readonly epoch: string;
  readonly scope: string;
  readonly cursors: Readonly<Record<string, number>>;
}

function read(answer: Answer): Feed {
  const text = answer.body[0] === 0x1f ? gunzipSync(answer.body) : answer.body;
  return JSON.parse(text.toString()) as Feed;
}

async function repeated(
  port: number,
  request: () => Request,
): Promise<{ bytes: number; milliseconds: number }> {
  const agent = new Agent({ keepAlive: true });
  const taken: number[] = [];
  let bytes = Number.NaN;
  for (let count = 0; count <= repetitions; count += 1) {
    const from = performance.now();
    const answer = await send(agent, port, request());
    if (answer.status !== 200)
      throw new Error(`${request().path}: ${answer.status} ${answer.body.toString().slice(0, 300)}`);
    if (count > 0) taken.push(performance.now() - from);
    bytes = answer.body.length;
  }
  agent.destroy();
  return { bytes, milliseconds: median(taken) };
}
