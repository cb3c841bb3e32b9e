import { expect, test } from 'vitest';
import { hits, readNumber, readTime, unbroken } from './reading.ts';

test('dates, numbers of documents and shares stay on one line', () => {
  const kept = unbroken('Họp 3-11-2026, theo 01-QĐ/TW, đạt 81,25 % của 32 người')
    .filter((stretch) => stretch.kept)
    .map((stretch) => stretch.text);
  expect(kept).toEqual(['3-11-2026', '01-QĐ/TW', '81,25 %']);
});

test('a sentence in parts is still the whole sentence', () => {
  const sentence = 'Biên bản số 10-BB/CB khóa ngày 5-10-2026.';
  expect(
    unbroken(sentence)
      .map((stretch) => stretch.text)
      .join(''),
  ).toBe(sentence);
});

test('searching ignores tone marks and marks whole hits', () => {
  const marked = (text: string, query: string) =>
    hits(text, query).flatMap((part) => (part.kept ? [part.text] : []));
  expect(marked('Mức đóng Đảng phí của đảng viên', 'dang phi')).toEqual(['Đảng phí']);
  expect(marked('Nguyễn Thị Ẩm', 'am')).toEqual(['Ẩm']);
  expect(marked('Nguyễn Văn Lâm', 'am')).toEqual([]);
  expect(marked('Đồng chí Lý Thị Mai', 'mai ly')).toEqual(['Lý', 'Mai']);
});

test('times are read as people write them', () => {
  expect(['19:30', '19h30', '1930', '7 giờ', '7h', '25:00', '19:75'].map(readTime)).toEqual([
    '19:30',
    '19:30',
    '19:30',
    null,
    '07:00',
    null,
    null,
  ]);
});

test('figures are read with points for thousands and a comma for decimals', () => {
  expect(['1.684', '1684', '81,25', '−3', '1.68', 'ba'].map(readNumber)).toEqual([
    1684,
    1684,
    81.25,
    -3,
    null,
    null,
  ]);
});
