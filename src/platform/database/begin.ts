import type pg from 'pg';
import type { DataClass } from '#kernel/access.ts';
import { civilDate } from '#kernel/civil-date.ts';
import { isId, type Id } from '#kernel/id.ts';
import { run } from './pool.ts';

/**
 * Opens the transaction as the person; identity lasts exactly as long as it does. What follows
 * may be sent before this is answered: without identity it finds and changes nothing.
 */
export async function begin(
  client: pg.ClientBase,
  person: Id,
  today: string,
  touched: readonly number[],
  mode = '',
): Promise<void> {
  if (!isId(person) || civilDate(today) === null || !touched.every(Number.isInteger))
    throw new Error('not an identity, a day and numbers');
  await Promise.all([
    run(client, { text: `begin ${mode}`, values: [] }),
    run(client, { text: identify, values: [person, today, writeArray(touched)] }),
  ]);
}

const identify = `select set_config('app.person', $1, true), set_config('app.today', $2, true), set_config('app.touched', $3, true)`;

/**
 * Until its end the plans of the transaction are kept, not made anew for each asking: for small statements on indexes
 * that costs more than they do. What is kept must not read a table to its end because it was empty that day.
 */
export const keepPlans = `select set_config('plan_cache_mode', 'force_generic_plan', true), set_config('enable_seqscan', 'off', true)`;

/** Who speaks in a transaction of several, and what is written in it for a moment. */
export interface Speaker {
  /** `null`: nobody; then only what is locked is seen. */
  readonly person: Id | null;
  readonly today: string;
  readonly touched: readonly number[];
  /** Those whose receipts may be looked at and written. */
  readonly aboard?: readonly Id[];
}

/** From here on the transaction is this one's: what was found out for whoever spoke before is forgotten. */
export async function speakAs(client: pg.ClientBase, speaker: Speaker): Promise<void> {
  const { person, today, touched, aboard = [] } = speaker;
  const areIds = [...aboard, ...(person ? [person] : [])].every(isId);
  if (!areIds || civilDate(today) === null || !touched.every(Number.isInteger))
    throw new Error('not identities, a day and numbers');
  const values = [person ?? '', today, writeArray(touched), `{${aboard.join(',')}}`];
  await run(client, { text: speak, values });
}

// Every class there is, and what `platform.within`, `keeps` and `departed` find out besides.
const foundOut: Record<DataClass | 'above' | 'keeps' | 'departed', true> = {
  public: true,
  internal: true,
  working: true,
  confided: true,
  personal: true,
  sensitive: true,
  above: true,
  keeps: true,
  departed: true,
};
const forget = Object.keys(foundOut).map((name) => `set_config('app.${name}', '', true)`);
/** Forgets what was found out of the asker's sight. */
export const forgetSight = `select ${forget.join(', ')}`;
const speak = `${identify}, set_config('app.aboard', $4, true), ${forget.join(', ')}`;

export function writeArray(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}
