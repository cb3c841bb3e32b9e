import { randomBytes, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Id } from '#kernel/id.ts';
import { seal, type SealingTools } from '#kernel/sealing.ts';
import type { Envelope, Sealed } from '#kernel/sync/wire.ts';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { secretOf } from '#platform/secret.ts';
import { openHouse, type HouseParts } from '../../src/house.ts';
import { Builder, newId } from './builders.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** An answer over the wire: status and body, the body also as it was written. */
export interface Wire {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
  readonly text: string;
}

/** Somebody signed in, or a script with its token. */
export interface Visitor {
  readonly person: Id;
  ask(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Wire>;
  query(name: string, input: unknown): Promise<Wire>;
}

/** The whole house behind its real door, in this process, over a database of its own. */
export interface OpenHouse {
  readonly database: FreshDatabase;
  readonly builder: Builder;
  readonly app: FastifyInstance;
  /** Every line of the log so far, as written. */
  readonly lines: string[];
  /** Gives a person an account and signs in. */
  visitor(name: string, person: Id): Promise<Visitor>;
  stranger(headers?: Readonly<Record<string, string>>): Visitor;
  close(): Promise<void>;
}

export const password = 'trăng sáng vườn cau';

export async function openWholeHouse(
  setting: Partial<Pick<HouseParts, 'origin' | 'proxies'>> = {},
): Promise<OpenHouse> {
  const database = await freshDatabase();
  const builder = await new Builder(database.ownerUrl).open();
  const pool = openPool(database.appUrl, 8);
  const authPool = openPool(database.authUrl, 4);
  const lines: string[] = [];
  const house = await openHouse({
    pool,
    authPool,
    secret: secretOf(database.folder),
    origin: 'http://localhost:8080',
    clock: machineClock,
    build: null,
    log: (line) => void lines.push(JSON.stringify(line)),
    ...setting,
  });
  await house.app.ready();

  const visitorWith = (person: Id, headers: Readonly<Record<string, string>>): Visitor => {
    const ask: Visitor['ask'] = async (method, path, body) => {
      const reply = await house.app.inject({
        method,
        url: path,
        headers,
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const parsed = (() => {
        try {
          return JSON.parse(reply.body) as unknown;
        } catch {
          return null;
        }
      })();
      return { status: reply.statusCode, body: parsed, text: reply.body };
    };
    return { person, ask, query: (name, input) => ask('POST', `/api/v1/queries/${name}`, { input }) };
  };
  return {
    database,
    builder,
    app: house.app,
    lines,
    stranger: (headers = {}) => visitorWith('' as Id, headers),
    async visitor(name, person) {
      await addUser(authPool, machineClock, { name, password, fullName: 'Người Mở Sổ', personId: person });
      const reply = await house.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload: { name, password },
      });
      const cookie = String([reply.headers['set-cookie']].flat()[0]).split(';')[0] ?? '';
      return visitorWith(person, { cookie });
    },
    async close() {
      await house.close();
      await Promise.all([pool.end(), authPool.end()]);
      await builder.close();
      await database.drop();
    },
  };
}

const tools: SealingTools = {
  subtle: webcrypto.subtle,
  random: (bytes) => new Uint8Array(randomBytes(bytes)),
  deflate: async (bytes) => new Uint8Array(await promisify(deflateRaw)(bytes)),
  inflate: () => Promise.reject(new Error('the device cannot open what it sealed')),
};

/** A phone with a key of its own. */
export interface Phone {
  readonly device: Id;
  seal(envelope: Partial<Envelope> & { readonly name: string; readonly organisation: Id }): Promise<Sealed>;
}

/** Enrols a phone of this visitor; `as` lets it pretend to be another device. */
export async function phoneOf(visitor: Visitor, as?: Id): Promise<Phone> {
  const pair = await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
    'verify',
  ]);
  const signingKey = await webcrypto.subtle.exportKey('jwk', pair.publicKey);
  const enrolled = await visitor.ask('POST', '/api/v1/devices', { name: 'Điện thoại', signingKey });
  const device = as ?? (enrolled.body.device as Id);
  let sequence = 0;
  return {
    device,
    seal: (envelope) => {
      sequence += 1;
      const full = {
        id: newId(),
        device,
        sequence,
        term: null,
        bundle: null,
        at: machineClock.now(),
        input: {},
        ...envelope,
      };
      return seal(tools, full, enrolled.body.sealKey.point as string, pair.privateKey);
    },
  };
}
