import { expect, test } from 'vitest';
import { writeCsv } from './csv.ts';

test('a name that looks like a formula is text, a negative figure stays a figure', () => {
  expect(writeCsv([['=1+1', '+84', '-2', '@tên', '\t=1', -3]])).toBe(
    `\ufeff'=1+1,'+84,'-2,'@tên,'\t=1,-3\r\n`,
  );
});

test('wide signs and unseen ones before a sign, which some spreadsheets take for a formula, are text too', () => {
  expect(writeCsv([['＝1+1', '＠tên', '\u200b=1', '\u0001=1']])).toBe(
    `\ufeff'＝1+1,'＠tên,'\u200b=1,'\u0001=1\r\n`,
  );
});

test('commas, quotes and breaks inside a cell stay inside it', () => {
  expect(writeCsv([['Chi bộ "Một", Hai', 'a\nb', null]])).toBe('\ufeff"Chi bộ ""Một"", Hai","a\nb",\r\n');
});
