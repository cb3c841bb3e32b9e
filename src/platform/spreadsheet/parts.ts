import { inflateRawSync } from 'node:zlib';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { type ArchivePart, unpack } from './archive.ts';
import { limits } from './limits.ts';
import { problems } from './problems.ts';
import { attribute, declaresTypes, hasComments, looksLikeXml, nextTag, withoutComments } from './xml.ts';

/** The XML parts of a workbook by their lower-case name; pictures and the like stay packed. */
export type Parts = ReadonlyMap<string, Buffer>;

/** A pointer from one part to another. Pointers out of the file are dropped: nothing outside is ever read. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

const xmlNames = /\.(xml|rels|vml)$/;
const needed = /^(_rels\/|xl\/_rels\/workbook|xl\/workbook|xl\/styles|xl\/sharedstrings|xl\/worksheets\/[^/]*$)/;
const isReadInPieces = /^xl\/(sharedstrings|worksheets\/)/;
const peek = 16;

/** Unpacks the XML parts; refuses nested archives, declarations of types and broken parts. */
export function unpackParts(bytes: Uint8Array, listed: readonly ArchivePart[]): Result<Parts> {
  const parts = new Map<string, Buffer>();
  for (const part of listed) {
    const name = part.name.toLowerCase();
    if (/vbaproject\.bin$/.test(name)) return refuse(problems.fileHasMacros);
    if (/^xl\/workbook\.bin$/.test(name)) return refuse(problems.fileIsOldExcel);
    if (name.endsWith('/')) continue;
    if (!xmlNames.test(name)) {
      if (isArchive(firstBytes(bytes, part))) return refuse(problems.fileHoldsArchive);
      continue;
    }
    const xml = unpack(bytes, part);
    if (!xml) return refuse(problems.fileIsDamaged);
    if (isArchive(xml)) return refuse(problems.fileHoldsArchive);
    if (declaresTypes(xml)) return refuse(problems.fileDeclaresTypes);
    if (!looksLikeXml(xml)) return refuse(problems.fileIsDamaged);
    if (!needed.test(name)) continue;
    if (xml.length > limits.pieceBytes && (!isReadInPieces.test(name) || hasComments(xml))) return refuse(problems.fileHasTooManyCells);
    parts.set(name, withoutComments(xml));
  }
  return ok(parts);
}

/** Reads a `.rels` part. */
export function readRelations(xml: Buffer | undefined, folder: string): readonly Relation[] {
  const relations: Relation[] = [];
  const text = xml?.toString('utf8') ?? '';
  for (let tag = nextTag(text, 0); tag; tag = nextTag(text, tag.until)) {
    if (tag.name !== 'Relationship' || tag.closing) continue;
    if (attribute(tag.attributes, 'TargetMode') === 'External') continue;
    const id = attribute(tag.attributes, 'Id') ?? '';
    const type = (attribute(tag.attributes, 'Type') ?? '').split('/').at(-1) ?? '';
    relations.push({ id, type, target: resolve(folder, attribute(tag.attributes, 'Target') ?? '') });
  }
  return relations;
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/').toLowerCase();
}

function firstBytes(bytes: Uint8Array, part: ArchivePart): Buffer {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset + part.from, Math.min(part.packedBytes, 512));
  if (part.stored) return packed;
  try {
    return inflateRawSync(packed, { finishFlush: 2, maxOutputLength: 1_000_000 }).subarray(0, peek);
  } catch {
    return Buffer.alloc(0);
  }
}

function isArchive(start: Buffer): boolean {
  const head = start.toString('latin1', 0, 6);
  return /^(PK\x03\x04|PK\x05\x06|\x1f\x8b|BZh|7z\xbc\xaf|Rar!|\xfd7zXZ)/.test(head);
}
