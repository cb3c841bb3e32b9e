import { isSyllable } from './vietnamese-syllable.ts';

/** «Bảng mã cũ» — encodings from before Unicode, told apart by the font they need. */
export type LegacyEncoding = 'tcvn3' | 'vni';

/** What the name of a font says: its encoding, and whether its small letters look like capitals. */
export interface LegacyFont {
  readonly encoding: LegacyEncoding;
  readonly capitals: boolean;
}

const tcvn3First = 0xa1;
/** TCVN 5712 (VN3) from A1 to FE; a space where the table has no letter. */
const tcvn3Letters =
  'ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ';

const vniTones = { '\u00d9': '\u0301', '\u00d8': '\u0300', '\u00db': '\u0309', '\u00d5': '\u0303', '\u00cf': '\u0323' } as const;
const vniMarks: Readonly<Record<string, string>> = {
  ...vniTones,
  '\u00c2': '\u0302', '\u00c1': '\u0302\u0301', '\u00c0': '\u0302\u0300', '\u00c5': '\u0302\u0309', '\u00c3': '\u0302\u0303', '\u00c4': '\u0302\u0323',
  '\u00ca': '\u0306', '\u00c9': '\u0306\u0301', '\u00c8': '\u0306\u0300', '\u00da': '\u0306\u0309', '\u00dc': '\u0306\u0303', '\u00cb': '\u0306\u0323',
};
const vniLetters: Readonly<Record<string, string>> = {
  '\u00d1': 'Đ', '\u00d4': 'Ơ', '\u00d6': 'Ư', '\u00cd': 'Í', '\u00cc': 'Ì', '\u00c6': 'Ỉ', '\u00d3': 'Ĩ', '\u00d2': 'Ị', '\u00ce': 'Ỵ',
};

/** The encoding that a font needs; `null` for the fonts of today. */
export function legacyFont(font: string): LegacyFont | null {
  if (/^\.?vn[a-z]/i.test(font) && font.startsWith('.')) return { encoding: 'tcvn3', capitals: /H$/.test(font) };
  if (/^vni[- ]/i.test(font)) return { encoding: 'vni', capitals: false };
  return null;
}

/** «Chuyển mã» — reads text of an old encoding as Unicode in NFC. */
export function readLegacy(text: string, encoding: LegacyEncoding, capitals = false): string {
  const read = encoding === 'tcvn3' ? readTcvn3(text) : readVni(text);
  return capitals ? read.toUpperCase() : read;
}

/** Whether the text holds letters that no old encoding has: then it is Unicode, whatever its font. */
export function isUnicode(text: string): boolean {
  return /[\u0100-\u036f\u1ea0-\u1ef9]/.test(text);
}

/**
 * Guesses the encoding of texts whose font tells nothing: the reading that makes most
 * words Vietnamese syllables, if it does so far better than the text as it stands.
 */
export function guessLegacy(texts: Iterable<string>): LegacyEncoding | null {
  let words = 0;
  const good = { asIs: 0, tcvn3: 0, vni: 0 };
  for (const text of texts) {
    for (const word of text.split(/[\s\d\u0021-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007e]+/)) {
      if (!/[^\u0000-\u007f]/.test(word)) continue;
      words += 1;
      if (isSyllable(word)) good.asIs += 1;
      if (isUnicode(word)) continue;
      if (isSyllable(readTcvn3(word))) good.tcvn3 += 1;
      if (isSyllable(readVni(word))) good.vni += 1;
    }
  }
  const best: LegacyEncoding = good.tcvn3 >= good.vni ? 'tcvn3' : 'vni';
  return good[best] >= words * 0.7 && good[best] > good.asIs * 1.5 ? best : null;
}

function readTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe]/g, (letter) => {
    const read = tcvn3Letters[letter.charCodeAt(0) - tcvn3First];
    return read === undefined || read === ' ' ? letter : read;
  });
}

function readVni(text: string): string {
  return text
    .replace(/([aeouyôö])([ùøûõïâáàåãäêéèúüë])/gi, (whole, letter: string, mark: string) => {
      const marks = vniMarks[mark.toUpperCase()];
      return marks === undefined ? whole : base(letter) + marks;
    })
    .replace(/[\u00c0-\u00ff]/g, base)
    .normalize('NFC');
}

/** The letter that stands alone in VNI, in the case it was typed in. */
function base(letter: string): string {
  const read = vniLetters[letter.toUpperCase()];
  if (read === undefined) return letter;
  return letter === letter.toUpperCase() ? read : read.toLowerCase();
}
