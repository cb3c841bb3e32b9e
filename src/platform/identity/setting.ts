import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type pg from 'pg';
import type { Instant } from '#kernel/civil-date.ts';
import type { Clock } from '../clock.ts';
import { derive } from '../secret.ts';

/** What the parts of sign-in share: the database as `sochibo_auth`, the server's secret, the time, the address. */
export interface Setting {
  readonly pool: pg.Pool;
  readonly secret: Buffer;
  readonly clock: Clock;
  /** As browsers name it: `https://so.example.vn`. */
  readonly origin: string;
}

/** A statement runs alone, or in the transaction of somebody else. */
export type Door = pg.Pool | pg.ClientBase;

/** All of it or nothing. */
export async function together<Value>(
  pool: pg.Pool,
  work: (door: pg.ClientBase) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const value = await work(client);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** The moment so many milliseconds later. */
export function after(moment: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(moment) + milliseconds).toISOString() as Instant;
}

/** A keyed hash: what is looked up or compared without being stored. */
export function keyedHash(secret: Buffer, purpose: string, text: string): Buffer {
  return createHmac('sha256', keyFor(secret, purpose)).update(text).digest();
}

const keys = new WeakMap<Buffer, Map<string, KeyObject>>();

/** Every request asks for the same few keys. */
function keyFor(secret: Buffer, purpose: string): KeyObject {
  const known = keys.get(secret) ?? new Map<string, KeyObject>();
  keys.set(secret, known);
  const key = known.get(purpose) ?? createSecretKey(derive(secret, `identity ${purpose}`), 'utf8');
  known.set(purpose, key);
  return key;
}

export const second = 1_000;
export const minute = 60 * second;
export const day = 24 * 60 * minute;
