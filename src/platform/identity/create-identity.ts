import type pg from 'pg';
import { isId, type Id } from '#kernel/id.ts';
import type { Proof } from '#kernel/receipts.ts';
import { bookHeader } from '#kernel/sync/wire.ts';
import type { Clock } from '../clock.ts';
import { dayOf } from '../clock.ts';
import { betterAuthOf } from './better-auth.ts';
import { tokenOf } from './cookie.ts';
import { deviceOf, markDevice } from './devices.ts';
import type { Asked, Identity } from './identity.ts';
import { accountOf, isAdministrator } from './logins.ts';
import { rotateServerKey, serverKeys, type KeyPurpose, type ServerKeys } from './server-keys.ts';
import { recognise, type FoundSession } from './sessions.ts';
import type { Setting } from './setting.ts';
import { sweep } from './sweep.ts';
import { identifyToken } from './tokens.ts';
import { unsealCommand, verifyDeviceSignature, type SealedCommand } from './unseal.ts';

/** What became of a sealed entry before its command is looked at. `ended`: its device or its account had been ended. */
export type Opened =
  | { readonly outcome: 'opened' | 'ended'; readonly personId: Id; readonly envelope: unknown }
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
  /** Checks a sealed entry against its device and opens it. */
  open(sealed: SealedCommand): Promise<Opened>;
  /** The same for the command road: `null` where the entry must not be carried out. */
  unseal(sealed: SealedCommand): Promise<{ readonly personId: Id; readonly envelope: unknown } | null>;
  keys(): Promise<ServerKeys>;
  /** Signs a receipt with the receipt key in use. */
  prove(bytes: Uint8Array<ArrayBuffer>): Promise<Proof>;
  rotateKey(purpose: KeyPurpose): Promise<void>;
  isAdministrator(personId: Id): Promise<boolean>;
  /** The login name and full name of an account. */
  accountOf(personId: Id): Promise<{ readonly name: string; readonly fullName: string } | null>;
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
    const looking = token === null ? Promise.resolve(null) : sessionOfBook(setting, asked, token);
    sessions.set(asked, looking);
    return looking.then((session) => {
      if (session?.cookie && !cookies.has(asked)) cookies.set(asked, session.cookie);
      return session;
    });
  }

  const open = (sealed: SealedCommand) => openOne(setting, keysInUse, sealed);

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
    open,
    unseal: async (sealed) => {
      const opened = await open(sealed);
      return opened.outcome === 'opened' ? opened : null;
    },
    keys: keysInUse,
    prove: async (bytes) => (await keysInUse()).sign('receipt', bytes),
    rotateKey: async (purpose) => {
      keys = rotateServerKey(setting, purpose);
      await keys;
    },
    isAdministrator: (personId) => isAdministrator(setting.pool, personId, dayOf(setting.clock.now())),
    accountOf: (personId) => accountOf(setting.pool, personId),
    warm: async () => void (await betterAuthOf(setting)),
    sweep: () => sweep(setting),
  };
}

/**
 * The session of the cookie, if it is that of the book which asks. Several people may keep books on one phone: whoever
 * opened theirs by a code must not be told what the one may see who signed in last.
 */
async function sessionOfBook(setting: Setting, asked: Asked, token: string): Promise<FoundSession | null> {
  const session = await recognise(setting, token);
  const book = asked.headers[bookHeader];
  if (!session || typeof book !== 'string' || session.deviceId === book) return session;
  const isTheirs =
    session.deviceId === null && isId(book) && (await deviceOf(setting, book))?.personId === session.personId;
  return isTheirs ? session : null;
}

function bearerOf(asked: Asked): string | null {
  const header = asked.headers.authorization;
  return typeof header === 'string' && /^bearer /i.test(header) ? header.slice(7).trim() : null;
}

function identityOf(session: FoundSession): Identity {
  const { personId, sessionId, deviceId, approved, mustChangePassword } = session;
  return {
    personId,
    via: 'session',
    sessionId,
    mustChangePassword,
    ...(deviceId === null ? {} : { deviceId, approved }),
  };
}

async function openOne(
  setting: Setting,
  keys: () => Promise<ServerKeys>,
  sealed: SealedCommand,
): Promise<Opened> {
  const device = await deviceOf(setting, sealed.device);
  if (!device?.signingKey) return { outcome: 'unknown-device' };
  if (!verifyDeviceSignature(sealed, device.signingKey)) return { outcome: 'wrong-signature' };
  const envelope = unsealCommand(await keys(), sealed);
  if (envelope === null) return { outcome: 'unreadable' };
  if (device.closed || device.endedAt !== null)
    return { outcome: 'ended', personId: device.personId, envelope };
  await markDevice(setting, device);
  return { outcome: 'opened', personId: device.personId, envelope };
}
