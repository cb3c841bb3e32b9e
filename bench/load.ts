import { Agent, request as open } from 'node:http';
import { performance } from 'node:perf_hooks';
import { quantile, type Run } from './statistics.ts';
import { workloads, type Notes, type Target } from './workloads.ts';

/** One request as the load sends it. */
export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One answer, its body as it came over the wire. */
export interface Answer {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: Buffer;
}

/** What the parent asks of the load: one workload, one server, so many clients for so long. */
export interface Job {
  readonly workload: string;
  readonly target: Target;
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** What the province's builder noted: ids, sessions. */
  readonly notes: Notes;
}

/** Sends one request on a kept-alive connection and reads the whole answer. */
export function send(agent: Agent, port: number, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const body = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
    const length: Record<string, string | number> = body
      ? { 'content-length': body.length, 'content-type': 'application/json' }
      : {};
    const sent = open(
      {
        agent,
        host: '127.0.0.1',
        port,
        path: request.path,
        method: request.method,
        headers: { ...length, ...request.headers },
      },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            cookies: answer.headers['set-cookie'] ?? [],
            body: Buffer.concat(parts),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function run(job: Job): Promise<Run> {
  const workload = workloads[job.workload];
  if (!workload) throw new Error(`No workload ${job.workload}.`);
  const agent = new Agent({ keepAlive: true, maxSockets: job.clients });
  const taken: number[] = [];
  let answered = 0;
  let failed = 0;
  let failure: string | null = null;
  const start = performance.now();
  const warm = start + Math.min(1000, job.seconds * 300);
  const until = warm + job.seconds * 1000;

  async function client(index: number): Promise<void> {
    const next = workload?.requests(job.target, job.notes, index);
    for (let count = 0; next && performance.now() < until; count += 1) {
      const request = next(count);
      const from = performance.now();
      const answer = await send(agent, job.port, request);
      const ended = performance.now();
      answered += 1;
      const right = answer.status === 200 && (workload?.right(job.target, answer) ?? false);
      if (!right) {
        failed += 1;
        failure ??= `${request.method} ${request.path}: ${answer.status} ${answer.body.toString().slice(0, 300)}`;
        if (failed > 20) return;
      } else if (from >= warm) taken.push(ended - from);
    }
  }

  await Promise.all(Array.from({ length: job.clients }, (_, index) => client(index)));
  const seconds = (performance.now() - warm) / 1000;
  agent.destroy();
  return {
    count: answered,
    perSecond: taken.length / seconds,
    p50: quantile(taken, 0.5),
    p99: quantile(taken, 0.99),
    failed,
    failure,
  };
}

// As a child process: the clients must not share a thread with what they measure.
if (process.send && process.argv[1]?.endsWith('load.ts')) {
  process.on('message', (job: Job) => {
    run(job).then(
      (result) => process.send?.({ result }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
}
