import type pg from 'pg';
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

export function writeArray(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}
