import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import { makeId, type Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { note } from './events.ts';
import type { Identity } from './identity.ts';
import { after, day, minute, together, type Setting } from './setting.ts';

/** A token as it is asked for. */
export interface NewToken {
  readonly personId: Id;
  readonly name: string;
  readonly commands: readonly string[];
  readonly queries: readonly string[];
  readonly organisations: readonly string[] | null;
  readonly expiresAt: Instant;
}

const start = 'sochibo_';
const longest = 365 * day;

/** Issues a token, which is a device of its own. The secret is told here and never again. `null`: too long. */
export async function issueToken(setting: Setting, token: NewToken) {
  const now = setting.clock.now();
  const expiresAt = new Date(token.expiresAt).toISOString() as Instant;
  if (expiresAt <= now || expiresAt > after(now, longest)) return null;
  const id = makeId(Date.parse(now), randomBytes(10));
  const device = randomUUID() as string as Id;
  const secret = start + randomBytes(32).toString('base64url');
  await together(setting.pool, async (door) => {
    await ask(
      door,
      sql`
      insert into identity.device (id, person_id, name, enrolled_at)
      values (${device}, ${token.personId}, ${token.name}, ${now})
    `,
    );
    await ask(
      door,
      sql`
      insert into identity.token
        (id, person_id, device_id, name, hash, commands, queries, organisations, created_at, expires_at)
      values (${id}, ${token.personId}, ${device}, ${token.name}, ${hashOf(secret)}, ${token.commands}::text[],
              ${token.queries}::text[], ${token.organisations}::uuid[], ${now}, ${expiresAt})
    `,
    );
    await note(door, now, { action: 'token-issued', person: token.personId, detail: { token: id } });
  });
  return { id, device, secret, expiresAt };
}

/** One's own tokens, without their secrets. */
export function listTokens(setting: Setting, personId: Id) {
  return ask(
    setting.pool,
    sql<{
      id: Id;
      device: Id;
      name: string;
      commands: string[];
      queries: string[];
      organisations: Id[] | null;
      createdAt: Instant;
      expiresAt: Instant;
      revokedAt: Instant | null;
      lastUsedAt: Instant | null;
    }>`
    select id, device_id as device, name, commands, queries, organisations, created_at as "createdAt",
           expires_at as "expiresAt", revoked_at as "revokedAt", last_used_at as "lastUsedAt"
    from identity.token where person_id = ${personId} order by created_at desc, id
  `,
  );
}

/** Revokes one's token. `false` if there is none. */
export async function revokeToken(setting: Setting, personId: Id, id: string): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const revoked = await ask(
      door,
      sql<{ device: Id }>`
      update identity.token set revoked_at = coalesce(revoked_at, ${now})
      where id = ${id} and person_id = ${personId} returning device_id as device
    `,
    );
    if (!revoked[0]) return false;
    await ask(
      door,
      sql`
      update identity.device set ended_at = coalesce(ended_at, ${now}), ended_by = coalesce(ended_by, ${personId}::uuid)
      where id = ${revoked[0].device}
    `,
    );
    await note(door, now, { action: 'token-revoked', person: personId, detail: { token: id } });
    return true;
  });
}

/** Whose token this is, while it lasts and the account is open. */
export async function identifyToken(setting: Setting, secret: string): Promise<Identity | null> {
  if (!secret.startsWith(start)) return null;
  const now = setting.clock.now();
  const [row] = await ask(
    setting.pool,
    sql<{
      id: Id;
      personId: Id;
      device: Id;
      commands: string[];
      queries: string[];
      organisations: Id[] | null;
      lastUsedAt: Instant | null;
    }>`
    select token.id, token.person_id as "personId", token.device_id as device, token.commands, token.queries,
           token.organisations, token.last_used_at as "lastUsedAt"
    from identity.token join identity.login using (person_id)
    where token.hash = ${hashOf(secret)} and token.revoked_at is null and token.expires_at > ${now}
      and login.disabled_at is null
  `,
  );
  if (!row) return null;
  if (row.lastUsedAt === null || after(row.lastUsedAt, minute) <= now) {
    await ask(setting.pool, sql`update identity.token set last_used_at = ${now} where id = ${row.id}`);
  }
  const { id, personId, device, commands, queries, organisations } = row;
  return {
    personId,
    via: 'token',
    deviceId: device,
    token: { id, device, commands, queries, organisations },
  };
}

// The secret is random throughout, so a plain hash keeps it.
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
