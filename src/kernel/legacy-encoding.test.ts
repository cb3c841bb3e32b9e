import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guessLegacy, isUnicode, legacyFont, type LegacyEncoding, readLegacy } from './legacy-encoding.ts';
import { isSyllable } from './vietnamese-syllable.ts';

const words = 'Nguyễn Trần Lê Phạm Hoàng Đặng Đỗ Vũ Võ Ngô Dương Lý Thị Văn Hữu Đức Quốc Thế Ánh Ửng Ếch Ỷ Oanh Khương Thưởng Phượng Hiển Sỹ Quyết Giếng Gì Nghĩa Khuya Bưởi Đường Huế Tuyết Thủy Ngoẵng Quặn'.split(' ');
const small = words.map((word) => word.toLowerCase());

/** All letters of a one-byte encoding turned round: what a letter of Unicode was written as. */
const tcvn3 = new Map(Array.from({ length: 0xfe - 0xa0 }, (_, index) => String.fromCharCode(0xa1 + index)).map((letter) => [readLegacy(letter, 'tcvn3'), letter]));
const vniTails = [...'ùøûõïâáàåãäêéèúüë'];
const vniHeads = [...'aeouyôöAEOUYÔÖ'];
const vni = new Map<string, string>();
for (const letter of 'ñôöíìæóòîÑÔÖÍÌÆÓÒÎ') vni.set(readLegacy(letter, 'vni'), letter);
for (const head of vniHeads) for (const tail of vniTails) {
  const written = head + (head === head.toUpperCase() ? tail.toUpperCase() : tail);
  const read = readLegacy(written, 'vni');
  if ([...read].length === 1) vni.set(read, written);
}

function write(text: string, encoding: LegacyEncoding): string {
  const table = encoding === 'tcvn3' ? tcvn3 : vni;
  return [...text].map((letter) => (letter < '\u0080' ? letter : (table.get(letter) ?? '?'))).join('');
}

test.each([
  ['tcvn3', 'NguyÔn V¨n ThÞnh, x· §ång MÉu', 'Nguyễn Văn Thịnh, xã Đồng Mẫu'],
  ['tcvn3', 'bÝ th\u00ad chi bé, ñy viªn', 'bí thư chi bộ, ủy viên'],
  ['vni', 'Nguyeãn Vaên Thònh, xaõ Ñoàng Maãu', 'Nguyễn Văn Thịnh, xã Đồng Mẫu'],
  ['vni', 'ÑAÛNG BOÄ XAÕ, bí thö, thuôû, ñöôøng', 'ĐẢNG BỘ XÃ, bí thư, thuở, đường'],
] as const)('%s “%s” reads “%s”', (encoding, written, read) => {
  expect(readLegacy(written, encoding)).toBe(read);
});

test('whatever is written in an old encoding is read back', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...small), { minLength: 1 }), fc.constantFrom<LegacyEncoding>('tcvn3', 'vni'), (parts, encoding) => {
    const text = parts.join(' ');
    expect(readLegacy(write(text, encoding), encoding)).toBe(text);
  }));
});

test('the encoding of unknown fonts is guessed from a few names, and Unicode is left alone', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...small.filter((word) => /[^\u0000-\u007f]/.test(word))), { minLength: 12, maxLength: 60 }), fc.constantFrom<LegacyEncoding>('tcvn3', 'vni'), (parts, encoding) => {
    expect(guessLegacy(parts)).toBeNull();
    const guess = guessLegacy(parts.map((word) => write(word, encoding)));
    expect([encoding, null]).toContain(guess);
  }));
  expect(guessLegacy(words.map((word) => write(word.toLowerCase(), 'tcvn3')))).toBe('tcvn3');
  expect(guessLegacy(words.map((word) => write(word.toLowerCase(), 'vni')))).toBe('vni');
  expect(guessLegacy(['Crème brûlée', 'abc'])).toBeNull();
});

test('fonts tell the encoding, and fonts of capitals the case', () => {
  expect(legacyFont('.VnTime')).toEqual({ encoding: 'tcvn3', capitals: false });
  expect(legacyFont('.VnTimeH')).toEqual({ encoding: 'tcvn3', capitals: true });
  expect(legacyFont('VNI-Times')).toEqual({ encoding: 'vni', capitals: false });
  expect(['Times New Roman', 'Arial', 'Vnarial'].map(legacyFont)).toEqual([null, null, null]);
  expect(readLegacy('nguyÔn', 'tcvn3', true)).toBe('NGUYỄN');
  expect([isUnicode('Nguyễn'), isUnicode('NguyÔn')]).toEqual([true, false]);
});

test('Vietnamese words are syllables, broken ones are not', () => {
  expect(words.filter((word) => !isSyllable(word))).toEqual([]);
  expect(['NguyÔn', 'Nguyeãn', 'Vaên', 'V¨n', 'xyz', ''].filter(isSyllable)).toEqual([]);
});
