import { Worker } from 'node:worker_threads';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Workbook } from '#kernel/workbook.ts';
import { type ArchivePart, guardArchive } from './archive.ts';
import { layOut, type PackedWorkbook } from './cell-table.ts';
import { limits } from './limits.ts';
import { problems } from './problems.ts';
import type { ReadOrder } from './read-worker.ts';

/**
 * «Đọc bảng tính» — reads a file that somebody handed over. The type is told by the
 * content; the archive is judged before anything is unpacked; the reading itself runs
 * in a thread of its own with limited memory and time.
 */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Result<Workbook>> {
  const kind = kindOf(bytes);
  if (!kind.ok) return kind;
  if (kind.value === 'text') return readInThread({ bytes, fileName, parts: null }, bytes.length);
  const parts = guardArchive(bytes);
  if (!parts.ok) return parts;
  return readInThread({ bytes, fileName, parts: parts.value }, unpackedBytes(parts.value));
}

function kindOf(bytes: Uint8Array): Result<'archive' | 'text'> {
  if (bytes.length === 0) return refuse(problems.fileIsEmpty);
  if (bytes.length > limits.bytes) return refuse(problems.fileTooLarge);
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8)).toString('latin1');
  if (head.startsWith('PK')) return ok('archive');
  if (head.startsWith('\xd0\xcf\x11\xe0')) return refuse(isProtected(bytes) ? problems.fileIsProtected : problems.fileIsOldExcel);
  // Web pages and XML named .xls are common exports; they are no spreadsheets, nor are these.
  if (/^(\xef\xbb\xbf)?\s*<|^%PDF|^\{\\rtf|^\x1f\x8b|^Rar!|^7z|^\x89PNG|^\xff\xd8\xff|^GIF8/.test(head)) return refuse(problems.fileIsNoSheet);
  return bytes.length > limits.textFileBytes ? refuse(problems.fileTooLarge) : ok('text');
}

/** A workbook with a password is an old container that holds a stream of this name. */
function isProtected(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

function unpackedBytes(parts: readonly ArchivePart[]): number {
  return parts.reduce((sum, part) => sum + part.bytes, 0);
}

function readInThread(order: ReadOrder, size: number): Promise<Result<Workbook>> {
  const worker = new Worker(new URL('./read-worker.ts', import.meta.url), {
    workerData: order,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: limits.heapMegabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
  const time = limits.milliseconds + (size / 1_000_000) * limits.millisecondsPerMegabyte;
  return new Promise((resolve, reject) => {
    const end = (result: Result<Workbook>) => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => end(refuse(problems.fileTakesTooLong)), time);
    worker.once('message', (read: Result<PackedWorkbook>) => end(read.ok ? ok(layOut(read.value)) : read));
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return end(refuse(problems.fileTakesTooMuchMemory));
      reject(error);
    });
    worker.once('exit', () => end(refuse(problems.fileIsDamaged)));
  });
}
