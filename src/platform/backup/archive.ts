import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { once } from 'node:events';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';
import { syncFolder } from '../durable-file.ts';
import { BLOCK, headerOf, paddingOf, readHeader } from './tar.ts';

/** What an archive holds: the whole folder of a cluster, or the rows of its tables. */
export interface About {
  readonly format: 1;
  readonly kind: 'cluster' | 'tables';
  readonly postgres: string;
  readonly madeAt: string;
  /** The secret in the archive opens only with the operator's passphrase. */
  readonly isSealed: boolean;
}

/** Every file of the archive with its size and hash; the last but one thing in it. */
export type Manifest = readonly { readonly path: string; readonly size: number; readonly sha256: string }[];

/** An archive that is being written. */
export interface ArchiveWriter {
  add(path: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void>;
  /** Adds the manifest and puts everything on the disk; the file still has its working name. */
  finish(): Promise<Manifest>;
}

/** One file found in an archive. Its content must be read before the next is asked for. */
export interface ArchiveEntry {
  readonly path: string;
  readonly size: number;
  readonly content: AsyncIterable<Buffer>;
}

const ABOUT = 'about.json';
const MANIFEST = 'manifest.json';
const SEAL = 'manifest.sha256';

/** The archive is not what was written: cut off, altered, or no archive at all. */
export class DamagedArchive extends Error {}

/**
 * Writes an archive beside its name, lets `fill` put files in, reads all of it again and only then gives
 * it its name: a file of that name is always a whole one.
 */
export async function writeArchive(
  file: string,
  about: About,
  fill: (archive: ArchiveWriter) => Promise<void>,
): Promise<Manifest> {
  const beside = `${file}.partial`;
  try {
    const archive = openWriter(beside);
    await archive.add(ABOUT, ...asContent(JSON.stringify(about)));
    await fill(archive);
    const manifest = await archive.finish();
    await verifyArchive(beside);
    renameSync(beside, file);
    syncFolder(dirname(file));
    return manifest;
  } finally {
    rmSync(beside, { force: true });
  }
}

/** A text as the size and content of an entry. */
export function asContent(text: string | Buffer): [number, Buffer[]] {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  return [bytes.length, [bytes]];
}

/** The content of a small entry in one piece. */
export async function wholeOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

function openWriter(path: string): ArchiveWriter {
  const compress = createZstdCompress({
    params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  const written = pipeline(compress, createWriteStream(path, { mode: 0o600, flags: 'w' }));
  // Seen again by whoever waits for room or for the end; here only so that it is never unheard.
  written.catch(() => undefined);
  const put = async (bytes: Buffer) => {
    if (!compress.write(bytes)) await Promise.race([once(compress, 'drain'), written]);
  };
  const files: { path: string; size: number; sha256: string }[] = [];

  const add: ArchiveWriter['add'] = async (name, size, content) => {
    await put(headerOf(name, size));
    const hash = createHash('sha256');
    let seen = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      seen += chunk.length;
      await put(chunk);
    }
    if (seen !== size) throw new Error(`${name} changed its size while it was copied.`);
    if (paddingOf(size) > 0) await put(Buffer.alloc(paddingOf(size)));
    files.push({ path: name, size, sha256: hash.digest('hex') });
  };
  const finish = async () => {
    const manifest = [...files];
    const text = JSON.stringify(manifest);
    await add(MANIFEST, ...asContent(text));
    await add(SEAL, ...asContent(createHash('sha256').update(text).digest('hex')));
    compress.end(Buffer.alloc(2 * BLOCK));
    await written;
    await sync(path);
    return manifest;
  };
  return { add, finish };
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Reads an archive from its first byte to its last without keeping anything, and compares all hashes. */
export async function verifyArchive(file: string): Promise<About> {
  return readArchive(file, async ({ content }) => {
    for await (const _ of content);
  });
}

/** Says what an archive is by its first file alone; nothing is verified yet. */
export async function aboutArchive(file: string): Promise<About> {
  for await (const entry of entriesOf(file)) {
    if (entry.path !== ABOUT) break;
    return JSON.parse((await wholeOf(entry.content)).toString('utf8')) as About;
  }
  throw new DamagedArchive(file);
}

/** Hands every file to `take`, then compares what was read with the manifest. */
export async function readArchive(
  file: string,
  take: (entry: ArchiveEntry) => Promise<void>,
): Promise<About> {
  const found: { path: string; size: number; sha256: string }[] = [];
  const own = new Map<string, string>();
  for await (const entry of entriesOf(file)) {
    const hash = createHash('sha256');
    const kept: Buffer[] | undefined = [ABOUT, MANIFEST, SEAL].includes(entry.path) ? [] : undefined;
    const content = watch(entry.content, (chunk) => {
      hash.update(chunk);
      kept?.push(chunk);
    });
    if (kept) for await (const _ of content);
    else await take({ ...entry, content });
    if (kept) own.set(entry.path, Buffer.concat(kept).toString('utf8'));
    found.push({ path: entry.path, size: entry.size, sha256: hash.digest('hex') });
  }
  return compare(file, found, own);
}

function compare(file: string, found: Manifest, own: ReadonlyMap<string, string>): About {
  const manifest = own.get(MANIFEST);
  const seal = own.get(SEAL);
  const about = own.get(ABOUT);
  if (!manifest || !seal || !about) throw new DamagedArchive(file);
  if (createHash('sha256').update(manifest).digest('hex') !== seal) throw new DamagedArchive(file);
  const contents = found.filter(({ path }) => path !== MANIFEST && path !== SEAL);
  if (JSON.stringify(contents) !== manifest) throw new DamagedArchive(file);
  const read = JSON.parse(about) as About;
  if (read.format !== 1) throw new DamagedArchive(file);
  return read;
}

async function* watch(content: AsyncIterable<Buffer>, see: (chunk: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    see(chunk);
    yield chunk;
  }
}

/** The files of an archive in their order. Whatever is wrong with the bytes is a damaged archive. */
async function* entriesOf(file: string): AsyncGenerator<ArchiveEntry> {
  const raw = createReadStream(file);
  await once(raw, 'open');
  const plain = createZstdDecompress();
  const reading = pipeline(raw, plain);
  reading.catch(() => undefined);
  try {
    const source = readerOf(plain);
    for (;;) {
      const header = readHeader(await wholeOf(source.take(BLOCK)));
      if (!header) break;
      const content = asDamage(file, source.take(header.size));
      yield { path: header.name, size: header.size, content };
      await wholeOf(source.take(paddingOf(header.size)));
    }
  } catch (error) {
    throw damageOf(file, error);
  } finally {
    plain.destroy();
    raw.destroy();
  }
}

/** The content is read by somebody else's loop, past the generator that handed it out. */
async function* asDamage(file: string, content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* content;
  } catch (error) {
    throw damageOf(file, error);
  }
}

function damageOf(file: string, error: unknown): unknown {
  const isOfDisk = (error as NodeJS.ErrnoException).syscall !== undefined;
  return isOfDisk || error instanceof DamagedArchive ? error : new DamagedArchive(file, { cause: error });
}

/** Takes exact numbers of bytes from a stream, in pieces as they come. */
function readerOf(stream: AsyncIterable<Buffer>): { take(size: number): AsyncGenerator<Buffer> } {
  const chunks = stream[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    async *take(size) {
      for (let left = size; left > 0;) {
        if (rest.length === 0) {
          const next = await chunks.next();
          if (next.done) throw new Error('The archive ends too early.');
          rest = next.value;
        }
        const piece = rest.subarray(0, left);
        rest = rest.subarray(piece.length);
        left -= piece.length;
        yield piece;
      }
    },
  };
}
