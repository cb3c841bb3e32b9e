import { readFileSync } from 'node:fs';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { type Cell, showDate } from '#kernel/workbook.ts';
import { archiveOf, type MadePart, sheetXml, workbookParts } from '#support/archive.ts';
import { readWorkbook } from './read-workbook.ts';

async function cellsOf(parts: readonly MadePart[]): Promise<readonly (Cell | undefined)[]> {
  const read = await readWorkbook(archiveOf(parts), 'tep.xlsx');
  if (!read.ok) throw new Error(read.problem.code);
  return read.value.sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
}

async function codeOf(bytes: Uint8Array, name = 'tep.xlsx'): Promise<string> {
  const begun = performance.now();
  const read = await readWorkbook(bytes, name);
  expect(performance.now() - begun).toBeLessThan(6_000);
  return read.ok ? 'read' : read.problem.code;
}

test('numbers, days, booleans, formulas and texts are told apart', async () => {
  const styles = '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="000000000000"/></numFmts><fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>';
  const rows = '<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" s="1"><v>43465</v></c><c r="C2" t="b"><v>1</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="s"><v>0</v></c><c r="F2" s="2"><v>99154900014</v></c><c r="G2" s="3" t="inlineStr"><is><t>V¨n</t></is></c><c r="H2" t="str"><v>a &amp; b</v></c><c r="I2"/><c r="J2" s="1"><v>60</v></c></row>';
  const texts = '<sst><si><r><rPr><rFont val="VNI-Times"/></rPr><t>Vaên </t></r><r><t>A</t></r><rPh><t>không</t></rPh></si></sst>';
  const cells = await cellsOf(workbookParts(sheetXml(rows), [{ name: 'xl/styles.xml', content: styles }, { name: 'xl/sharedStrings.xml', content: texts }]));
  expect(cells).toEqual([
    { kind: 'number', value: 1.5, text: '1.5' },
    { kind: 'date', value: '2018-12-31', text: '31/12/2018', font: 'Times New Roman' },
    { kind: 'boolean', value: true, text: 'TRUE' },
    { kind: 'formula', value: 2, text: '2', formula: '1+1' },
    { kind: 'text', value: 'Vaên A', text: 'Vaên A', font: 'VNI-Times' },
    { kind: 'number', value: 99154900014, text: '099154900014', font: 'Times New Roman' },
    { kind: 'text', value: 'V¨n', text: 'V¨n', font: '.VnTime' },
    { kind: 'text', value: 'a & b', text: 'a & b' },
    undefined,
    { kind: 'number', value: 60, text: '60', font: 'Times New Roman' },
  ].map((cell) => (cell && !('font' in cell) && cell.kind !== 'text' && cell.value !== 60 ? { ...cell, font: 'Times New Roman' } : cell)).map((cell) => (cell?.text === 'a & b' ? { ...cell, font: 'Times New Roman' } : cell)));
});

test('prefixes, comments, quoted sections and missing places of cells are read all the same', async () => {
  const rows = '<!-- </x:row> --><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>';
  const xml = `<x:worksheet><x:sheetData>${rows}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:C2"/></x:mergeCells></x:worksheet>`;
  const read = await readWorkbook(archiveOf(workbookParts(xml)), 'tep.xlsx');
  expect(read).toMatchObject({ ok: true, value: { sheets: [{ merged: [{ top: 1, left: 0, bottom: 2, right: 2 }], rows: [{ number: 1, cells: [{ text: 'a<b' }, { value: 2 }] }] }] } });
});

test('another reader finds the same values in 7,101 members', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../../tests/fixtures/quoc-oai/dang-vien.xlsx', import.meta.url)));
  const read = await readWorkbook(bytes, 'dang-vien.xlsx');
  const ours = new Map(read.ok ? read.value.sheets[0]?.rows.map((row) => [row.number, row.cells]) : []);
  let compared = 0;
  let different = 0;
  for await (const { index, values } of streamXlsxRows(bytes)) {
    values.forEach((value, column) => {
      const cell = ours.get(index + 1)?.[column];
      const theirs = value instanceof Date ? value.toISOString().slice(0, 10) : value;
      compared += 1;
      if ((cell?.value ?? null) !== (theirs === '' ? null : theirs)) different += 1;
    });
  }
  expect(compared).toBeGreaterThan(260_000);
  expect(different).toBe(0);
});

test('a file of another program is read as written', async () => {
  const bytes = await writeXlsx({ sheets: [{ name: 'Đảng viên', rows: [['Họ và tên', 'Sinh ngày'], ['Nguyễn Thị Ánh', new Date(Date.UTC(1990, 1, 3))]] }] });
  const read = await readWorkbook(bytes, 'x.xlsx');
  expect(read).toMatchObject({ ok: true, value: { sheets: [{ name: 'Đảng viên', rows: [{}, { cells: [{ text: 'Nguyễn Thị Ánh' }, { text: showDate('1990-02-03' as never) }] }] }] } });
});

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
const many = (count: number, text: string) => text.repeat(count);

test.each<[string, string, () => Uint8Array]>([
  ['a bomb that owns up to its size', 'intake.file-too-large-unpacked', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/media/a.xml', content: Buffer.alloc(60_000_000) }]))],
  ['a part packed a thousand times', 'intake.file-compressed-too-much', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: Buffer.alloc(20_000_000) }]))],
  ['a bomb that lies about its size', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: Buffer.alloc(60_000_000), claimedBytes: 1_000 }]))],
  ['two parts of one name', 'intake.file-duplicate-parts', () => archiveOf([...workbookParts(sheetXml(rows)), { name: 'XL/worksheets/Sheet1.xml', content: sheetXml(rows) }])],
  ['more parts than any workbook has', 'intake.file-too-many-parts', () => archiveOf([...workbookParts(sheetXml(rows)), ...Array.from({ length: 200 }, (_, index) => ({ name: `a${index}`, content: 'a' }))])],
  ['a declared document type', 'intake.file-declares-dtd', () => archiveOf(workbookParts(`<!DOCTYPE a [<!ENTITY b "c">]>${sheetXml(rows)}`))],
  ['an entity in a part that is not even needed', 'intake.file-declares-dtd', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'docProps/core.xml', content: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' }]))],
  ['a declaration hidden in UTF-16', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/styles.xml', content: Buffer.from('\ufeff<!DOCTYPE a><styleSheet/>', 'utf16le') }]))],
  ['an archive by name', 'intake.file-nested-archive', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/embeddings/a.xlsx', content: 'a' }]))],
  ['an archive by content', 'intake.file-nested-archive', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/embeddings/a.bin', content: archiveOf(workbookParts(sheetXml(rows))) }]))],
  ['an encrypted part', 'intake.file-protected', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: 'a', flags: 1 }]))],
  ['a name that climbs out', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml(rows), [{ name: '../a.xml', content: 'a' }]))],
  ['two names for one part', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: '<a/>', localName: 'xl/b.xml' }]))],
  ['macros', 'intake.file-has-macros', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/vbaProject.bin', content: 'a' }]))],
  ['a binary workbook', 'intake.file-old-format', () => archiveOf([{ name: 'xl/workbook.bin', content: 'a' }])],
  ['a text document', 'intake.file-not-a-spreadsheet', () => archiveOf([{ name: 'word/document.xml', content: '<a/>' }])],
  ['a workbook with a password', 'intake.file-protected', () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), Buffer.from('EncryptedPackage', 'utf16le')])],
  ['an .xls', 'intake.file-old-format', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 0, 0])],
  ['a web page named .xls', 'intake.file-not-a-spreadsheet', () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>')],
  ['nothing', 'intake.file-empty', () => new Uint8Array()],
  ['more than 20 MB', 'intake.file-too-large', () => new Uint8Array(20_000_001)],
  ['rows that go backwards', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml('<row r="5"/><row r="5"/>')))],
  ['a row beyond the last', 'intake.file-damaged', () => archiveOf(workbookParts(sheetXml('<row r="1048577"/>')))],
  ['an endless row', 'intake.file-too-many-cells', () => archiveOf(workbookParts(sheetXml(`<row>${many(500_000, `<c r="A1"><v>${1}</v></c>`)}${Array.from({ length: 20_000 }, (_, index) => `<!--${index * 7919}-->`).join('')}</row>`)))],
])('%s is refused as %s', async (_name, code, make) => {
  expect(await codeOf(make())).toBe(code);
});

test.each<[string, () => Uint8Array]>([
  ['a million empty rows', () => archiveOf(workbookParts(sheetXml(Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"/>`).join(''))))],
  ['a cell in the last corner', () => archiveOf(workbookParts(sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>1</v></c></row>')))],
  ['a million merged ranges of the whole sheet', () => archiveOf(workbookParts(sheetXml(rows, Array.from({ length: 500_000 }, (_, index) => `<mergeCell ref="A${index + 1}:XFD1048576"/>`).join(''))))],
  ['external links', () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/externalLinks/_rels/externalLink1.xml.rels', content: '<Relationships><Relationship Id="a" Type="a" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' }]))],
])('%s is read without cost', async (_name, make) => {
  const bytes = make();
  const begun = performance.now();
  const read = await readWorkbook(bytes, 'tep.xlsx');
  expect(performance.now() - begun).toBeLessThan(6_000);
  expect(read.ok && (read.value.sheets[0]?.rows.length ?? 0)).toBeLessThan(3);
});

test('an archive cut anywhere is refused', async () => {
  const whole = archiveOf(workbookParts(sheetXml(rows)));
  for (const length of [10, 100, Math.floor(whole.length / 2), whole.length - 22, whole.length - 1]) {
    expect(await codeOf(whole.slice(0, length))).toBe('intake.file-damaged');
  }
});
