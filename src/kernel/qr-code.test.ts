import fc from 'fast-check';
import { expect, test } from 'vitest';
import { qrCode, type QrCode } from './qr-code.ts';

/** Reads a drawing of one block back as a camera would, without its tolerance. */
function read(code: QrCode): readonly number[] {
  const dark = new Set<string>();
  for (const [, x, y, width] of code.path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    for (let step = 0; step < Number(width); step += 1) dark.add(`${Number(x) + step} ${y}`);
  }
  const isDark = (x: number, y: number) => dark.has(`${x} ${y}`);
  const mask =
    ([10, 11, 12].reduce((sum, bit) => sum + (isDark(8, code.size - 15 + bit) ? 1 << (bit - 10) : 0), 0) ^
      0b101) &
    7;
  const bits: number[] = [];
  for (let right = code.size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    for (let step = 0; step < code.size; step += 1) {
      const y = ((column + 1) & 2) === 0 ? code.size - 1 - step : step;
      for (const x of [column, column - 1]) {
        if (!isPattern(x, y, code.size)) bits.push(Number(isDark(x, y) !== isFlipped(mask, x, y)));
      }
    }
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, index) =>
    parseInt(bits.slice(index * 8, index * 8 + 8).join(''), 2),
  );
}

function isPattern(x: number, y: number, size: number): boolean {
  const atFinder = (x < 9 && y < 9) || (x >= size - 8 && y < 9) || (x < 9 && y >= size - 8);
  const middle = size - 7;
  const atAlignment = size > 21 && Math.abs(x - middle) <= 2 && Math.abs(y - middle) <= 2;
  return atFinder || atAlignment || x === 6 || y === 6;
}

// The eight masks as ISO/IEC 18004 lists them, with i the row and j the column.
function isFlipped(mask: number, j: number, i: number): boolean {
  const masks = [
    (i + j) % 2,
    i % 2,
    j % 3,
    (i + j) % 3,
    (Math.floor(i / 2) + Math.floor(j / 3)) % 2,
    ((i * j) % 2) + ((i * j) % 3),
    (((i * j) % 2) + ((i * j) % 3)) % 2,
    (((i + j) % 2) + ((i * j) % 3)) % 2,
  ];
  return masks[mask] === 0;
}

function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 0; bit < 8; bit += 1) if ((other >> bit) & 1) product ^= one << bit;
  for (let bit = 15; bit >= 8; bit -= 1) if ((product >> bit) & 1) product ^= 0x11d << (bit - 8);
  return product;
}

test('what is drawn can be read back, and its correction words are right', () => {
  const corrections: Readonly<Record<number, number>> = { 21: 10, 25: 16, 29: 26 };
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 42 }), (bytes) => {
      const code = qrCode(bytes);
      if (!code) throw new Error('not drawn');
      const words = read(code);
      const bits = words.map((word) => word.toString(2).padStart(8, '0')).join('');
      expect(bits.slice(0, 4)).toBe('0100');
      expect(parseInt(bits.slice(4, 12), 2)).toBe(bytes.length);
      const data = Array.from(bytes, (_, index) => parseInt(bits.slice(12 + index * 8, 20 + index * 8), 2));
      expect(data).toEqual([...bytes]);
      let root = 1;
      for (let power = 0; power < (corrections[code.size] ?? 0); power += 1) {
        expect(words.reduce((sum, word) => times(sum, root) ^ word, 0)).toBe(0);
        root = times(root, 2);
      }
    }),
  );
});

test('a longer text takes a larger drawing, and too long a text none', () => {
  const sizeOf = (length: number) => qrCode(new Uint8Array(length))?.size;
  expect([1, 14, 15, 26, 42, 180, 181, 412].map(sizeOf)).toEqual([21, 21, 25, 25, 29, 53, 57, 77]);
  expect(qrCode(new Uint8Array(413))).toBeNull();
});
