import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { archiveOf, sheetXml, workbookParts } from '#support/archive.ts';
import { guardArchive } from './archive.ts';
import { readCsv } from './csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { readXlsx } from './xlsx.ts';

/** Reads the file within six seconds of the processor, whatever else the machine does meanwhile. */
async function readCheaply(bytes: Uint8Array, name = 'tep.xlsx') {
  const begun = process.cpuUsage();
  const read = await readWorkbook(bytes, name);
  const { user, system } = process.cpuUsage(begun);
  expect((user + system) / 1000).toBeLessThan(6_000);
  return read;
}

async function codeOf(bytes: Uint8Array, name?: string): Promise<string> {
  const read = await readCheaply(bytes, name);
  return read.ok ? 'read' : read.problem.code;
}

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
const many = (count: number, text: string) => text.repeat(count);

test.each<[string, string, () => Uint8Array]>([
  [
    'a bomb that owns up to its size',
    'intake.file-too-large-unpacked',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [{ name: 'xl/media/a.xml', content: Buffer.alloc(60_000_000) }]),
      ),
  ],
  [
    'a part packed a thousand times',
    'intake.file-compressed-too-much',
    () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: Buffer.alloc(20_000_000) }])),
  ],
  [
    'a bomb that lies about its size',
    'intake.file-damaged',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [
          { name: 'xl/a.xml', content: Buffer.alloc(60_000_000), claimedBytes: 1_000 },
        ]),
      ),
  ],
  [
    'two parts of one name',
    'intake.file-duplicate-parts',
    () =>
      archiveOf([
        ...workbookParts(sheetXml(rows)),
        { name: 'XL/worksheets/Sheet1.xml', content: sheetXml(rows) },
      ]),
  ],
  [
    'more parts than any workbook has',
    'intake.file-too-many-parts',
    () =>
      archiveOf([
        ...workbookParts(sheetXml(rows)),
        ...Array.from({ length: 200 }, (_, index) => ({ name: `a${index}`, content: 'a' })),
      ]),
  ],
  [
    'a declared document type',
    'intake.file-declares-dtd',
    () => archiveOf(workbookParts(`<!DOCTYPE a [<!ENTITY b "c">]>${sheetXml(rows)}`)),
  ],
  [
    'an entity in a part that is not even needed',
    'intake.file-declares-dtd',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [
          { name: 'docProps/core.xml', content: '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>' },
        ]),
      ),
  ],
  [
    'a declaration hidden in UTF-16',
    'intake.file-damaged',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [
          { name: 'xl/styles.xml', content: Buffer.from('\ufeff<!DOCTYPE a><styleSheet/>', 'utf16le') },
        ]),
      ),
  ],
  [
    'an archive by name',
    'intake.file-nested-archive',
    () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/embeddings/a.xlsx', content: 'a' }])),
  ],
  [
    'an archive by content',
    'intake.file-nested-archive',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [
          { name: 'xl/embeddings/a.bin', content: archiveOf(workbookParts(sheetXml(rows))) },
        ]),
      ),
  ],
  [
    'an encrypted part',
    'intake.file-protected',
    () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: 'a', flags: 1 }])),
  ],
  [
    'a name that climbs out',
    'intake.file-damaged',
    () => archiveOf(workbookParts(sheetXml(rows), [{ name: '../a.xml', content: 'a' }])),
  ],
  [
    'two names for one part',
    'intake.file-damaged',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [{ name: 'xl/a.xml', content: '<a/>', localName: 'xl/b.xml' }]),
      ),
  ],
  [
    'macros',
    'intake.file-has-macros',
    () => archiveOf(workbookParts(sheetXml(rows), [{ name: 'xl/vbaProject.bin', content: 'a' }])),
  ],
  [
    'a binary workbook',
    'intake.file-old-format',
    () => archiveOf([{ name: 'xl/workbook.bin', content: 'a' }]),
  ],
  [
    'a text document',
    'intake.file-not-a-spreadsheet',
    () => archiveOf([{ name: 'word/document.xml', content: '<a/>' }]),
  ],
  [
    'a workbook with a password',
    'intake.file-protected',
    () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
  ],
  ['an .xls', 'intake.file-old-format', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0, 0, 0])],
  [
    'a web page named .xls',
    'intake.file-not-a-spreadsheet',
    () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
  ],
  ['nothing', 'intake.file-empty', () => new Uint8Array()],
  ['more than 20 MB', 'intake.file-too-large', () => new Uint8Array(20_000_001)],
  [
    'rows that go backwards',
    'intake.file-damaged',
    () => archiveOf(workbookParts(sheetXml('<row r="5"/><row r="5"/>'))),
  ],
  [
    'a row beyond the last',
    'intake.file-damaged',
    () => archiveOf(workbookParts(sheetXml('<row r="1048577"/>'))),
  ],
  [
    'an endless row',
    'intake.file-too-many-cells',
    () =>
      archiveOf(
        workbookParts(
          sheetXml(
            `<row>${many(500_000, `<c r="A1"><v>${1}</v></c>`)}${Array.from({ length: 20_000 }, (_, index) => `<!--${index * 7919}-->`).join('')}</row>`,
          ),
        ),
      ),
  ],
])('%s is refused as %s', async (_name, code, make) => {
  expect(await codeOf(make())).toBe(code);
});

test.each<[string, () => Uint8Array]>([
  [
    'a million empty rows',
    () =>
      archiveOf(
        workbookParts(
          sheetXml(Array.from({ length: 1_000_000 }, (_, index) => `<row r="${index + 1}"/>`).join('')),
        ),
      ),
  ],
  [
    'a cell in the last corner',
    () =>
      archiveOf(
        workbookParts(
          sheetXml('<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>1</v></c></row>'),
        ),
      ),
  ],
  [
    'a million merged ranges of the whole sheet',
    () =>
      archiveOf(
        workbookParts(
          sheetXml(
            rows,
            Array.from({ length: 500_000 }, (_, index) => `<mergeCell ref="A${index + 1}:XFD1048576"/>`).join(
              '',
            ),
          ),
        ),
      ),
  ],
  [
    'external links',
    () =>
      archiveOf(
        workbookParts(sheetXml(rows), [
          {
            name: 'xl/externalLinks/_rels/externalLink1.xml.rels',
            content:
              '<Relationships><Relationship Id="a" Type="a" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
          },
        ]),
      ),
  ],
])('%s is read without cost', async (_name, make) => {
  const read = await readCheaply(make());
  expect(read.ok && (read.value.sheets[0]?.rows.length ?? 0)).toBeLessThan(3);
});

test('an archive cut anywhere is refused', async () => {
  const whole = archiveOf(workbookParts(sheetXml(rows)));
  for (const length of [10, 100, Math.floor(whole.length / 2), whole.length - 22, whole.length - 1]) {
    expect(await codeOf(whole.slice(0, length))).toBe('intake.file-damaged');
  }
});

/** Reads without the thread, so that whatever is thrown is seen. */
function readHere(bytes: Uint8Array): boolean {
  const parts = guardArchive(bytes);
  return parts.ok && readXlsx(bytes, parts.value).ok;
}

test('bytes changed anywhere never make the reader fail', () => {
  const whole = archiveOf(workbookParts(sheetXml(rows)));
  const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const bytes = whole.slice();
      for (const { at, to } of changes) bytes[at] = to;
      readHere(bytes);
    }),
    { numRuns: 2_000 },
  );
});

test('letters changed anywhere in the XML never make the reader fail', () => {
  const sheet = sheetXml(
    '<row r="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>2</v></c></row>',
    '<mergeCell ref="A1:B2"/>',
  );
  const pieces = fc.constantFrom(
    '<',
    '>',
    '"',
    '/',
    '&',
    '<row',
    '</row>',
    '<c ',
    'r="',
    '<v>',
    '</c>',
    '<!--',
    '<![CDATA[',
    '&#x110000;',
    '99999999999',
    '\u0000',
    '',
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ at: fc.nat(sheet.length), piece: pieces, drop: fc.nat(5) }), {
        minLength: 1,
        maxLength: 6,
      }),
      (changes) => {
        const changed = changes.reduce(
          (xml, { at, piece, drop }) => xml.slice(0, at) + piece + xml.slice(at + drop),
          sheet,
        );
        readHere(archiveOf(workbookParts(changed)));
      },
    ),
    { numRuns: 2_000 },
  );
});

test('no bytes make the reader of text fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (bytes) => {
      readCsv(bytes, 'a.csv');
      readHere(deflateRawSync(bytes));
    }),
    { numRuns: 1_000 },
  );
});
