import { webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build } from 'vite';
import { toBase64Url } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { isSignedBy, unseal } from '#kernel/sealing.ts';
import { bookHeader, sessionEndedMarker, type Sealed } from '#kernel/sync/wire.ts';
import { ModelServer, sealPlainly } from './sync-model.ts';
import { idFrom, seeded } from './seeded.ts';

interface Person {
  readonly id: Id;
  readonly fullName: string;
}

/** «Máy chủ cho thử máy» — the model server behind the real wire, with sessions, enrolment and seals. */
export interface DeviceServer {
  readonly url: string;
  readonly model: ModelServer;
  readonly organisation: Id;
  readonly people: Readonly<Record<string, Person>>;
  /** Sealed commands whose signature or seal did not hold. */
  readonly broken: Sealed[];
  /** Bytes of JavaScript the client core comes to, compressed. */
  readonly script: string;
  /** Ends all web sessions on the side of the server. */
  endSessions(): void;
  /** The same, and no device enrolled so far may write any more. */
  endDevices(): void;
  close(): Promise<void>;
}

/** Serves an empty page with the client core on it, and the wire of `docs/sync.md`. */
export async function startDeviceServer(names: Readonly<Record<string, string>>): Promise<DeviceServer> {
  const script = await buildClient();
  const random = seeded(11);
  const organisation = idFrom(random);
  const model = new ModelServer([organisation]);
  model.pageSize = 2_000;
  const people = Object.fromEntries(
    Object.entries(names).map(([login, fullName]) => [login, { id: idFrom(random), fullName }]),
  );
  const sealKeys = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
    'deriveBits',
  ]);
  const point = toBase64Url(new Uint8Array(await webcrypto.subtle.exportKey('raw', sealKeys.publicKey)));
  const devices = new Map<string, object>();
  const sessions = new Map<string, Person>();
  const bound = new Map<Person, string>();
  const ended = new Set<string>();
  const broken: Sealed[] = [];

  const unsealAll = async (sealed: readonly Sealed[]): Promise<Sealed[]> => {
    const plain: Sealed[] = [];
    for (const item of sealed) {
      const key = devices.get(item.device);
      const signed = key !== undefined && (await isSignedBy(webcrypto, item, key));
      const inflate = async (bytes: Uint8Array) => new Uint8Array(await promisify(inflateRaw)(bytes));
      const envelope = signed
        ? await unseal({ subtle: webcrypto.subtle, inflate }, item, sealKeys.privateKey)
        : null;
      if (envelope) plain.push(await sealPlainly(envelope));
      else broken.push(item);
    }
    return plain;
  };
  const answer = async (request: IncomingMessage, path: string, body: unknown): Promise<Answer> => {
    const known = sessions.get(/session=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
    const book = request.headers[bookHeader];
    const me = known && (book === undefined || bound.get(known) === book) ? known : undefined;
    if (path === '/api/v1/commands') {
      return model.take(path, { sealed: await unsealAll((body as { sealed: Sealed[] }).sealed) });
    }
    if (path === '/api/v1/session' && request.method === 'POST') {
      const person = people[(body as { name: string }).name];
      if (!person) return { status: 422, body: { problem: refusal } };
      const token = toBase64Url(webcrypto.getRandomValues(new Uint8Array(9))).replaceAll(/\W/g, '');
      sessions.set(token, person);
      return { status: 200, body: {}, cookie: `session=${token}; Path=/; HttpOnly; SameSite=Strict` };
    }
    if (!me && path === '/api/v1/me') return { status: 200, body: null };
    if (!me) return { status: 401, body: { problem: refusal, marker: sessionEndedMarker } };
    if (path === '/api/v1/session') return { status: 204, body: null, cookie: 'session=; Path=/; Max-Age=0' };
    if (path === '/api/v1/me')
      return { status: 200, body: { person: me, offices: [], administrator: false } };
    if (path === '/api/v1/devices') {
      const { signingKey: jwk, id, ended: over } = body as { signingKey: JsonWebKey; id?: Id; ended?: true };
      if (id && over) ended.add(id);
      if (id && ended.has(id)) return { status: 422, body: { problem: refusal } };
      const device = id ?? idFrom(Math.random);
      bound.set(me, device);
      const usage = { name: 'ECDSA', namedCurve: 'P-256' };
      devices.set(device, await webcrypto.subtle.importKey('jwk', jwk, usage, false, ['verify']));
      return { status: 200, body: { device, sealKey: { id: 'seal-1', point }, epoch: model.epoch } };
    }
    if (path === '/api/v1/queries/question')
      return { status: 200, body: { told: 'Đảng viên Hoàng Kim Cúc' } };
    return model.take(path, body);
  };

  const http = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://device').pathname;
    if (!path.startsWith('/api/')) {
      const isScript = path === '/client.js';
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
      response.end(
        isScript
          ? script
          : '<!doctype html><title>Thử máy</title><script type="module" src="/client.js"></script>',
      );
      return;
    }
    void readBody(request)
      .then((body) => answer(request, path, body))
      .then(({ status, body, cookie }) => {
        response.writeHead(status, {
          'content-type': 'application/json',
          ...(cookie ? { 'set-cookie': cookie } : {}),
        });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));

  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    model,
    organisation,
    people,
    broken,
    script,
    endSessions: () => sessions.clear(),
    endDevices: () => {
      for (const device of devices.keys()) ended.add(device);
      devices.clear();
      sessions.clear();
    },
    close: () =>
      new Promise((closed) => {
        http.close(() => closed());
        http.closeAllConnections();
      }),
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly cookie?: string;
}

const words = { vi: 'Chưa mở được sổ.', en: 'Not signed in.' };
const refusal = { code: 'model.signed-out', message: words, fix: words };

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text ? (JSON.parse(text) as unknown) : undefined;
}

/** The client core as a browser gets it, in one file. */
async function buildClient(): Promise<string> {
  const entry = fileURLToPath(new URL('./client-page.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
    build: { write: false, target: 'es2022', rolldownOptions: { input: entry, output: { format: 'es' } } },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const output of outputs) {
    if (!('output' in output)) continue;
    for (const chunk of output.output) if (chunk.type === 'chunk') return chunk.code;
  }
  throw new Error('the client core was not built');
}
