import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive made for a test; the knobs make it lie. */
export interface MadePart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly flags?: number;
  readonly claimedBytes?: number;
  readonly localName?: string;
}

/** Packs parts into a ZIP, truthfully or not. */
export function archiveOf(parts: readonly MadePart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, content, flags = 0, claimedBytes, localName = name } of parts) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(flags, 6);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(Buffer.byteLength(localName), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(claimedBytes ?? bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([head, Buffer.from(localName), packed]);
    locals.push(local);
    directory.push(entry, Buffer.from(name));
    at += local.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

/** The parts of a workbook with one sheet of the given XML; `others` are added or take the place of one. */
export function workbookParts(sheet: string, others: readonly MadePart[] = []): readonly MadePart[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const parts: readonly MadePart[] = [
    { name: '[Content_Types].xml', content: '<?xml version="1.0" encoding="UTF-8"?><Types/>' },
    { name: '_rels/.rels', content: `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: '<workbook xmlns:r="r"><sheets><sheet name="Tờ 1" sheetId="1" r:id="r2"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content:
      `<Relationships><Relationship Id="r2" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r3" Type="${office}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r4" Type="${office}/styles" Target="/xl/styles.xml"/></Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ];
  const names = new Set(others.map((part) => part.name));
  return [...parts.filter((part) => !names.has(part.name)), ...others];
}

/** A sheet around the given rows. */
export function sheetXml(rows: string, after = ''): string {
  return `<?xml version="1.0"?><worksheet><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData>${after}</worksheet>`;
}
