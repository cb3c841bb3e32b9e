import { randomFillSync } from 'node:crypto';
import { makeId, type Id } from '#kernel/id.ts';

const random = new Uint8Array(10);

/** A new identifier of that moment, for what is first written down on the server. */
export function newId(now: string): Id {
  randomFillSync(random);
  return makeId(Date.parse(now), random);
}
