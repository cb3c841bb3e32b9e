import { guardArchive, unpack } from './spreadsheet/archive.ts';

/** «Loại tệp» — what we take, by what the file is and never by what its name says. */
export interface FileType {
  readonly mediaType: string;
  readonly extension: string;
}

const pdf: FileType = { mediaType: 'application/pdf', extension: 'pdf' };
const png: FileType = { mediaType: 'image/png', extension: 'png' };
const jpeg: FileType = { mediaType: 'image/jpeg', extension: 'jpg' };
const docx: FileType = {
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  extension: 'docx',
};
const xlsx: FileType = {
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
};

const table: FileType = { mediaType: 'text/csv', extension: 'csv' };

const signatures: readonly (readonly [FileType, readonly number[]])[] = [
  [pdf, [0x25, 0x50, 0x44, 0x46, 0x2d]],
  [png, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  [jpeg, [0xff, 0xd8, 0xff]],
];
const zipSignature = [0x50, 0x4b, 0x03, 0x04];

/** The type of a file by its content; `unsafe` for archives that are not what they promise, `null` for anything else. */
export function typeOf(bytes: Buffer): FileType | 'unsafe' | null {
  const plain = signatures.find(([, signature]) => startsWith(bytes, signature));
  if (plain) return plain[0];
  if (startsWith(bytes, zipSignature)) return typeOfPackage(bytes);
  return isTable(bytes) ? table : null;
}

/** Lines with separators in one of the encodings that spreadsheets write; no markup, no script, no binary. */
function isTable(bytes: Buffer): boolean {
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  const text = bytes.toString('latin1').replace(wide ? /\0/g : /^\xef\xbb\xbf/, '');
  return /^[^<{%#!]*[,;\t][^\n]*\r?\n/.test(text.slice(0, sniffed)) && !/[\0-\x08\x0e-\x1f]/.test(text);
}

const sniffed = 4096;

/** Judged by its directory first; then every part is unpacked once and must be what the directory said. */
function typeOfPackage(bytes: Buffer): FileType | 'unsafe' | null {
  const parts = guardArchive(bytes);
  if (!parts.ok) return 'unsafe';
  const names = new Set(parts.value.map((part) => part.name));
  const type = names.has('word/document.xml') ? docx : names.has('xl/workbook.xml') ? xlsx : null;
  if (type === null || !names.has('[Content_Types].xml')) return null;
  const runs = [...names].some(
    (name) => /vbaProject|\.bin$|activeX|embeddings\//i.test(name) && !/printerSettings/i.test(name),
  );
  const honest = parts.value.every((part) => unpack(bytes, part) !== null);
  return runs || !honest ? 'unsafe' : type;
}

function startsWith(bytes: Buffer, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
