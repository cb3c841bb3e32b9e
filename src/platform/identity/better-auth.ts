import { createHmac, randomUUID } from 'node:crypto';
import { CamelCasePlugin, Kysely, PostgresDialect, type KyselyPlugin } from 'kysely';
import { derive } from '../secret.ts';
import { hashPassword, verifyPassword } from './argon2.ts';
import { day, second, type Setting } from './setting.ts';

/** better-auth as this house uses it: it judges password and second factor, and opens the web session. */
export type BetterAuth = Awaited<ReturnType<typeof load>>;

const loaded = new WeakMap<Setting, Promise<BetterAuth>>();

/** Loaded at the first sign-in: it costs about 300 ms and 20 MB, which a start must not wait for. */
export function betterAuthOf(setting: Setting): Promise<BetterAuth> {
  const already = loaded.get(setting);
  if (already) return already;
  const loading = load(setting);
  loaded.set(setting, loading);
  loading.catch(() => loaded.delete(setting));
  return loading;
}

/** The address a person has inside better-auth, which knows nobody without one. No letter ever goes there. */
export function innerAddress(personId: string): string {
  return `${personId}@sochibo.invalid`;
}

const cookie = 'better-auth.session_token';

/** The headers under which better-auth sees the session of this token. */
export function headersOf(setting: Setting, token: string): Headers {
  const signature = createHmac('sha256', innerSecret(setting)).update(token).digest('base64');
  return new Headers({ cookie: `${cookie}=${encodeURIComponent(`${token}.${signature}`)}` });
}

/** The session token better-auth has put into its answer, if any. */
export function newTokenIn(headers: Headers): string | null {
  const value = valueOf(headers, cookie);
  return value ? (value.split('.')[0] ?? null) : null;
}

/** The cookies of an answer as the request that follows it would carry them. */
export function followUp(headers: Headers): Headers {
  const pairs = headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return new Headers({ cookie: pairs.filter((pair) => !pair.endsWith('=')).join('; ') });
}

/** Whether better-auth refused what somebody typed, as opposed to failing. */
export function isRefusal(
  error: unknown,
): error is Error & { readonly statusCode: number; readonly body?: { readonly code?: string } } {
  return (
    error instanceof Error &&
    error.name === 'APIError' &&
    Number((error as { statusCode?: number }).statusCode) < 500
  );
}

function innerSecret(setting: Setting): string {
  return derive(setting.secret, 'better-auth');
}

/** Moments are text in this house; better-auth compares them as dates, and would find text never expired. */
const moments: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) => Promise.resolve({ ...result, rows: result.rows.map(withDates) }),
};

function withDates(row: Record<string, unknown>): Record<string, unknown> {
  const isMoment = (name: string, value: unknown) => /(At|Until)$/.test(name) && typeof value === 'string';
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      isMoment(name, value) ? new Date(value as string) : value,
    ]),
  );
}

function databaseOf(setting: Setting): Kysely<unknown> {
  const dialect = new PostgresDialect({ pool: setting.pool });
  return new Kysely({ dialect, plugins: [new CamelCasePlugin(), moments] });
}

async function load(setting: Setting) {
  const [{ betterAuth }, { twoFactor }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
  ]);
  return betterAuth({
    appName: 'Sổ Chi Bộ',
    baseURL: setting.origin,
    secret: innerSecret(setting),
    database: { db: databaseOf(setting), type: 'postgres', schemaName: 'identity' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
      minPasswordLength: 1,
      maxPasswordLength: 1000,
    },
    session: { expiresIn: (60 * day) / second, disableSessionRefresh: true },
    plugins: [twoFactor({ issuer: 'Sổ Chi Bộ' })],
    advanced: { useSecureCookies: false, database: { generateId: () => randomUUID() } },
    // Its limits count requests to its own paths, and it has none here; ours are in attempts.ts.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

function valueOf(headers: Headers, name: string): string | null {
  const line = headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
  return line ? decodeURIComponent(line.slice(name.length + 1).split(';')[0] ?? '') : null;
}
