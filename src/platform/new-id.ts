import { randomFillSync } from 'node:crypto';
import { makeId, type Id } from '#kernel/id.ts';

const bytesAnId = 10;
// Drawn for many at once: each draw asks the operating system.
const drawn = new Uint8Array(400 * bytesAnId);
let used = drawn.length;

/** A new identifier of that moment, for what is first written down on the server. */
export function newId(now: string): Id {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += bytesAnId;
  return makeId(Date.parse(now), drawn.subarray(used - bytesAnId, used));
}
