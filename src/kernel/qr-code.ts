/** «Mã QR» — dark squares on a field of `size` squares, as the path of a drawing. */
export interface QrCode {
  readonly size: number;
  /** SVG path data in units of one square, without the quiet border of four squares. */
  readonly path: string;
}

// ISO/IEC 18004, bytes, correction level M: correction words a block and blocks, for versions 1 to 15.
const wordsABlock = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const blocksOf = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];

type Field = (boolean | null)[][];

/** Draws the bytes as a QR code; `null` where they are more than version 15 holds (412 bytes). */
export function qrCode(bytes: Uint8Array): QrCode | null {
  const version = wordsABlock.findIndex((_, index) => bytes.length <= capacity(index + 1)) + 1;
  if (version === 0) return null;
  const words = interleave(dataWords(bytes, version), version);
  const masks = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => draw(words, version, mask));
  const best = masks.reduce((one, other) => (penalty(other) < penalty(one) ? other : one));
  return { size: best.length, path: pathOf(best) };
}

function allWords(version: number): number {
  const aligned = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const raw = (16 * version + 128) * version + 64;
  const patterns = aligned === 0 ? 0 : (25 * aligned - 10) * aligned - 55;
  return Math.floor((raw - patterns - (version >= 7 ? 36 : 0)) / 8);
}

function dataLength(version: number): number {
  return allWords(version) - (wordsABlock[version - 1] ?? 0) * (blocksOf[version - 1] ?? 0);
}

function capacity(version: number): number {
  return dataLength(version) - (version < 10 ? 2 : 3);
}

function dataWords(bytes: Uint8Array, version: number): readonly number[] {
  const lengthBits = version < 10 ? 8 : 16;
  const bits = [0b0100, 4, bytes.length, lengthBits, ...Array.from(bytes).flatMap((byte) => [byte, 8]), 0, 4];
  let text = '';
  for (let index = 0; index < bits.length; index += 2) {
    text += (bits[index] ?? 0).toString(2).padStart(bits[index + 1] ?? 0, '0');
  }
  text = text.slice(0, dataLength(version) * 8);
  const words = (text.match(/.{1,8}/g) ?? []).map((word) => parseInt(word.padEnd(8, '0'), 2));
  for (let fill = 0xec; words.length < dataLength(version); fill ^= 0xec ^ 0x11) words.push(fill);
  return words;
}

/** Cuts the data into blocks, gives each its correction, and mixes them word by word. */
function interleave(data: readonly number[], version: number): readonly number[] {
  const count = blocksOf[version - 1] ?? 1;
  const correction = wordsABlock[version - 1] ?? 0;
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  let from = 0;
  const blocks = Array.from({ length: count }, (_, index) => {
    const length = short + (index >= count - longer ? 1 : 0);
    return data.slice(from, (from += length));
  });
  const divisor = generator(correction);
  const corrections = blocks.map((block) => remainder(block, divisor));
  const mixed: number[] = [];
  for (let index = 0; index <= short; index += 1) {
    for (const block of blocks) if (index < block.length) mixed.push(block[index] ?? 0);
  }
  for (let index = 0; index < correction; index += 1)
    for (const words of corrections) mixed.push(words[index] ?? 0);
  return mixed;
}

/** Multiplies in the field of 256 elements over x^8 + x^4 + x^3 + x^2 + 1. */
function times(one: number, other: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((other >>> bit) & 1) * one;
  }
  return product;
}

function generator(degree: number): readonly number[] {
  const terms: number[] = Array.from({ length: degree }, (_, index) => (index === degree - 1 ? 1 : 0));
  let root = 1;
  for (let round = 0; round < degree; round += 1) {
    for (let index = 0; index < degree; index += 1) {
      terms[index] = times(terms[index] ?? 0, root) ^ (terms[index + 1] ?? 0);
    }
    root = times(root, 2);
  }
  return terms;
}

function remainder(block: readonly number[], divisor: readonly number[]): readonly number[] {
  const rest: number[] = divisor.map(() => 0);
  for (const word of block) {
    const factor = word ^ (rest.shift() ?? 0);
    rest.push(0);
    divisor.forEach((term, index) => (rest[index] = (rest[index] ?? 0) ^ times(term, factor)));
  }
  return rest;
}

function draw(words: readonly number[], version: number, mask: number): Field {
  const size = version * 4 + 17;
  const field: Field = Array.from({ length: size }, () => Array<boolean | null>(size).fill(null));
  const set = (x: number, y: number, dark: boolean) => {
    const row = field[y];
    if (row && x >= 0 && x < size) row[x] = dark;
  };
  drawPatterns(set, size, version);
  drawFormat(set, size, mask);
  if (version >= 7) drawVersion(set, size, version);
  drawWords(field, set, size, words, mask);
  return field;
}

type Set = (x: number, y: number, dark: boolean) => void;

function drawPatterns(set: Set, size: number, version: number): void {
  for (let index = 0; index < size; index += 1) {
    set(6, index, index % 2 === 0);
    set(index, 6, index % 2 === 0);
  }
  const rings = (x: number, y: number, reach: number, light: readonly number[]) => {
    for (let dy = -reach; dy <= reach; dy += 1) {
      for (let dx = -reach; dx <= reach; dx += 1) {
        set(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
      }
    }
  };
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    rings(x, y, 4, [2, 4]);
  const places = alignment(size, version);
  const last = places.length - 1;
  places.forEach((x, column) =>
    places.forEach((y, row) => {
      const atFinder =
        (column === 0 && row === 0) || (column === 0 && row === last) || (column === last && row === 0);
      if (!atFinder) rings(x, y, 2, [1]);
    }),
  );
}

function alignment(size: number, version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => size - 7 - index * step).reverse()];
}

function drawFormat(set: Set, size: number, mask: number): void {
  // Level M is written 00.
  let rest = mask;
  for (let round = 0; round < 10; round += 1) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const dark = (index: number) => ((bits >>> index) & 1) === 1;
  for (let index = 0; index <= 5; index += 1) set(8, index, dark(index));
  set(8, 7, dark(6));
  set(8, 8, dark(7));
  set(7, 8, dark(8));
  for (let index = 9; index < 15; index += 1) set(14 - index, 8, dark(index));
  for (let index = 0; index < 8; index += 1) set(size - 1 - index, 8, dark(index));
  for (let index = 8; index < 15; index += 1) set(8, size - 15 + index, dark(index));
  set(8, size - 8, true);
}

function drawVersion(set: Set, size: number, version: number): void {
  let rest = version;
  for (let round = 0; round < 12; round += 1) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let index = 0; index < 18; index += 1) {
    const dark = ((bits >>> index) & 1) === 1;
    const near = size - 11 + (index % 3);
    const far = Math.floor(index / 3);
    set(near, far, dark);
    set(far, near, dark);
  }
}

function drawWords(field: Field, set: Set, size: number, words: readonly number[], mask: number): void {
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    const column = right <= 6 ? right - 1 : right;
    const upward = ((column + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1) {
      const y = upward ? size - 1 - step : step;
      for (const x of [column, column - 1]) {
        if (field[y]?.[x] !== null) continue;
        const dark = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
        set(x, y, dark !== flips(mask, x, y));
        bit += 1;
      }
    }
  }
}

function flips(mask: number, x: number, y: number): boolean {
  const both = x * y;
  const sums = [
    (x + y) % 2,
    y % 2,
    x % 3,
    (x + y) % 3,
    (Math.floor(x / 3) + Math.floor(y / 2)) % 2,
    (both % 2) + (both % 3),
    ((both % 2) + (both % 3)) % 2,
    (((x + y) % 2) + (both % 3)) % 2,
  ];
  return sums[mask] === 0;
}

/** How hard a drawing is to read: long runs, blocks, false finders, too much of one colour. */
function penalty(field: Field): number {
  const rows = field.map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  const columns = field.map((_, x) => rows.map((row) => row[x]).join(''));
  let points = 0;
  for (const line of [...rows, ...columns]) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) points += run.length - 2;
    points += 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
  }
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      const four = [rows[y]?.[x], rows[y]?.[x - 1], rows[y - 1]?.[x], rows[y - 1]?.[x - 1]];
      if (new Set(four).size === 1) points += 3;
    }
  }
  const dark = rows.join('').replaceAll('0', '').length / (rows.length * rows.length);
  return points + 10 * Math.floor(Math.abs(dark * 20 - 10));
}

function pathOf(field: Field): string {
  return field
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? '1' : '0')).join('');
      return Array.from(
        line.matchAll(/1+/g),
        (run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`,
      );
    })
    .join('');
}
