import type { Problem } from '#kernel/problem.ts';
import type { Id } from '#kernel/id.ts';
import type { Reply, Wire } from '#kernel/sync/ports.ts';
import { bookHeader, saysSessionEnded } from '#kernel/sync/wire.ts';
import { refuse, type Result } from '#kernel/result.ts';
import { problems } from './problems.ts';

/** A batch of 64 KB needs about ten seconds on the slowest network we count on. */
const longestWait = 30_000;

/** «Đường tới máy chủ» — every request of the client goes through here. */
export interface Server extends Wire {
  ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Reply>;
  /** Names the device whose book is open in this tab: of a session that is somebody else's nothing is asked for it. */
  speakFor(device: Id | null): void;
  /** What every request for the open book carries. */
  headers(): Readonly<Record<string, string>>;
}

/** These are about the session itself, whosever it is. */
const aboutSession: readonly string[] = [
  'POST /api/v1/session',
  'DELETE /api/v1/session',
  'GET /api/v1/me',
  'POST /api/v1/devices',
];

/** The server this page came from. */
export const server: Server = serverHere();

function serverHere(): Server {
  let book: Id | null = null;
  const headers = (): Readonly<Record<string, string>> => (book === null ? {} : { [bookHeader]: book });
  const ask: Server['ask'] = (method, path, body) =>
    request(method, path, body, aboutSession.includes(`${method} ${path}`) ? {} : headers());
  return {
    ask,
    post: (path, body) => ask('POST', path, body),
    headers,
    speakFor: (device) => {
      book = device;
    },
  };
}

/** Why a reply is no answer, in words for people; `null` where it is one. */
export function problemOf(reply: Reply): Problem | null {
  if (reply.kind === 'no-network') return problems.noNetwork;
  if (reply.kind === 'timeout') return problems.serverBusy;
  if (reply.status >= 200 && reply.status < 300) return null;
  if (saysSessionEnded(reply.status, reply.body)) return problems.sessionEnded;
  const { problem } = (reply.body ?? {}) as { problem?: Problem };
  return problem?.message?.vi && problem.fix?.vi ? problem : problems.serverBusy;
}

/** The refusal that a reply means, where it is no answer. */
export function refusalOf(reply: Reply): Result<never> | null {
  const problem = problemOf(reply);
  return problem ? refuse(problem) : null;
}

async function request(
  method: string,
  path: string,
  body: unknown,
  named: Readonly<Record<string, string>>,
): Promise<Reply> {
  const signal = AbortSignal.timeout(longestWait);
  try {
    const response = await fetch(path, {
      method,
      signal,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { ...named, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { kind: 'answer', status: response.status, body: parse(text), retryAfter: retryAfter(response) };
  } catch {
    return signal.aborted ? { kind: 'timeout' } : { kind: 'no-network' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function retryAfter(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
