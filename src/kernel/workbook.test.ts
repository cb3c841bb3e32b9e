import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, civilDateOf, type CivilDate, daysBetween } from './civil-date.ts';
import { properName } from './vietnamese-name.ts';
import { columnLetters, columnOf, dateOfSerial } from './workbook.ts';

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 39, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AN', 'ZZ', 'AAA']);
  fc.assert(fc.property(fc.nat(16_383), (column) => columnOf(columnLetters(column)) === column));
});

test('serial numbers name the days that Excel shows', () => {
  expect([1, 59, 60, 61, 43465].map((serial) => dateOfSerial(serial))).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '2018-12-31']);
  expect([dateOfSerial(0), dateOfSerial(-5), dateOfSerial(1e9), dateOfSerial(Number.NaN)]).toEqual([null, null, null, null]);
  expect(dateOfSerial(42003, true)).toBe('2018-12-31');
  fc.assert(fc.property(fc.integer({ min: 61, max: 80_000 }), (serial) => daysBetween('1899-12-30' as CivilDate, dateOfSerial(serial) ?? ('' as CivilDate)) === serial));
});

test('only days of the calendar are dates', () => {
  expect(civilDateOf(2012, 2, 29)).toBe('2012-02-29');
  expect([civilDateOf(2010, 2, 31), civilDateOf(1900, 2, 29), civilDateOf(2010, 13, 1), civilDateOf(2010, 0, 1), civilDateOf(2010, 1.5, 1), civilDateOf(2010, 1, 0)]).toEqual([null, null, null, null, null, null]);
  fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
    const day = addDays('2000-01-01' as CivilDate, days);
    const [year, month, date] = day.split('-').map(Number) as [number, number, number];
    return civilDateOf(year, month, date) === day;
  }));
});

test('names in capitals get one capital a word; mixed ones stay', () => {
  expect(properName('NGUYỄN  VĂN\u00a0TOÀN ')).toBe('Nguyễn Văn Toàn');
  expect(properName('TẠ GIA THƯỜNG'.normalize('NFD'))).toBe('Tạ Gia Thường');
  expect(["H'HEN NIÊ", 'Y BLÔ NIÊ', 'đỗ ứng', 'Nguyễn văn A', 'K’BRỂU'].map(properName)).toEqual(["H'Hen Niê", 'Y Blô Niê', 'Đỗ Ứng', 'Nguyễn văn A', 'K’Brểu']);
});
