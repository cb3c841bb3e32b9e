import { isSyllable } from '#kernel/vietnamese-syllable.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const sample = 200_000;

/**
 * «Mã chữ của tệp văn bản» — by byte order mark, else UTF-8 where it fits, else UTF-16
 * by its zero bytes, else one byte a letter: windows-1258 if that makes Vietnamese
 * syllables, otherwise windows-1252, in which TCVN3 and VNI stay recognisable for later.
 */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode('utf-16be', bytes);
  const zeros = zeroBytes(bytes);
  if (zeros !== null) return zeros;
  try {
    return composed(utf8.decode(bytes));
  } catch {
    const vietnamese = decode('windows-1258', bytes) ?? '';
    return reads(vietnamese.slice(0, sample)) ? vietnamese : decode('windows-1252', bytes);
  }
}

function decode(encoding: string, bytes: Uint8Array): string | null {
  const text = composed(new TextDecoder(encoding).decode(bytes));
  return text.includes('\0') ? null : text;
}

/** Copies the text only where letters and their marks stand apart. */
function composed(text: string): string {
  return /[\u0300-\u036f]/.test(text) ? text.normalize('NFC') : text;
}

/** In UTF-16 most letters of a table have one zero byte, always on the same side. */
function zeroBytes(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, 4_000);
  const even = head.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = head.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (odd > head.length / 5 && even < odd / 10) return decode('utf-16le', bytes);
  if (even > head.length / 5 && odd < even / 10) return decode('utf-16be', bytes);
  return null;
}

function reads(text: string): boolean {
  const words = text.split(/[\s\p{P}\p{N}]+/u).filter((word) => /[^\x00-\x7f]/.test(word));
  const syllables = words.filter(isSyllable).length;
  return words.length > 0 && syllables >= words.length * 0.8;
}
