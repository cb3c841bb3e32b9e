import type pg from 'pg';
import { civilDate } from '#kernel/civil-date.ts';
import { isId, type Id } from '#kernel/id.ts';
import { sendTogether } from './pool.ts';

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
  // One message that needs no plan; so nothing but what cannot end a text may stand in it.
  if (!isId(person) || civilDate(today) === null || !touched.every(Number.isInteger))
    throw new Error('not an identity, a day and numbers');
  sendTogether(client);
  await client.query(
    `begin ${mode}; set local app.person = '${person}'; set local app.today = '${today}'; set local app.touched = '${writeArray(touched)}'`,
  );
}

export function writeArray(values: readonly number[]): string {
  return `{${values.join(',')}}`;
}
