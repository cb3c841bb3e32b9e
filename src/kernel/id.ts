/** A lifelong identifier (UUID). Things get version 7, made where they are first written down. */
export type Id = string & { readonly __brand: 'Id' };

const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether the text is a UUID in lower case. */
export function isId(text: string): text is Id {
  return form.test(text);
}

/** A new version 7 UUID from the given milliseconds and 10 random bytes. */
export function makeId(milliseconds: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  let time = milliseconds;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  // By hand: an import makes tens of thousands of these at once.
  let text = '';
  for (let index = 0; index < bytes.length; index += 1) {
    if (index === 4 || index === 6 || index === 8 || index === 10) text += '-';
    text += hexOf[bytes[index] ?? 0] ?? '';
  }
  return text as Id;
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
