import { webcrypto } from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import { isDeviceProven } from '#kernel/device-proof.ts';
import type { Id } from '#kernel/id.ts';
import type { Subtle } from '#kernel/sealing.ts';
import { ask, sql } from '../database/pool.ts';
import { gathered } from '../gathered.ts';
import { note } from './events.ts';
import { minute, after, together, type Setting } from './setting.ts';

/** The public half of a device's signing key. */
export interface SigningKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

/** A device and whose it is. */
export interface Device {
  readonly id: Id;
  readonly personId: Id;
  readonly signingKey: SigningKey | null;
  readonly endedAt: Instant | null;
  readonly lastSeenAt: Instant | null;
  /** The person's account is closed. */
  readonly closed: boolean;
}

/** Reads a P-256 public key; nothing else of what was sent is kept. `null` where it is none. */
export async function readSigningKey(jwk: Readonly<Record<string, unknown>>): Promise<SigningKey | null> {
  const { kty, crv, x, y } = jwk;
  if (kty !== 'EC' || crv !== 'P-256' || typeof x !== 'string' || typeof y !== 'string') return null;
  const key: SigningKey = { kty, crv, x, y };
  try {
    await verifyingKey(key);
    return key;
  } catch {
    return null;
  }
}

/** The key as WebCrypto verifies with it. */
export function verifyingKey(key: SigningKey): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('jwk', { ...key }, { name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'verify',
  ]);
}

/** Whether the holder of this key has signed that it is this device which speaks in this session. */
export async function holdsKey(
  { id, key }: Pick<NewDevice, 'id' | 'key'>,
  sessionId: string,
  proof: string,
): Promise<boolean> {
  const tools = { subtle: webcrypto.subtle as unknown as Subtle };
  return isDeviceProven(tools, { device: id, challenge: sessionId, proof }, await verifyingKey(key));
}

/** A device as its owner names it. */
interface NewDevice {
  readonly id: Id;
  readonly personId: Id;
  readonly name: string;
  readonly key: SigningKey;
}

/**
 * Enrols a device and binds the session to it, as proven or only named; the same id with the same key again changes
 * nothing else. `false`: the id is somebody else's.
 */
export async function enrolDevice(
  setting: Setting,
  device: NewDevice & { readonly sessionId: string; readonly proven?: boolean },
): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const added = await ask(
      door,
      sql`
      insert into identity.device (id, person_id, name, signing_key, enrolled_at, last_seen_at)
      values (${device.id}, ${device.personId}, ${device.name}, ${JSON.stringify(device.key)}::jsonb, ${now}, ${now})
      on conflict (id) do nothing returning id
    `,
    );
    const same = await ask(
      door,
      sql`
      select id from identity.device
      where id = ${device.id} and person_id = ${device.personId} and ended_at is null
        and signing_key = ${JSON.stringify(device.key)}::jsonb
    `,
    );
    if (same.length === 0) return false;
    await ask(
      door,
      sql`
      update identity.session set device_id = ${device.id}, device_proven = ${device.proven ?? false}
      where id = ${device.sessionId}
    `,
    );
    if (added.length > 0)
      await note(door, now, {
        action: 'device-enrolled',
        person: device.personId,
        detail: { device: device.id },
      });
    return true;
  });
}

/**
 * «Máy không nhận là mình ghi» — enrolled and ended in one step: no entry of it is ever carried out, all are kept for
 * review. `false`: the id is somebody else's.
 */
export async function enrolEnded(setting: Setting, device: NewDevice): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const ended = await ask(
      door,
      sql`
      insert into identity.device
        (id, person_id, name, signing_key, enrolled_at, last_seen_at, ended_at, ended_by)
      values (${device.id}, ${device.personId}, ${device.name}, ${JSON.stringify(device.key)}::jsonb, ${now}, ${now},
              ${now}, ${device.personId})
      on conflict (id) do update set ended_at = coalesce(device.ended_at, excluded.ended_at)
      where device.person_id = excluded.person_id and device.signing_key = excluded.signing_key
      returning id
    `,
    );
    if (ended.length === 0) return false;
    const { id, personId } = device;
    await note(door, now, { action: 'device-ended', person: personId, by: personId, detail: { device: id } });
    return true;
  });
}

/** One's own devices; a token is one too. */
export function listDevices(setting: Setting, personId: Id) {
  return ask(
    setting.pool,
    sql<{
      id: Id;
      name: string;
      token: boolean;
      enrolledAt: Instant;
      lastSeenAt: Instant | null;
      endedAt: Instant | null;
      approvedAt: Instant | null;
    }>`
    select id, name, signing_key is null as token, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt",
           ended_at as "endedAt", approved_at as "approvedAt"
    from identity.device where person_id = ${personId} order by ended_at is not null, enrolled_at desc, id
  `,
  );
}

/** Ends one's device, its sessions and, if it is a token's, the token. `false` if there is none. */
export async function endDevice(setting: Setting, personId: Id, deviceId: string, by: Id): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const ended = await ask(
      door,
      sql`
      update identity.device set ended_at = coalesce(ended_at, ${now}), ended_by = coalesce(ended_by, ${by}::uuid)
      where id = ${deviceId} and person_id = ${personId} returning id
    `,
    );
    if (ended.length === 0) return false;
    await ask(
      door,
      sql`
      with revoked as (
        update identity.token set revoked_at = coalesce(revoked_at, ${now}) where device_id = ${deviceId}
      )
      delete from identity.session where device_id = ${deviceId}
    `,
    );
    await note(door, now, { action: 'device-ended', person: personId, by, detail: { device: deviceId } });
    return true;
  });
}

/** The device of this id, whoever asks: those asked for together are looked up together. */
export async function deviceOf(setting: Setting, id: string): Promise<Device | null> {
  return (await roadsOf(setting).find(id)) ?? null;
}

/** Notes that a device was heard of, at most every ten minutes. */
export async function markDevice(setting: Setting, device: Device): Promise<void> {
  const now = setting.clock.now();
  if (device.lastSeenAt !== null && after(device.lastSeenAt, 10 * minute) > now) return;
  await roadsOf(setting).mark(device.id);
}

/** On the evening of the meetings hundreds of devices come at once: their look-ups and marks go together. */
interface Roads {
  find(id: string): Promise<Device | undefined>;
  mark(id: string): Promise<unknown>;
}

// One for each house.
const roads = new WeakMap<Setting, Roads>();

function roadsOf(setting: Setting): Roads {
  const known = roads.get(setting);
  if (known) return known;
  const made: Roads = {
    find: gathered((ids: readonly string[]) => findAll(setting, ids)),
    mark: gathered((ids: readonly string[]) => markAll(setting, ids)),
  };
  roads.set(setting, made);
  return made;
}

async function findAll(setting: Setting, ids: readonly string[]): Promise<(Device | undefined)[]> {
  const devices = await ask(
    setting.pool,
    sql<Device>`
    select device.id, device.person_id as "personId", device.signing_key as "signingKey",
           device.ended_at as "endedAt", device.last_seen_at as "lastSeenAt",
           (login.user_id is null or login.disabled_at is not null) as closed
    from identity.device left join identity.login using (person_id)
    where device.id = any(${ids}::uuid[])
  `,
  );
  const byId = new Map(devices.map((device) => [device.id as string, device]));
  return ids.map((id) => byId.get(id.toLowerCase()));
}

async function markAll(setting: Setting, ids: readonly string[]): Promise<readonly unknown[]> {
  const now = setting.clock.now();
  // What somebody else has in hand at this moment is being heard of as well.
  return ask(
    setting.pool,
    sql`
    update identity.device set last_seen_at = ${now}
    where id in (select id from identity.device where id = any(${ids}::uuid[]) for update skip locked)
  `,
  );
}
