import { expect, test } from 'vitest';
import { readWorkbook } from './read-workbook.ts';

const table = 'Họ và tên;Sinh ngày;Ghi chú\nNguyễn Thị Ánh;03/02/1990;"Tổ trưởng; thôn ""Đông"""\nĐỗ Văn Ứng;05/06/1971;\n';

async function textsOf(bytes: Uint8Array, name = 'đảng viên.csv'): Promise<readonly (readonly string[])[]> {
  const read = await readWorkbook(bytes, name);
  if (!read.ok) throw new Error(read.problem.code);
  return read.value.sheets[0]?.rows.map((row) => row.cells.map((cell) => cell?.text ?? '')) ?? [];
}

const expected = [
  ['Họ và tên', 'Sinh ngày', 'Ghi chú'],
  ['Nguyễn Thị Ánh', '03/02/1990', 'Tổ trưởng; thôn "Đông"'],
  ['Đỗ Văn Ứng', '05/06/1971'],
];

test.each<[string, Uint8Array]>([
  ['UTF-8', Buffer.from(table)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${table}`)],
  ['decomposed letters', Buffer.from(table.normalize('NFD'))],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ['UTF-16 without one', Buffer.from(table, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
  ['line ends of Windows', Buffer.from(table.replaceAll('\n', '\r\n'))],
  ['a declared separator', Buffer.from(`sep=;\n${table}`)],
])('%s is read', async (_name, bytes) => {
  expect(await textsOf(bytes)).toEqual(expected);
});

test('windows-1258 is told from other encodings of one byte by its syllables', async () => {
  const bytes = Buffer.from('Họ,Tên\n', 'latin1');
  const line = Buffer.concat([Buffer.from('Nguy'), Buffer.from([0xea, 0xde]), Buffer.from('n,Ch'), Buffer.from([0xed]), Buffer.from('nh\n')]);
  expect(await textsOf(Buffer.concat([bytes.subarray(0, 0), Buffer.from('Ho,Ten\n'), line]))).toEqual([['Ho', 'Ten'], ['Nguyễn', 'Chính']]);
});

test('TCVN3 bytes stay recognisable', async () => {
  const bytes = Buffer.from('Ten,Que\nNguy\u00d4n V\u00a8n,\u00a7\u00e5ng Th\u00b8p\n', 'latin1');
  expect((await textsOf(bytes))[1]).toEqual(['Nguy\u00d4n V\u00a8n', '\u00a7\u00e5ng Th\u00b8p']);
});

test.each([',', '\t', '|'])('the separator %j is guessed', async (separator) => {
  expect(await textsOf(Buffer.from(`a${separator}b${separator}c\n1${separator}2${separator}3\n`))).toEqual([['a', 'b', 'c'], ['1', '2', '3']]);
});

test('an unclosed quotation ends with the file', async () => {
  expect(await textsOf(Buffer.from('a,b\n"c,d'))).toEqual([['a', 'b'], ['c,d']]);
});

test('noise is refused, not read as text', async () => {
  expect((await readWorkbook(Buffer.from([1, 0, 0, 7, 0, 0, 255, 0]), 'a.csv')).ok).toBe(false);
});
