import * as z from 'zod/mini';
import { deviceLine } from '../rules/shapes.ts';
import { endpoint } from './endpoint.ts';

const uuid = z.guid();
const nothing = z.object({});
const done = z.object({ done: z.literal(true) });
const typed = z.string().check(z.minLength(1), z.maxLength(200));
const receiptKeys = z.array(
  z.object({ id: uuid, point: z.string(), by: z.nullable(z.object({ key: uuid, signature: z.string() })) }),
);

/**
 * «Đăng ký máy» — the device's signing key; sent again with the same id it changes nothing. `ended`: known as one's own
 * and ended at once, so that what it wrote is looked at and not carried out. `proof`: the signature of the device's key
 * over the `challenge` of an earlier answer; until then the session only names the device.
 */
export const enrolDevice = endpoint({
  method: 'POST',
  path: '/api/v1/devices',
  summary: { vi: 'Đăng ký máy này', en: 'Enrol this device' },
  who: 'session',
  input: z.object({
    id: z.optional(uuid),
    name: typed,
    signingKey: z.record(z.string().check(z.maxLength(40)), z.unknown()),
    ended: z.optional(z.boolean()),
    proof: z.optional(z.string().check(z.maxLength(200))),
  }),
  output: z.object({
    device: uuid,
    sealKey: z.object({ id: uuid, point: z.string() }),
    receiptKeys,
    epoch: z.string(),
    challenge: z.nullable(z.string()),
  }),
});

/** «Máy của tôi» — one's own devices. */
export const devices = endpoint({
  method: 'GET',
  path: '/api/v1/devices',
  summary: { vi: 'Máy của tôi', en: 'My devices' },
  who: 'session',
  input: nothing,
  output: z.object({
    devices: z.array(deviceLine),
  }),
});

/** «Bỏ máy» — ends a device and the sessions on it. */
export const endDevice = endpoint({
  method: 'DELETE',
  path: '/api/v1/devices/:id',
  summary: { vi: 'Bỏ một máy', en: 'End a device' },
  who: 'session',
  input: nothing,
  output: done,
});

/** «Máy còn được giữ sổ không» — asked by the device itself, which may have lost its session; nobody guesses its id. */
export const deviceStanding = endpoint({
  method: 'GET',
  path: '/api/v1/devices/:id/standing',
  summary: { vi: 'Máy này đã bị khóa chưa', en: 'Whether a device was locked' },
  who: 'anyone',
  input: nothing,
  output: z.object({ locked: z.boolean() }),
});

/** «Khóa biên nhận» — by which anybody can tell that a receipt is of this server. */
export const receiptKeysOf = endpoint({
  method: 'GET',
  path: '/api/v1/receipt-keys',
  summary: { vi: 'Khóa kiểm biên nhận của máy chủ', en: 'The keys that check receipts' },
  who: 'anyone',
  input: nothing,
  output: z.object({ keys: receiptKeys }),
});
