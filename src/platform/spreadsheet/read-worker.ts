import { parentPort, workerData } from 'node:worker_threads';
import type { ArchivePart } from './archive.ts';
import { readCsv } from './csv.ts';
import { readXlsx } from './xlsx.ts';

/** What the reading thread is given. It has no other input and answers once. */
export interface ReadOrder {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly parts: readonly ArchivePart[] | null;
}

const { bytes, fileName, parts } = workerData as ReadOrder;
parentPort?.postMessage(parts ? readXlsx(bytes, parts) : readCsv(bytes, fileName));
