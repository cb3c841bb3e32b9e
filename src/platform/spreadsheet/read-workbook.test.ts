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

test('numbers, days, booleans, formulas and texts are told apart', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="000000000000"/></numFmts><fonts><font><name val="Times New Roman"/></font><font><name val=".VnTime"/></font></fonts><cellXfs><xf fontId="0"/><xf numFmtId="164" fontId="0"/><xf numFmtId="165" fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>';
  const rows =
    '<row r="2"><c r="A2"><v>1.5</v></c><c r="B2" s="1"><v>43465</v></c><c r="C2" t="b"><v>1</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2" t="s"><v>0</v></c><c r="F2" s="2"><v>99154900014</v></c><c r="G2" s="3" t="inlineStr"><is><t>V¨n</t></is></c><c r="H2" t="str"><v>a &amp; b</v></c><c r="I2"/><c r="J2" s="1"><v>60</v></c></row>';
  const texts =
    '<sst><si><r><rPr><rFont val="VNI-Times"/></rPr><t>Vaên </t></r><r><t>A</t></r><rPh><t>không</t></rPh></si></sst>';
  const cells = await cellsOf(
    workbookParts(sheetXml(rows), [
      { name: 'xl/styles.xml', content: styles },
      { name: 'xl/sharedStrings.xml', content: texts },
    ]),
  );
  expect(cells).toEqual(
    [
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
    ]
      .map((cell) =>
        cell && !('font' in cell) && cell.kind !== 'text' && cell.value !== 60
          ? { ...cell, font: 'Times New Roman' }
          : cell,
      )
      .map((cell) => (cell?.text === 'a & b' ? { ...cell, font: 'Times New Roman' } : cell)),
  );
});

test('prefixes, comments, quoted sections and missing places of cells are read all the same', async () => {
  const rows =
    '<!-- </x:row> --><x:row><x:c t="inlineStr"><x:is><x:t><![CDATA[a<b]]></x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>';
  const xml = `<x:worksheet><x:sheetData>${rows}</x:sheetData><x:mergeCells><x:mergeCell ref="A1:C2"/></x:mergeCells></x:worksheet>`;
  const read = await readWorkbook(archiveOf(workbookParts(xml)), 'tep.xlsx');
  expect(read).toMatchObject({
    ok: true,
    value: {
      sheets: [
        {
          merged: [{ top: 1, left: 0, bottom: 2, right: 2 }],
          rows: [{ number: 1, cells: [{ text: 'a<b' }, { value: 2 }] }],
        },
      ],
    },
  });
});

test('another reader finds the same values in 7,101 members', async () => {
  const bytes = new Uint8Array(
    readFileSync(new URL('../../../tests/fixtures/quoc-oai/dang-vien.xlsx', import.meta.url)),
  );
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
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Đảng viên',
        rows: [
          ['Họ và tên', 'Sinh ngày'],
          ['Nguyễn Thị Ánh', new Date(Date.UTC(1990, 1, 3))],
        ],
      },
    ],
  });
  const read = await readWorkbook(bytes, 'x.xlsx');
  expect(read).toMatchObject({
    ok: true,
    value: {
      sheets: [
        {
          name: 'Đảng viên',
          rows: [{}, { cells: [{ text: 'Nguyễn Thị Ánh' }, { text: showDate('1990-02-03' as never) }] }],
        },
      ],
    },
  });
});
