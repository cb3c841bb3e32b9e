/** One tag of an XML text; `name` has no prefix. Text between tags is read by place. */
export interface Tag {
  readonly name: string;
  readonly closing: boolean;
  readonly empty: boolean;
  readonly attributes: string;
  readonly from: number;
  readonly until: number;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The next tag at or after a place; instructions such as `<?xml …?>` are passed over. */
export function nextTag(xml: string, at: number): Tag | null {
  let from = xml.indexOf('<', at);
  while (from >= 0 && xml.charCodeAt(from + 1) === 63) from = xml.indexOf('<', from + 2);
  if (from < 0) return null;
  const close = endOfTag(xml, from);
  if (close < 0) return null;
  const closing = xml.charCodeAt(from + 1) === 47;
  const empty = !closing && xml.charCodeAt(close - 1) === 47;
  const nameFrom = closing ? from + 2 : from + 1;
  const last = empty ? close - 1 : close;
  let nameUntil = nameFrom;
  let afterPrefix = nameFrom;
  for (; nameUntil < last; nameUntil += 1) {
    const code = xml.charCodeAt(nameUntil);
    if (code <= 32) break;
    if (code === 58) afterPrefix = nameUntil + 1;
  }
  const name = xml.slice(afterPrefix, nameUntil);
  return { name, closing, empty, attributes: xml.slice(nameUntil, last), from, until: close + 1 };
}

/** A tag ends at the first `>` outside quotes. */
function endOfTag(xml: string, from: number): number {
  let quote = 0;
  for (let at = from + 1; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 62) {
      return at;
    } else if (code === 34 || code === 39) {
      quote = code;
    }
  }
  return -1;
}

/** The value of an attribute by its name without prefix, or `null`. */
export function attribute(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name);
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1);
    const equals = attributes.charCodeAt(at + name.length);
    if ((before <= 32 || before === 58) && (equals === 61 || equals <= 32)) {
      const rest = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
      if (rest) return readText(rest[1] ?? rest[2] ?? '');
    }
    at = attributes.indexOf(name, at + 1);
  }
  return null;
}

/** Text with its entities read; only the five of XML and numbers exist without a DTD. */
export function readText(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Excel writes control characters as `_x000D_`. */
export function readEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Whether the bytes declare a document type or entities: never needed in a spreadsheet, always a risk. */
export function declaresTypes(xml: Buffer): boolean {
  return xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY') || xml.includes('<!doctype');
}

/** Whether the bytes can be XML in UTF-8 at all; other encodings would hide declarations from us. */
export function looksLikeXml(xml: Buffer): boolean {
  let at = xml[0] === 0xef && xml[1] === 0xbb && xml[2] === 0xbf ? 3 : 0;
  while (at < xml.length && (xml[at] ?? 0) <= 32 && xml[at] !== 0) at += 1;
  if (xml[at] !== 60 || xml.subarray(at, at + 512).includes(0)) return false;
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([^"']+)["']/.exec(xml.toString('latin1', at, at + 200));
  return !declared || /^(utf-8|us-ascii)$/i.test(declared[1] ?? '');
}

/** Whether tags cannot yet be found by their letters alone. */
export function hasComments(xml: Buffer): boolean {
  return xml.includes('<!');
}

/** The same XML without comments, and with quoted sections as plain text: then tags can be found by their letters. */
export function withoutComments(xml: Buffer): Buffer {
  if (!hasComments(xml)) return xml;
  const text = xml.toString('utf8');
  const pieces: string[] = [];
  let at = 0;
  for (let open = text.indexOf('<!'); open >= 0; open = text.indexOf('<!', at)) {
    pieces.push(text.slice(at, open));
    const quoted = text.startsWith('<![CDATA[', open);
    const end = quoted ? ']]>' : text.startsWith('<!--', open) ? '-->' : '>';
    const close = text.indexOf(end, open + 2);
    if (close < 0) return Buffer.from(pieces.join(''));
    if (quoted) pieces.push(text.slice(open + 9, close).replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    at = close + end.length;
  }
  return Buffer.from(pieces.join('') + text.slice(at));
}
