import type pg from 'pg';
import type { Id } from '#kernel/id.ts';
import type { Clock } from '../clock.ts';
import { dayOf } from '../clock.ts';
import { betterAuthOf } from './better-auth.ts';
import { tokenOf } from './cookie.ts';
import { deviceOf, markDevice, type Device } from './devices.ts';
import type { Asked, Identity } from './identity.ts';
import { isAdministrator } from './logins.ts';
import { rotateServerKey, serverKeys, type KeyPurpose, type ServerKeys } from './server-keys.ts';
import { recognise, type FoundSession } from './sessions.ts';
import type { Setting } from './setting.ts';
import { sweep } from './sweep.ts';
import { identifyToken } from './tokens.ts';
import { unsealer, verifyDeviceSignature, type SealedCommand } from './unseal.ts';

/** What became of a sealed entry before its command is looked at. */
export type Opened =
  | {
      readonly outcome: 'opened';
      readonly identity: Identity;
      readonly envelope: unknown;
      readonly ended: boolean;
    }
  | { readonly outcome: 'unknown-device' | 'wrong-signature' | 'unreadable' };

/** «Danh tính» — who asks, for every road into the server. */
export interface IdentityOffice {
  readonly setting: Setting;
  /** Who asks, by cookie or by token; asked twice about one request it looks once. */
  identify(asked: Asked): Promise<Identity | null>;
  /** The session behind the request's cookie. */
  sessionOf(asked: Asked): Promise<FoundSession | null>;
  /** A cookie this request's answer has to carry. */
  cookieFor(asked: Asked): string | null;
  /** Gives the answer to this request another cookie. */
  setCookie(asked: Asked, cookie: string): void;
  /** Checks and opens sealed entries in their order. `ended`: device or account had been ended; hold, do not apply. */
  open(sealed: readonly SealedCommand[]): Promise<readonly Opened[]>;
  keys(): Promise<ServerKeys>;
  rotateKey(purpose: KeyPurpose): Promise<void>;
  isAdministrator(personId: Id): Promise<boolean>;
  /** Loads better-auth ahead of the first sign-in. */
  warm(): Promise<void>;
  sweep(): Promise<void>;
}

/** Opens the identity office over the pool of `sochibo_auth`. Costs nothing until somebody asks. */
export function createIdentity(given: {
  readonly pool: pg.Pool;
  readonly secret: Buffer;
  readonly origin: string;
  readonly clock: Clock;
}): IdentityOffice {
  const setting: Setting = given;
  const sessions = new WeakMap<Asked, Promise<FoundSession | null>>();
  const cookies = new WeakMap<Asked, string>();
  let keys: Promise<ServerKeys> | null = null;

  function keysInUse(): Promise<ServerKeys> {
    const reading = keys ?? serverKeys(setting);
    keys = reading;
    reading.catch(() => (keys = null));
    return reading;
  }

  function sessionOf(asked: Asked): Promise<FoundSession | null> {
    const known = sessions.get(asked);
    if (known) return known;
    const token = tokenOf(setting, asked);
    const looking = token === null ? Promise.resolve(null) : recognise(setting, token);
    sessions.set(asked, looking);
    return looking.then((session) => {
      if (session?.cookie && !cookies.has(asked)) cookies.set(asked, session.cookie);
      return session;
    });
  }

  return {
    setting,
    sessionOf,
    identify: async (asked) => {
      const bearer = bearerOf(asked);
      if (bearer !== null) return identifyToken(setting, bearer);
      const session = await sessionOf(asked);
      return session && identityOf(session);
    },
    cookieFor: (asked) => cookies.get(asked) ?? null,
    setCookie: (asked, cookie) => void cookies.set(asked, cookie),
    open: async (sealed) => openAll(setting, await keysInUse(), sealed),
    keys: keysInUse,
    rotateKey: async (purpose) => {
      keys = rotateServerKey(setting, purpose);
      await keys;
    },
    isAdministrator: (personId) => isAdministrator(setting.pool, personId, dayOf(setting.clock.now())),
    warm: async () => void (await betterAuthOf(setting)),
    sweep: () => sweep(setting),
  };
}

function bearerOf(asked: Asked): string | null {
  const header = asked.headers.authorization;
  return typeof header === 'string' && /^bearer /i.test(header) ? header.slice(7).trim() : null;
}

function identityOf(session: FoundSession): Identity {
  const { personId, sessionId, deviceId, mustChangePassword } = session;
  return {
    personId,
    via: 'session',
    sessionId,
    mustChangePassword,
    ...(deviceId === null ? {} : { deviceId }),
  };
}

async function openAll(
  setting: Setting,
  keys: ServerKeys,
  sealed: readonly SealedCommand[],
): Promise<readonly Opened[]> {
  const open = unsealer(keys);
  const devices = new Map<string, Device | null>();
  for (const id of new Set(sealed.map((one) => one.device)))
    devices.set(id, await deviceOf(setting.pool, id));
  const opened = await Promise.all(sealed.map((one) => openOne(open, devices.get(one.device) ?? null, one)));
  for (const [index, one] of opened.entries()) {
    const device = devices.get(sealed[index]?.device ?? '');
    if (one.outcome !== 'opened' || !device) continue;
    await markDevice(setting, device);
    devices.delete(device.id);
  }
  return opened;
}

async function openOne(
  open: (sealed: SealedCommand) => Promise<unknown>,
  device: Device | null,
  sealed: SealedCommand,
): Promise<Opened> {
  if (!device?.signingKey) return { outcome: 'unknown-device' };
  if (!(await verifyDeviceSignature(sealed, device.signingKey))) return { outcome: 'wrong-signature' };
  const envelope = await open(sealed);
  if (envelope === null) return { outcome: 'unreadable' };
  const identity: Identity = { personId: device.personId, via: 'device', deviceId: device.id };
  return { outcome: 'opened', identity, envelope, ended: device.closed || device.endedAt !== null };
}
