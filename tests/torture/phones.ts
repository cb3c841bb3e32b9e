import { randomBytes, webcrypto } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflateRaw, gunzipSync } from 'node:zlib';
import type { Id } from '#kernel/id.ts';
import { seal, type SealingTools } from '#kernel/sealing.ts';
import { openEngine, type Engine, type SyncResult } from '#kernel/sync/engine.ts';
import type { Reply, Wire } from '#kernel/sync/ports.ts';
import { newId } from '#support/builders.ts';
import { ModelStorage } from '#support/sync-model-device.ts';
import { ask, type Book } from './books.ts';

/** A phone with the real sync core, real keys and the real wire; only its store is in memory. */
export interface Phone {
  readonly engine: Engine;
  readonly book: Book;
  readonly tasks: readonly { readonly entry: Id; readonly task: Id }[];
  /** What the wire has answered: status, or how it failed, and how often. */
  readonly heard: Map<string, number>;
  /** Answers 503 and 507 that did not say when to come again. */
  withoutRetryAfter: number;
  /** Writes one task down. */
  write(): Promise<void>;
}

const tools: SealingTools = {
  subtle: webcrypto.subtle,
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  deflate: async (bytes) => new Uint8Array(await promisify(deflateRaw)(bytes)),
  inflate: () => Promise.reject(new Error('the device cannot open what it sealed')),
};

/** Enrols a phone of the secretary of a book. It speaks with `url`, which may be a proxy. */
export async function openPhone(book: Book, url: string, longestWait = 30_000): Promise<Phone> {
  const usage = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await webcrypto.subtle.generateKey(usage, true, ['sign', 'verify']);
  const signingKey = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const { device, sealKey } = await enrol(book, url, signingKey);
  const heard = new Map<string, number>();
  const tasks: { entry: Id; task: Id }[] = [];
  const hear = (what: string) => heard.set(what, (heard.get(what) ?? 0) + 1);

  const post: Wire['post'] = async (path, body): Promise<Reply> => {
    const signal = AbortSignal.timeout(longestWait);
    try {
      const { status, text, after } = await carry(`${url}${path}`, book.cookie, JSON.stringify(body), signal);
      hear(String(status));
      if ((status === 503 || status === 507) && after === null) phone.withoutRetryAfter += 1;
      const retryAfter = after === null ? null : Number(after) * 1_000;
      return { kind: 'answer', status, body: parse(text), retryAfter };
    } catch {
      hear(signal.aborted ? 'timeout' : 'no network');
      return signal.aborted ? { kind: 'timeout' } : { kind: 'no-network' };
    }
  };
  const engine = await openEngine({
    storage: new ModelStorage(device),
    wire: { post },
    seal: (envelope) => seal(tools, envelope, sealKey.point, pair.privateKey),
    now: () => Date.now(),
    random: Math.random,
    newId,
    alone: (work) => work(),
    changed: () => undefined,
  });
  const phone: Phone = {
    engine,
    book,
    tasks,
    heard,
    withoutRetryAfter: 0,
    write: async () => {
      const task = newId();
      const { cell, term, meeting, people } = book;
      const words = {
        title: 'Phát quang đường thôn',
        ownerId: people[1] ?? null,
        helperIds: [],
        dueOn: null,
      };
      const input = { id: task, meetingId: meeting, ...words };
      const entry = await engine.append({ name: 'set-task', organisation: cell.id, term, input });
      tasks.push({ entry: entry.id, task });
    },
  };
  return phone;
}

interface Carried {
  readonly status: number;
  readonly text: string;
  readonly after: string | null;
}

// Real phones bring processors of their own; five hundred of them in one process leave the server as much as they can.
const connections = new Agent({ keepAlive: true, maxFreeSockets: 1_000 });

/** One request as a phone sends it, with far less work than `fetch` makes of it. */
function carry(url: string, cookie: string, body: string, signal: AbortSignal): Promise<Carried> {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'accept-encoding': 'gzip',
    cookie,
  };
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent: connections, headers, signal };
    const sent = request(url, options, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('close', () => reject(new Error('cut off')));
      response.on('end', () => {
        const whole = Buffer.concat(parts);
        const isPacked = response.headers['content-encoding'] === 'gzip';
        const text = (isPacked ? gunzipSync(whole) : whole).toString('utf8');
        resolve({ status: response.statusCode ?? 0, text, after: response.headers['retry-after'] ?? null });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

async function enrol(
  book: Book,
  url: string,
  signingKey: unknown,
): Promise<{ device: Id; sealKey: { point: string } }> {
  for (;;) {
    const reply = await ask(url, 'POST', '/api/v1/devices', book.cookie, { name: 'Điện thoại', signingKey });
    if (reply.ok) return (await reply.json()) as { device: Id; sealKey: { point: string } };
    if (reply.status !== 503) throw new Error(`not enrolled: ${reply.status} ${await reply.text()}`);
    await sleep(Number(reply.headers.get('retry-after') ?? 1) * 1_000);
  }
}

/** How many entries wait, and how many have any other fate than to be recorded. */
export function standing(phone: Phone): { waiting: number; recorded: number; other: number } {
  const entries = [...phone.engine.held().entries.values()];
  const waiting = entries.filter(({ state }) => state === 'waiting').length;
  const recorded = entries.filter(({ state }) => state === 'recorded').length;
  return { waiting, recorded, other: entries.length - waiting - recorded };
}

/** Syncs until all is recorded and fetched. `false`: not in time. Pauses are cut to `longest`. */
export async function syncAll(
  phone: Phone,
  patience: number,
  longest = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (const end = performance.now() + patience; performance.now() < end;) {
    const result: SyncResult = await phone.engine.sync();
    if (result.outcome === 'session-ended') throw new Error('a session has ended without our word');
    if (result.outcome === 'done' && standing(phone).waiting === 0) return true;
    await sleep(Math.min(result.retryIn ?? 100, longest));
  }
  return false;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
