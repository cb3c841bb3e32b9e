import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import { addMonths } from '#kernel/civil-date.ts';
import { makeId, type Id } from '#kernel/id.ts';
import { pointOf, vouchingBytes, type ReceiptKey } from '#kernel/receipts.ts';
import { ask, sql } from '../database/pool.ts';
import { dayOf } from '../clock.ts';
import { derive } from '../secret.ts';
import { note } from './events.ts';
import { together, type Door, type Setting } from './setting.ts';

export type KeyPurpose = 'seal' | 'receipt' | 'checkpoint';

/** A key of the server that is in use or kept for what was sealed or signed with it. */
export interface ServerKey {
  readonly id: Id;
  readonly purpose: KeyPurpose;
  readonly publicKey: JsonWebKey;
  /** Erased 18 months after the key was retired. */
  readonly privateKey: KeyObject | null;
  readonly usedFrom: Instant;
  readonly retiredAt: Instant | null;
  /** The older key that vouches for it. */
  readonly vouchedBy: Id | null;
  readonly vouching: string | null;
}

/** The keys of the server, newest first. */
export interface ServerKeys {
  readonly all: readonly ServerKey[];
  /** What devices seal to: the id of the key and its raw point in base64url. */
  readonly sealKey: { readonly id: Id; readonly point: string };
  /** Every key that has ever signed receipts, each vouched for by the one before. */
  readonly receiptKeys: readonly ReceiptKey[];
  /** Signs with the key in use; base64url. Receipts: ECDSA P-256 and SHA-256. Checkpoints: Ed25519. */
  sign(
    purpose: 'receipt' | 'checkpoint',
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly key: Id; readonly signature: string }>;
  /** Whether a key of ours, in use or retired, made this signature. */
  verify(key: string, bytes: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean>;
}

const monthsKept = 18;
const purposes: readonly KeyPurpose[] = ['seal', 'receipt', 'checkpoint'];

/** Reads the server's keys and makes those that are missing: each purpose has one in use. */
export async function serverKeys(setting: Setting): Promise<ServerKeys> {
  let all = await readKeys(setting);
  const missing = purposes.filter(
    (purpose) => !all.some((key) => key.purpose === purpose && key.retiredAt === null),
  );
  for (const purpose of missing) await makeKey(setting, setting.pool, purpose, null);
  if (missing.length > 0) all = await readKeys(setting);
  return keysOf(all);
}

/** Retires the key in use and makes its successor; private halves older than 18 months are erased. */
export async function rotateServerKey(setting: Setting, purpose: KeyPurpose): Promise<ServerKeys> {
  const now = setting.clock.now();
  const before = await serverKeys(setting);
  await together(setting.pool, async (door) => {
    await ask(
      door,
      sql`
      update identity.server_key set retired_at = ${now} where purpose = ${purpose} and retired_at is null
    `,
    );
    await makeKey(setting, door, purpose, purpose === 'receipt' ? before : null);
    await ask(
      door,
      sql`
      update identity.server_key set private_key = null
      where retired_at < ${addMonths(dayOf(now), -monthsKept)}::date
    `,
    );
  });
  return keysOf(await readKeys(setting));
}

function keysOf(all: readonly ServerKey[]): ServerKeys {
  const inUse = (purpose: KeyPurpose) => {
    const key = all.find((one) => one.purpose === purpose && one.retiredAt === null);
    if (!key?.privateKey) throw new Error(`The server has no ${purpose} key in use.`);
    return { ...key, privateKey: key.privateKey };
  };
  const { id, publicKey } = inUse('seal');
  return {
    all,
    sealKey: { id, point: pointOf(publicKey) },
    receiptKeys: all.filter((key) => key.purpose === 'receipt').map(asReceiptKey),
    sign: async (purpose, bytes) => {
      const { id: key, privateKey } = inUse(purpose);
      const signature = sign(hashFor(purpose), bytes, { key: privateKey, dsaEncoding });
      return { key, signature: signature.toString('base64url') };
    },
    verify: async (id, bytes, signature) => {
      const known = all.find((one) => one.id === id);
      if (!known || known.purpose === 'seal') return false;
      const key = createPublicKey({ key: known.publicKey, format: 'jwk' });
      const made = Buffer.from(signature, 'base64url');
      return verify(hashFor(known.purpose), bytes, { key, dsaEncoding }, made);
    },
  };
}

const dsaEncoding = 'ieee-p1363';

/** Ed25519 hashes by itself. */
function hashFor(purpose: 'receipt' | 'checkpoint'): 'sha256' | null {
  return purpose === 'receipt' ? 'sha256' : null;
}

function asReceiptKey({ id, publicKey, vouchedBy, vouching }: ServerKey): ReceiptKey {
  const by = vouchedBy && vouching ? { key: vouchedBy, signature: vouching } : null;
  return { id, point: pointOf(publicKey), by };
}

async function readKeys(setting: Setting): Promise<readonly ServerKey[]> {
  const rows = await ask(
    setting.pool,
    sql<Omit<ServerKey, 'privateKey'> & { readonly sealed: Buffer | null }>`
    select id, purpose, public_key as "publicKey", private_key as sealed, used_from as "usedFrom", retired_at as "retiredAt",
           vouched_by as "vouchedBy", vouching
    from identity.server_key order by used_from desc, id desc
  `,
  );
  return rows.map(({ sealed, ...key }) => ({
    ...key,
    privateKey: sealed && openPrivate(setting, key.id, sealed),
  }));
}

async function makeKey(
  setting: Setting,
  door: Door,
  purpose: KeyPurpose,
  before: ServerKeys | null,
): Promise<void> {
  const now = setting.clock.now();
  const id = makeId(Date.parse(now), randomBytes(10));
  const pair = newPair(purpose);
  const publicKey = pair.publicKey.export({ format: 'jwk' });
  const privateKey = sealPrivate(setting, id, JSON.stringify(pair.privateKey.export({ format: 'jwk' })));
  const point = pointOf(publicKey);
  const vouched = before && (await before.sign('receipt', vouchingBytes({ id, point })));
  // Two servers may start at once on a new database: one key wins.
  const kept = await ask(
    door,
    sql`
    insert into identity.server_key (id, purpose, public_key, private_key, used_from, vouched_by, vouching)
    values (${id}, ${purpose}, ${JSON.stringify(publicKey)}::jsonb, ${privateKey}, ${now}, ${vouched?.key ?? null},
            ${vouched?.signature ?? null})
    on conflict (purpose) where retired_at is null do nothing returning id
  `,
  );
  if (kept.length > 0)
    await note(door, now, { action: 'server-key-made', person: null, detail: { key: id, purpose } });
}

function newPair(purpose: KeyPurpose) {
  return purpose === 'checkpoint'
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function wrappingKey(setting: Setting): Buffer {
  return Buffer.from(derive(setting.secret, 'identity server keys'), 'base64url');
}

function sealPrivate(setting: Setting, id: string, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(setting), iv).setAAD(Buffer.from(id));
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function openPrivate(setting: Setting, id: string, sealed: Buffer): KeyObject {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(setting), sealed.subarray(0, 12))
    .setAAD(Buffer.from(id))
    .setAuthTag(sealed.subarray(-16));
  let text: string;
  try {
    text = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    throw new Error(
      'The keys of this database were made under another secret: put back the file "secret" of its data folder.',
    );
  }
  return createPrivateKey({ key: JSON.parse(text) as JsonWebKey, format: 'jwk' });
}
