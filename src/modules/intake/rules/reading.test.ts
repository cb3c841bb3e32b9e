import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { type Cell, emptyCell, type Sheet, showDate } from '#kernel/workbook.ts';
import { codeOf, readDate, readKilometres, readMark, readName, readSex, readState, readTwelveDigits } from './cells.ts';
import { asOfDate, describeSheet } from './describe-sheet.ts';
import { findLegacyText, readLegacyText } from './legacy-text.ts';

function text(value: string, font?: string): Cell {
  return { kind: 'text', value, text: value, ...(font ? { font } : {}) };
}

function number(value: number, shown = String(value)): Cell {
  return { kind: 'number', value, text: shown };
}

function sheetOf(rows: readonly (readonly (string | Cell)[])[], merged: Sheet['merged'] = []): Sheet {
  const cells = (row: readonly (string | Cell)[]) => row.map((cell) => (typeof cell === 'string' ? (cell === '' ? undefined : text(cell)) : cell));
  return { name: 'Tờ 1', hidden: false, merged, rows: rows.map((row, index) => ({ number: index + 1, cells: cells(row) })) };
}

test.each([
  [text('31/12/2018'), '2018-12-31', undefined],
  [text(' 3-2-1990 '), '1990-02-03', undefined],
  [text('03.02.1990'), '1990-02-03', undefined],
  [text('1990-02-03 00:00:00'), '1990-02-03', undefined],
  [{ kind: 'date', value: '1990-02-03', text: '03/02/1990' } as Cell, '1990-02-03', undefined],
  [number(32907), '1990-02-03', 'intake.date-from-number'],
  [number(1956), null, 'intake.date-year-only'],
  [text('1956'), null, 'intake.date-year-only'],
  [text('31/02/2010'), null, 'intake.date-impossible'],
  [text('06/25/2009'), null, 'intake.date-swapped'],
  [text('3/2/56'), null, 'intake.date-unreadable'],
  [text('khoảng 1990'), null, 'intake.date-unreadable'],
  [emptyCell, null, undefined],
])('the day in %o', (cell, value, code) => {
  const read = readDate(cell);
  expect([read.value, read.note?.problem.code]).toEqual([value, code]);
});

test('any day is read as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: -40_000, max: 40_000 }), (days) => {
    const day = addDays('1970-01-01' as CivilDate, days);
    expect(readDate(text(showDate(day)))).toEqual({ value: day });
  }));
});

test.each([
  [text('099154900014'), '099154900014', undefined],
  [text("'099 154 900 014"), '099154900014', undefined],
  [number(99154900014), '099154900014', 'intake.number-lost-zero'],
  [number(1154900014), '001154900014', 'intake.number-lost-zero'],
  [number(99154900014, '099154900014'), '099154900014', undefined],
  [text('99290900151.0'), '099290900151', 'intake.number-lost-zero'],
  [text('099154900014.0'), '099154900014', 'intake.number-lost-zero'],
  [text('0990579O0061'), null, 'intake.number-has-letter'],
  [text('123456789'), null, 'intake.number-form'],
  [text('9.91549E+10'), null, 'intake.number-form'],
  [emptyCell, null, undefined],
])('the twelve digits in %o', (cell, value, code) => {
  const read = readTwelveDigits(cell, 'Số định danh');
  expect([read.value, read.note?.problem.code]).toEqual([value, code]);
});

test('twelve digits are never invented: only zeros are put in front', () => {
  fc.assert(fc.property(fc.stringMatching(/^[0-9]{1,14}$/), (digits) => {
    const { value } = readTwelveDigits(text(digits), 'Số thẻ');
    expect(value === null || (value.length === 12 && value.endsWith(digits) && /^0*$/.test(value.slice(0, -digits.length)))).toBe(true);
  }));
});

test('kilometres, marks, sexes, states and codes are read in all their spellings', () => {
  expect(['1,4', '0.8', '2,4 km', '6 KM', '7'].map((one) => readKilometres(text(one)).value)).toEqual([1.4, 0.8, 2.4, 6, 7]);
  expect(readKilometres(text('gần')).note?.severity).toBe('warning');
  expect(['x', 'X', '✓', '', 'không', '1'].map((one) => readMark(text(one)).value)).toEqual([true, true, true, false, false, true]);
  expect(['Nam', 'NỮ', 'nữ '.normalize('NFD')].map((one) => readSex(text(one)).value)).toEqual(['male', 'female', 'female']);
  expect(['Đang sinh hoạt Đảng', 'MIỄN SINH HOẠT', 'Từ trần', ''].map((one) => readState(text(one)).value)).toEqual(['active', 'exempt', 'died', 'active']);
  expect(codeOf('01275090000001')).toBe('01.275.090.000.001');
});

test('no cell, however odd, makes a reader fail', () => {
  const anyCell = fc.oneof(fc.string({ unit: 'grapheme' }).map((one) => text(one)), fc.double().map((one) => number(one)), fc.string().map((one): Cell => ({ kind: 'formula', value: one, text: one, formula: one })));
  fc.assert(fc.property(anyCell, (cell) => {
    for (const read of [readDate(cell), readTwelveDigits(cell, 'Số'), readKilometres(cell), readMark(cell), readName(cell), readSex(cell), readState(cell)]) {
      expect(read.value === null ? true : read.note?.severity !== 'error').toBe(true);
    }
  }));
});

test('a header is found in one row, without merging, under titles, with more columns than known', () => {
  const described = describeSheet(sheetOf([
    ['Danh sách tính đến ngày 5 tháng 8 năm 2020'],
    ['TT', 'Họ và tên', 'Màu áo', 'Số thẻ Đảng viên', 'Số CCCD', 'Ngày sinh', 'Ngày kết nạp', 'Chi bộ đang sinh hoạt', 'Chi bộ nơi cư trú', 'Trạng thái'],
    ['1', 'NGUYỄN VĂN A', 'xanh', '099000000001', '099000000002', '01/01/1990', '01/01/2015', 'Chi bộ 1', '', 'Đang sinh hoạt Đảng'],
  ]));
  expect(described).toMatchObject({ kind: 'members', asOf: '2020-08-05', missing: [], header: { firstRow: 2, lastRow: 2, dataFrom: 3 } });
  expect(described.kind === 'members' && described.columns.map((column) => column.field)).toEqual(
    ['number', 'fullName', 'cardNumber', 'citizenNumber', 'birthDate', 'joinedOn', 'organisationName', 'residenceCell', 'state']);
});

test('headings over several columns count without merged cells too', () => {
  const described = describeSheet(sheetOf([
    ['STT', 'Họ và tên', 'Quê quán', '', '', 'Ngày vào Đảng'],
    ['', '', 'Quốc gia', 'Tỉnh', 'Địa chỉ', ''],
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)'],
    ['1', 'A B', 'Việt Nam', 'Hà Nội', 'xã C', '01/01/2000'],
  ]));
  expect(described).toMatchObject({ kind: 'members', header: { lastRow: 2, dataFrom: 4 } });
  expect(described.kind === 'members' && described.columns.map((column) => column.field)).toEqual(['number', 'fullName', 'home.country', 'home.province', 'home.detail', 'joinedOn']);
});

test('the signature stays with the columns, not with titles or rows', () => {
  const header = ['Họ và tên', 'Giới tính', 'Ngày vào Đảng'];
  const [one, other, third] = [sheetOf([['Năm 2019'], header, ['A', 'Nam', '1']]), sheetOf([header, ['B', 'Nữ', '2']]), sheetOf([[...header].reverse()])].map(describeSheet);
  expect(one?.kind === 'members' && other?.kind === 'members' && one.signature === other.signature).toBe(true);
  expect(third?.kind === 'members' && one?.kind === 'members' && third.signature !== one.signature).toBe(true);
});

test('a sheet of something else is unknown', () => {
  expect(describeSheet(sheetOf([['a', 'b'], ['1', '2']])).kind).toBe('unknown');
  expect(describeSheet(sheetOf([])).kind).toBe('unknown');
  expect(asOfDate(sheetOf([['Số liệu đến hết ngày 30-06-2025']]))).toBe('2025-06-30');
});

test('old encodings are found by font or letters, read only when confirmed, and keep their original', () => {
  const sheet = sheetOf([
    [text('NguyÔn V¨n Thµnh', '.VnTime'), text('trÇn thÞ hång', '.VnTimeH')],
    [text('Phaïm Thò Ngoïc Aùnh'), text('Ñaëng Höõu Phöôùc'), text('Võ Văn Hà'), number(1)],
  ]);
  const found = findLegacyText(sheet);
  expect(found).toMatchObject([
    { font: '.VnTime', encoding: 'tcvn3', toldBy: 'font', example: { row: 1, column: 'A', original: 'NguyÔn V¨n Thµnh', reading: 'Nguyễn Văn Thành' } },
    { font: '.VnTimeH', encoding: 'tcvn3', toldBy: 'font', example: { reading: 'TRẦN THỊ HỒNG' } },
    { font: null, encoding: 'vni', toldBy: 'letters', cells: 2 },
  ]);
  expect(readLegacyText(sheet, [])).toBe(sheet);
  const read = readLegacyText(sheet, found);
  expect(read.rows[1]?.cells.map((cell) => cell?.text)).toEqual(['Phạm Thị Ngọc Ánh', 'Đặng Hữu Phước', 'Võ Văn Hà', '1']);
  expect(read.rows[1]?.cells[0]?.original).toBe('Phaïm Thò Ngoïc Aùnh');
  expect(findLegacyText(read)).toEqual([]);
});
