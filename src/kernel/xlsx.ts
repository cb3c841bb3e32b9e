/** One line of a table: texts, figures, empty cells. */
export type Line = readonly (string | number | null)[];

/** «Bảng tính» — one sheet as an XLSX file, byte for byte the same for the same lines. Texts are never formulas. */
export function writeXlsx(name: string, lines: readonly Line[]): Uint8Array<ArrayBuffer> {
  const ns = 'http://schemas.openxmlformats.org';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const office = `${ns}/officeDocument/2006/relationships`;
  const type = (part: string, of: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${of}+xml"/>`;
  const relation = (of: string, target: string) =>
    `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${of}" Target="${target}"/></Relationships>`;
  return zipOf([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('workbook', 'sheet.main')}${type('sheet1', 'worksheet')}</Types>`,
    ],
    ['_rels/.rels', relation('officeDocument', 'xl/workbook.xml')],
    ['xl/_rels/workbook.xml.rels', relation('worksheet', 'sheet1.xml')],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${office}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/sheet1.xml',
      `${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${lines.map(rowOf).join('')}</sheetData></worksheet>`,
    ],
  ]);
}

function rowOf(line: Line): string {
  const cells = line.map((cell) => {
    if (cell === null) return '<c/>';
    return typeof cell === 'number'
      ? `<c><v>${cell}</v></c>`
      : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
  });
  return `<row>${cells.join('')}</row>`;
}

/** Characters that XML cannot hold are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Spreadsheets take 31 characters and none of these. */
function sheetName(name: string): string {
  return name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31) || 'Sheet';
}

type Part = readonly [name: string, text: string];

/** A ZIP archive whose files are stored as they are: tables are small, and no browser API is needed. */
function zipOf(parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const locals: Uint8Array[] = [];
  const centrals: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const path = encoder.encode(name);
    const content = encoder.encode(text);
    // Version, UTF-8 names, stored, the first day the format knows; then checksum and sizes.
    const common = [
      ...[20, 0x0800, 0, 0, 0x0021].flatMap(short),
      ...[crcOf(content), content.length, content.length].flatMap(long),
      ...[path.length, 0].flatMap(short),
    ];
    locals.push(new Uint8Array([...long(0x04034b50), ...common]), path, content);
    const place = [...short(0), ...short(0), ...short(0), ...long(0), ...long(offset)];
    centrals.push(new Uint8Array([...long(0x02014b50), ...short(20), ...common, ...place]), path);
    offset += 30 + path.length + content.length;
  }
  const size = centrals.reduce((sum, part) => sum + part.length, 0);
  const counts = [0, 0, parts.length, parts.length].flatMap(short);
  const end = new Uint8Array([...long(0x06054b50), ...counts, ...long(size), ...long(offset), 0, 0]);
  const all = [...locals, ...centrals, end];
  const file = new Uint8Array(all.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of all) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}

const short = (value: number): number[] => [value & 0xff, (value >>> 8) & 0xff];
const long = (value: number): number[] => [...short(value), ...short(value >>> 16)];

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ -1) >>> 0;
}
