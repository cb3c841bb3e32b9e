// Every engine that runs this house has these two; naming them here keeps DOM and Node types out of the kernel.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (
  label: string,
  options: { fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The text as UTF-8. */
export function toUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Reads UTF-8; throws where the bytes are none. */
export function fromUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** Writes base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    const letters = Math.min(bytes.length - index, 3) + 1;
    for (let letter = 0; letter < letters; letter += 1) text += alphabet[(group >> (18 - letter * 6)) & 63];
  }
  return text;
}

/** Reads base64url without padding; throws at any other letter. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let group = 0;
  let bits = 0;
  let position = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new Error('not base64url');
    group = ((group << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[position] = (group >> bits) & 255;
    position += 1;
  }
  return bytes;
}
