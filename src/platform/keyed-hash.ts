import { hash } from 'node:crypto';
import { dataFolder } from './data-folder.ts';
import { derive, secretOf } from './secret.ts';

/**
 * A hash that only this installation can make: its key comes from the data folder's secret,
 * which is not in the database. Whoever reads the tables alone cannot try out twelve digits.
 */
export function keyedHash(purpose: string): (text: string) => Buffer {
  const key = derive(secretOf(dataFolder()), purpose);
  // Keyed inside and outside, as an HMAC is; the one-shot form costs a third for thousands of short texts.
  return (text) => hash('sha256', key + hash('sha256', key + text), 'buffer');
}
