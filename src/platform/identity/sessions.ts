import { randomBytes } from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { gathered } from '../gathered.ts';
import { sessionCookie } from './cookie.ts';
import { lately, type Lately } from './lately.ts';
import { after, day, minute, second, type Door, type Setting } from './setting.ts';

// Sixty days without use, because cells meet monthly and a month may be missed; a year at most, then the password again.
const idle = 60 * day;
const longest = 365 * day;
// A token is replaced daily. Once its successor was used, requests already under way have two more minutes.
const replacedAfter = day;
const underWay = 2 * minute;
const seenEvery = 10 * minute;
// What another process ends, the command line say, is noticed this late; what this server ends, at once.
const noticedAfter = second;

/** A session found by its cookie; `cookie` is set where the browser must be given the token in force. */
export interface FoundSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly personId: Id;
  readonly deviceId: Id | null;
  /** Whether the key of the device has signed for this session; whoever only names a device holds none. */
  readonly proven: boolean;
  /** Whether somebody else has approved the device to keep what has a level, and the session is the device's. */
  readonly approved: boolean;
  readonly token: string;
  readonly mustChangePassword: boolean;
  readonly cookie: string | null;
}

interface Row {
  readonly sessionId: string;
  readonly userId: string;
  readonly personId: Id;
  readonly deviceId: Id | null;
  readonly proven: boolean;
  readonly approved: boolean;
  readonly mustChangePassword: boolean;
  readonly token: string;
  readonly previousToken: string | null;
  readonly previousUntil: Instant | null;
  readonly rotatedAt: Instant;
  readonly seenAt: Instant;
  readonly expiresAt: Instant;
  readonly createdAt: Instant;
}

/**
 * Finds the session of a token and replaces the token once a day. A lost reply logs nobody out: the old token is
 * good until the new one has been used, and every answer to it gives the new one again.
 */
export async function recognise(setting: Setting, token: string): Promise<FoundSession | null> {
  const now = setting.clock.now();
  const { recent, find } = lookUpOf(setting);
  const known = recent.find(token);
  if (known && asksNothing(known, token, now)) return found(known);
  const row = await recent.ask(token, () => find(token));
  if (!row) return null;
  if (row.token === token && mayReplace(row, now)) {
    await replace(setting, row, now);
    const renewed = await find(token);
    return renewed ? told(setting, renewed, now) : null;
  }
  if (row.token === token && row.previousToken !== null && row.previousUntil === null) {
    await retirePrevious(setting, row, now);
  }
  const seen = after(row.seenAt, seenEvery) <= now;
  const until = seen ? await prolong(setting, row, now) : row.expiresAt;
  const mustTell = row.token !== token || until > after(row.expiresAt, day);
  return mustTell ? told(setting, { ...row, expiresAt: until }, now) : found(row);
}

/** Takes over a session better-auth has made: our times, the place it came from, the first token. */
export async function adopt(
  setting: Setting,
  token: string,
  about: {
    readonly address: string;
    readonly browser: string | null;
    readonly device: string | null;
    /** Of a session that takes the place of one whose device is proven. */
    readonly proven?: boolean;
    readonly replaces?: string;
  },
): Promise<{ readonly cookie: string; readonly until: Instant }> {
  const now = setting.clock.now();
  const until = after(now, idle);
  await ask(
    setting.pool,
    sql`
    update identity.session as session
    set created_at = ${now}, updated_at = ${now}, rotated_at = ${now}, expires_at = ${until},
        ip_address = ${about.address}, user_agent = ${about.browser}, previous_token = ${about.replaces ?? null},
        device_proven = ${about.proven ?? false},
        device_id = (
          select device.id from identity.device join identity.login using (person_id)
          where device.id = ${about.device}::uuid and login.user_id = session.user_id and device.ended_at is null
        )
    where session.token = ${token}
  `,
  );
  return { cookie: sessionCookie(setting, token, idle / second), until };
}

/** One's own sessions as a list. */
export async function listSessions(setting: Setting, userId: string, current: string) {
  const rows = await ask(
    setting.pool,
    sql<{
      id: string;
      current: boolean;
      startedAt: Instant;
      lastUsedAt: Instant;
      until: Instant;
      address: string | null;
      browser: string | null;
      device: Id | null;
    }>`
    select id, id = ${current} as current, created_at as "startedAt",
           updated_at as "lastUsedAt", expires_at as until,
           nullif(ip_address, '') as address, nullif(user_agent, '') as browser, device_id as device
    from identity.session
    where user_id = ${userId} and expires_at > ${setting.clock.now()}
    order by updated_at desc, id
  `,
  );
  return rows;
}

/** Ends one session of this user; `false` if there is none. */
export async function endSession(setting: Setting, userId: string, sessionId: string): Promise<boolean> {
  const rows = await ask(
    setting.pool,
    sql`
    delete from identity.session where id = ${sessionId} and user_id = ${userId} returning id
  `,
  );
  return rows.length > 0;
}

/** Ends every session of this user but one. */
export async function endSessions(door: Door, userId: string, except: string | null): Promise<void> {
  await ask(
    door,
    sql`
    delete from identity.session where user_id = ${userId} and id is distinct from ${except}
  `,
  );
}

/** Sessions, accounts or devices have changed: each is looked up anew. */
export function forgetSessions(setting: Setting): void {
  lookUpOf(setting).recent.forget();
}

interface LookUp {
  /** The sessions of requests that come together are looked up together. */
  find(token: string): Promise<Row | undefined>;
  /** A phone sends several requests one after the other. */
  readonly recent: Lately<Row>;
}

// One for each house.
const lookUps = new WeakMap<Setting, LookUp>();

function lookUpOf(setting: Setting): LookUp {
  const known = lookUps.get(setting);
  if (known) return known;
  const made: LookUp = {
    find: gathered((tokens: readonly string[]) => findAll(setting, tokens)),
    recent: lately<Row>(noticedAfter),
  };
  lookUps.set(setting, made);
  return made;
}

async function findAll(setting: Setting, tokens: readonly string[]): Promise<(Row | undefined)[]> {
  const now = setting.clock.now();
  const wanted = sql`any(${tokens}::text[])`;
  const rows = await ask(
    setting.pool,
    sql<Row>`
    select session.id as "sessionId", session.user_id as "userId", login.person_id as "personId",
           session.device_id as "deviceId", session.device_proven as proven,
           session.device_proven and device.approved_at is not null as approved, login.must_change_password as "mustChangePassword",
           session.token, session.previous_token as "previousToken", session.previous_until as "previousUntil",
           coalesce(session.rotated_at, session.created_at) as "rotatedAt",
           session.updated_at as "seenAt", session.expires_at as "expiresAt",
           session.created_at as "createdAt"
    from identity.session
    join identity.login on login.user_id = session.user_id
    left join identity.device on device.id = session.device_id and device.ended_at is null
    where (session.token = ${wanted}
           or (session.previous_token = ${wanted} and (session.previous_until is null or session.previous_until > ${now})))
      and session.expires_at > ${now}
      and login.disabled_at is null
  `,
  );
  const byToken = new Map(rows.map((row) => [row.token, row]));
  const replaced = rows.filter((row) => row.previousUntil === null || row.previousUntil > now);
  const byPrevious = new Map(replaced.map((row) => [row.previousToken, row]));
  return tokens.map((token) => byToken.get(token) ?? byPrevious.get(token));
}

function found({
  sessionId,
  userId,
  personId,
  deviceId,
  proven,
  approved,
  token,
  mustChangePassword,
}: Row): FoundSession {
  return { sessionId, userId, personId, deviceId, proven, approved, token, mustChangePassword, cookie: null };
}

/** With the cookie the browser must be given. */
function told(setting: Setting, row: Row, now: Instant): FoundSession {
  const seconds = Math.floor((Date.parse(row.expiresAt) - Date.parse(now)) / second);
  return { ...found(row), cookie: sessionCookie(setting, row.token, seconds) };
}

async function retirePrevious(setting: Setting, row: Row, now: Instant): Promise<void> {
  await ask(
    setting.pool,
    sql`
    update identity.session set previous_until = ${after(now, underWay)}
    where id = ${row.sessionId} and token = ${row.token} and previous_until is null
  `,
  );
}

/** Nothing about it is due: no new token, no longer time, no cookie to tell of. */
function asksNothing(row: Row, token: string, now: Instant): boolean {
  return (
    row.token === token &&
    row.expiresAt > now &&
    !mayReplace(row, now) &&
    (row.previousToken === null || row.previousUntil !== null) &&
    after(row.seenAt, seenEvery) > now
  );
}

function mayReplace(row: Row, now: Instant): boolean {
  const free = row.previousToken === null || (row.previousUntil !== null && row.previousUntil <= now);
  return free && after(row.rotatedAt, replacedAfter) <= now;
}

async function replace(setting: Setting, row: Row, now: Instant): Promise<void> {
  await ask(
    setting.pool,
    sql`
    update identity.session
    set token = ${randomBytes(24).toString('base64url')}, previous_token = token, previous_until = null,
        rotated_at = ${now}, updated_at = ${now}, expires_at = ${endOf(row, now)}
    where id = ${row.sessionId} and token = ${row.token}
  `,
  );
}

async function prolong(setting: Setting, row: Row, now: Instant): Promise<Instant> {
  const until = endOf(row, now);
  await ask(
    setting.pool,
    sql`update identity.session set updated_at = ${now}, expires_at = ${until} where id = ${row.sessionId}`,
  );
  return until;
}

function endOf(row: Row, now: Instant): Instant {
  const last = after(row.createdAt, longest);
  const until = after(now, idle);
  return until < last ? until : last;
}
