import { mostBytes, type Sealed } from './wire.ts';
import type { Entry } from './entry.ts';

/** Takes from the front as many entries as fit; a single one may be larger than the limit, for it cannot be cut. */
export function nextBatch(entries: readonly Entry[], mostCommands: number): readonly Entry[] {
  const batch: Entry[] = [];
  let bytes = emptyBatch;
  for (const entry of entries) {
    const size = sizeOf(entry.sealed) + 1;
    if (batch.length >= mostCommands || (batch.length > 0 && bytes + size > mostBytes)) break;
    bytes += size;
    batch.push(entry);
  }
  return batch;
}

/** The bytes of a sealed command on the wire. */
export function sizeOf(sealed: Sealed): number {
  return JSON.stringify(sealed).length;
}

const emptyBatch = '{"sealed":[]}'.length;
