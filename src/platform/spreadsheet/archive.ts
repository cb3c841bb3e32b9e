import { crc32, inflateRawSync } from 'node:zlib';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { limits } from './limits.ts';
import { problems } from './problems.ts';

/** A part of the archive as its directory lists it; nothing of it has been unpacked yet. */
export interface ArchivePart {
  readonly name: string;
  readonly stored: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly checksum: number;
  /** Where the packed bytes begin and end in the file. */
  readonly from: number;
  readonly until: number;
  /** Where its local header begins. */
  readonly header: number;
}

const endSignature = 0x06054b50;
const end64LocatorSignature = 0x07064b50;
const end64Signature = 0x06064b50;
const directorySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;
const unknown32 = 0xffffffff;
const archiveNames = /\.(zip|xlsx|xlsm|xlsb|docx|pptx|ods|odt|jar|gz|tgz|bz2|xz|7z|rar|tar|cab|lz4|zst)$/i;

/**
 * «Kiểm tra tệp nén» — judges the directory of an archive by what it says of itself,
 * before a single byte is unpacked. `unpack` then holds each part to what was said.
 */
export function guardArchive(bytes: Uint8Array): Result<readonly ArchivePart[]> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = findDirectory(file);
  if (!directory) return refuse(problems.fileIsDamaged);
  if (directory.count > limits.parts) return refuse(problems.fileHasTooManyParts);

  const parts: ArchivePart[] = [];
  let at = directory.from;
  for (let index = 0; index < directory.count; index += 1) {
    const entry = readEntry(file, at, directory.until);
    if (!entry) return refuse(problems.fileIsDamaged);
    if (entry.encrypted) return refuse(problems.fileIsProtected);
    const part = locate(file, entry, directory.from);
    if (!part) return refuse(problems.fileIsDamaged);
    parts.push(part);
    at = entry.next;
  }
  const problem = judge(parts);
  return problem ? refuse(problem) : ok(parts);
}

/** Unpacks one part and holds it to the size and checksum that the directory promised. */
export function unpack(bytes: Uint8Array, part: ArchivePart): Buffer | null {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + part.from, part.packedBytes);
  try {
    const whole = part.stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, part.bytes) });
    return whole.length === part.bytes && crc32(whole) === part.checksum ? whole : null;
  } catch {
    return null;
  }
}

function judge(parts: readonly ArchivePart[]): Problem | null {
  const seen = new Set<string>();
  let whole = 0;
  for (const part of parts) {
    const name = part.name.toLowerCase();
    if (seen.has(name)) return problems.fileHasDuplicateParts;
    seen.add(name);
    whole += part.bytes;
    if (archiveNames.test(name)) return problems.fileHoldsArchive;
    if (part.bytes > limits.ratioFromBytes && part.bytes > part.packedBytes * limits.ratio) {
      return whole > limits.unpackedBytes ? problems.fileTooLargeUnpacked : problems.fileCompressedTooMuch;
    }
  }
  if (whole > limits.unpackedBytes) return problems.fileTooLargeUnpacked;
  const inOrder = [...parts].sort((one, other) => one.header - other.header);
  const overlap = inOrder.some((part, index) => part.until > (inOrder[index + 1]?.header ?? Infinity));
  return overlap ? problems.fileHasDuplicateParts : null;
}

interface Directory {
  readonly from: number;
  readonly until: number;
  readonly count: number;
}

function findDirectory(file: Buffer): Directory | null {
  const lowest = Math.max(0, file.length - endBytes - longestComment);
  for (let at = file.length - endBytes; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== endSignature) continue;
    if (at + endBytes + file.readUInt16LE(at + 20) !== file.length) continue;
    const count = file.readUInt16LE(at + 10);
    const size = file.readUInt32LE(at + 12);
    const from = file.readUInt32LE(at + 16);
    const wide = count === 0xffff || size === unknown32 || from === unknown32;
    return bounded(wide ? findWideDirectory(file, at) : { from, until: from + size, count }, at);
  }
  return null;
}

function findWideDirectory(file: Buffer, end: number): Directory | null {
  const locator = end - 20;
  if (locator < 0 || file.readUInt32LE(locator) !== end64LocatorSignature) return null;
  const at = Number(file.readBigUInt64LE(locator + 8));
  if (at > locator - 56 || file.readUInt32LE(at) !== end64Signature) return null;
  const count = Number(file.readBigUInt64LE(at + 32));
  const size = Number(file.readBigUInt64LE(at + 40));
  const from = Number(file.readBigUInt64LE(at + 48));
  return { from, until: from + size, count };
}

function bounded(directory: Directory | null, end: number): Directory | null {
  return directory && directory.from >= 0 && directory.until <= end ? directory : null;
}

interface Entry {
  readonly name: string;
  readonly nameBytes: Buffer;
  readonly encrypted: boolean;
  readonly stored: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly checksum: number;
  readonly header: number;
  readonly next: number;
}

function readEntry(file: Buffer, at: number, until: number): Entry | null {
  if (at + 46 > until || file.readUInt32LE(at) !== directorySignature) return null;
  const flags = file.readUInt16LE(at + 8);
  const method = file.readUInt16LE(at + 10);
  const nameLength = file.readUInt16LE(at + 28);
  const extraLength = file.readUInt16LE(at + 30);
  const next = at + 46 + nameLength + extraLength + file.readUInt16LE(at + 32);
  if (next > until || (method !== 0 && method !== 8)) return null;
  const nameBytes = file.subarray(at + 46, at + 46 + nameLength);
  const name = nameBytes.toString('utf8').replaceAll('\\', '/');
  if (name === '' || name.startsWith('/') || name.includes('\0') || name.split('/').includes('..'))
    return null;
  const sizes = wideSizes(file.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength), [
    file.readUInt32LE(at + 24),
    file.readUInt32LE(at + 20),
    file.readUInt32LE(at + 42),
  ]);
  const [bytes, packedBytes, header] = sizes ?? [];
  if (bytes === undefined || packedBytes === undefined || header === undefined) return null;
  const checksum = file.readUInt32LE(at + 16);
  return {
    name,
    nameBytes,
    encrypted: (flags & 0x2041) !== 0,
    stored: method === 0,
    packedBytes,
    bytes,
    checksum,
    header,
    next,
  };
}

/** Sizes above four bytes stand in an extra field, in the order of those that did not fit. */
function wideSizes(extra: Buffer, sizes: readonly number[]): readonly number[] | null {
  if (!sizes.includes(unknown32)) return sizes;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    const wide = sizes.map((size) => {
      if (size !== unknown32) return size;
      place += 8;
      return place <= extra.length ? Number(extra.readBigUInt64LE(place - 8)) : unknown32;
    });
    return wide.includes(unknown32) ? null : wide;
  }
  return null;
}

function locate(file: Buffer, entry: Entry, directory: number): ArchivePart | null {
  const { header } = entry;
  if (header + 30 > directory || file.readUInt32LE(header) !== localSignature) return null;
  const nameLength = file.readUInt16LE(header + 26);
  const from = header + 30 + nameLength + file.readUInt16LE(header + 28);
  const until = from + entry.packedBytes;
  if (until > directory || !file.subarray(header + 30, header + 30 + nameLength).equals(entry.nameBytes))
    return null;
  if (entry.stored && entry.bytes !== entry.packedBytes) return null;
  const { name, stored, packedBytes, bytes, checksum } = entry;
  return { name, stored, packedBytes, bytes, checksum, from, until, header };
}
