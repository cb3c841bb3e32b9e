import { randomUUID } from 'node:crypto';
import Fastify, { type FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { accountRoutes } from '#modules/account/routes.ts';
import { ask, openPool, sql } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { createIdentity, type IdentityOffice } from '#platform/identity/create-identity.ts';
import { secretOf } from '#platform/secret.ts';
import { freshDatabase, type FreshDatabase } from './database.ts';

/** An answer as a browser sees it. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of every shape
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookie: string | undefined;
}

/** A browser of somebody's: it keeps its cookie, unless a reply is lost. */
export interface Browser {
  cookie: string;
  readonly ask: (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    options?: AskOptions,
  ) => Promise<Answer>;
}

export interface AskOptions {
  readonly lost?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** The accounts of a server of a test's own, with a clock that is moved by hand. */
export interface AccountHouse {
  readonly database: FreshDatabase;
  readonly pool: pg.Pool;
  readonly app: FastifyInstance;
  readonly identity: IdentityOffice;
  readonly officers: Set<string>;
  pass(milliseconds: number): void;
  browser(): Browser;
  user(name: string, password: string): Promise<Id>;
  /** Somebody else chose the password of this person. */
  mustChange(personId: Id): Promise<void>;
  signIn(name: string, password: string): Promise<Browser>;
  close(): Promise<void>;
}

export const epoch = '3c0ffee0-0000-4000-8000-000000000001';

/** Opens the house; `pass` moves its clock, which starts at the machine's own time. */
export async function openAccountHouse(origin = 'http://localhost:8080'): Promise<AccountHouse> {
  const database = await freshDatabase();
  const pool = openPool(database.authUrl, 6);
  let passed = 0;
  const clock = { now: () => new Date(Date.now() + passed).toISOString() as Instant };
  const identity = createIdentity({ pool, secret: secretOf(database.folder), origin, clock });
  const officers = new Set<string>();
  const app = Fastify();
  await app.register(
    accountRoutes({
      identity,
      mayRecover: async (officer) => officers.has(officer),
      mayApprove: async (officer, personId) => officer !== personId && officers.has(officer),
      lookedAfter: async (officer, people) =>
        officers.has(officer)
          ? people.map((personId) => ({ personId, fullName: 'Nguyễn Thị Mẫu', place: 'Chi bộ Mẫu' }))
          : [],
      fullNameOf: async () => 'Nguyễn Thị Mẫu',
      epoch: async () => epoch,
      health: async () => ({ trial: null, isAlarming: false, restores: [] }),
      commands: new Set(['record-attendance']),
      queries: new Set(['members-by-cell-kind']),
    }),
  );
  app.get('/whoami', async (request) => ({ identity: await identity.identify(request) }));
  await app.ready();

  function browser(): Browser {
    const own: Browser = {
      cookie: '',
      ask: async (method, path, body, options = {}) => {
        const headers = { ...(own.cookie ? { cookie: own.cookie } : {}), ...options.headers };
        const remoteAddress = options.address ?? '127.0.0.1';
        const reply = await app.inject({
          method,
          url: path,
          headers,
          remoteAddress,
          ...(body ? { payload: body } : {}),
        });
        const cookie = [reply.headers['set-cookie']].flat()[0];
        if (cookie && !options.lost) own.cookie = cookie.split(';')[0] ?? '';
        return { status: reply.statusCode, body: reply.json(), headers: reply.headers, cookie };
      },
    };
    return own;
  }

  const house: AccountHouse = {
    database,
    pool,
    app,
    identity,
    officers,
    pass: (milliseconds) => void (passed += milliseconds),
    browser,
    user: async (name, password) => {
      const personId = randomUUID() as string as Id;
      await addUser(pool, clock, { name, password, fullName: 'Nguyễn Thị Mẫu', personId });
      return personId;
    },
    mustChange: async (personId) => {
      await ask(
        pool,
        sql`update identity.login set must_change_password = true where person_id = ${personId}`,
      );
    },
    signIn: async (name, password) => {
      const one = browser();
      const answer = await one.ask('POST', '/api/v1/session', { name, password });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return one;
    },
    close: async () => {
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
  return house;
}

/** Issues a token of this browser's person that lasts so many milliseconds. */
export async function issueToken(house: AccountHouse, browser: Browser, lasting: number) {
  const expiresAt = new Date(Date.parse(house.identity.setting.clock.now()) + lasting).toISOString();
  const order = { name: 'Máy tính kho', commands: ['record-attendance'], queries: [], expiresAt };
  return (await browser.ask('POST', '/api/v1/tokens', order)).body;
}

/** Whom the server takes the bearer of a token for. */
export async function identityBy(house: AccountHouse, secret: string) {
  const headers = { authorization: `Bearer ${secret}` };
  return (await house.browser().ask('GET', '/whoami', undefined, { headers })).body.identity;
}
