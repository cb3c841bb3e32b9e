import { readLegacy } from '#kernel/legacy-encoding.ts';

/** A text as a machine of before Unicode wrote it in TCVN3: capitals with marks are its small letters in another font. */
export function inTcvn3(text: string): Buffer {
  const bytes = new Map(
    Array.from({ length: 128 }, (_, index) => index + 128).map((byte) => [
      readLegacy(String.fromCharCode(byte), 'tcvn3').normalize('NFC'),
      byte,
    ]),
  );
  return Buffer.from(
    [...text.normalize('NFC')].map(
      (sign) => bytes.get(sign) ?? bytes.get(sign.toLowerCase()) ?? sign.charCodeAt(0),
    ),
  );
}
