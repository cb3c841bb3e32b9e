import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTable, readSheet, readTable } from './checked-table.ts';
import { honestShare, readFigure, shareAt, sumQualifier, writeUnits } from './typed-figure.ts';

test.each([
  ['7.101', 7101, 0, 'exact'],
  ['6,067', 6067, 0, 'exact'],
  ['85,54', 8554, 2, 'exact'],
  ['6.65', 665, 2, 'exact'],
  ['85.54%', 8554, 2, 'exact'],
  ['1,6 %', 16, 1, 'exact'],
  ['221chi bộ', 221, 0, 'exact'],
  ['trên 3.400 đảng viên', 3400, 0, 'over'],
  ['gần 50', 50, 0, 'under'],
  ['khoảng 1 200', 1200, 0, 'about'],
  ['1.234,5', 12345, 1, 'exact'],
])('%s is read as it is meant', (typed, units, decimals, qualifier) => {
  expect(readFigure(typed)).toMatchObject({ units, decimals, qualifier });
});

test('a reading that could be another one says so; what is no figure is none', () => {
  expect(readFigure('6,067')?.isDoubtful).toBe(true);
  expect(readFigure('Hơn 3.400')?.word).toBe('hơn');
  expect(readFigure('7.101')?.isDoubtful).toBe(false);
  for (const typed of ['', 'chưa rõ', '1.2.3', '12.34.567']) expect(readFigure(typed), typed).toBeNull();
});

const quangNinh = `Khối\tChi bộ\tĐảng viên\tTỷ lệ
Xã, thị trấn\t221chi bộ\t6,067\t85.54%
Cơ quan\t45\t474\t6.65%
Doanh nghiệp\t12\t114\t1.6%
Chi bộ cơ sở\t18\t446\t6.21%
Cộng\t296\t7.101\t100%`;

test('of the four printed shares three do not follow; each gets the right value and none is changed', () => {
  const { rows, mismatches, bases, sums } = checkTable(readTable(quangNinh));
  expect(bases).toEqual([null, null, { part: 1, whole: null }]);
  expect(
    mismatches.map(({ row, column, right, decimals }) => [row, column, writeUnits(right, decimals)]),
  ).toEqual([
    [0, 2, '85,44'],
    [1, 2, '6,68'],
    [3, 2, '6,28'],
  ]);
  expect(rows[0]?.cells[2]?.typed).toBe('85.54%');
  expect(sums).toEqual([{ units: 296, qualifier: 'exact' }, { units: 7101, qualifier: 'exact' }, null]);
});

test.each(['\t', ' | ', ';'])('an empty cell keeps its column, parted by %j', (mark) => {
  const rows = readTable(
    [
      ['Khối', 'Chi bộ', 'Đảng viên', 'Tỷ lệ'],
      ['Xã', '6', '474', '60%'],
      ['Cơ quan', '', '316', '40%'],
      ['Cộng', '6', '790', '100%'],
    ]
      .map((cells) => cells.join(mark))
      .join('\n'),
  );
  expect(rows[1]?.cells.map(({ typed }) => typed)).toEqual(['', '316', '40%']);
  const { sums, mismatches } = checkTable(rows);
  expect([sums[0], sums[1]?.units]).toEqual([null, 790]);
  expect(mismatches).toEqual([]);
});

test('a frame of bars is no column, and a line may begin without a name', () => {
  expect(readTable('| Xã | 6 | 474 |')[0]).toMatchObject({
    label: 'Xã',
    cells: [{ typed: '6' }, { typed: '474' }],
  });
  expect(readTable('Xã\t6\t474\n\t1\t2')[1]).toMatchObject({
    label: '',
    cells: [{ typed: '1' }, { typed: '2' }],
  });
  const numbered = readTable('1\tXã\t6\n\tCộng\t7');
  expect(numbered[1]).toMatchObject({ isTotal: true, cells: [{ typed: 'Cộng' }, { typed: '7' }] });
  expect(checkTable(numbered).mismatches).toMatchObject([{ column: 1, right: 6 }]);
  expect(readTable('\tXã\t6\n\tCộng\t6').map(({ label }) => label)).toEqual(['Xã', 'Cộng']);
});

test('over and about survive the sum', () => {
  const { sums, mismatches } = checkTable(readTable('A\ttrên 100\nB\t20\nCộng\ttrên 110'));
  expect(sums).toEqual([{ units: 120, qualifier: 'over' }]);
  expect(mismatches).toEqual([]);
  expect(checkTable(readTable('A\t100\nB\t20\nCộng\ttrên 130')).mismatches).toMatchObject([
    { kind: 'sum', right: 120 },
  ]);
  expect(sumQualifier(['over', 'under'])).toBe('about');
});

test('a table whose shares are computed is never flagged, and one wrong share always is', () => {
  const table = fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 2, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.nat(3), fc.nat(7), (counts, decimals, at) => {
      const whole = counts.reduce((sum, count) => sum + count, 0);
      const shares = counts.map((count) => shareAt(count, whole, decimals) ?? 0);
      const written = (values: readonly number[]) =>
        counts
          .map((count, row) => `Dòng ${row}\t${count}\t${writeUnits(values[row] ?? 0, decimals)}%`)
          .join('\n');
      expect(checkTable(readTable(written(shares))).mismatches).toEqual([]);
      const row = at % counts.length;
      const wrong = shares.with(row, (shares[row] ?? 0) + 1);
      expect(checkTable(readTable(written(wrong))).mismatches).toMatchObject([
        { row, column: 1, right: shares[row] },
      ]);
    }),
    { numRuns: 80 },
  );
});

test('a share of one column in another is computed line by line: 20 of 21 is not 100 per cent', () => {
  const lines = (...rows: string[]) => checkTable(readTable(rows.join('\n')));
  const table = lines('Thôn Một\t20\t21\t100%', 'Thôn Hai\t21\t21\t100%', 'Thôn Ba\t20\t21\t95,2%');
  expect(table.bases[2]).toEqual({ part: 0, whole: 1 });
  expect(table.mismatches).toMatchObject([{ row: 0, column: 2, right: 95, decimals: 0 }]);
  expect(lines('Thôn Một\t20\t21\t100%').mismatches).toMatchObject([{ right: 95 }]);
});

test('means are neither added nor checked as sums; a line that cannot be read is named', () => {
  const read = readSheet('Đơn vị\tĐảng viên\tBình quân tuổi\nXã\t10\t45\nMất\t-5\nNúi\t30\t50\nCộng\t40\t49');
  expect(read.heads).toEqual(['Đảng viên', 'Bình quân tuổi']);
  expect(read.unread).toEqual(['Mất\t-5']);
  expect(checkTable(read.rows, read.heads)).toMatchObject({
    mismatches: [],
    sums: [{ units: 40 }, null],
  });
  expect(readFigure('9999999999999999999')).toBeNull();
});

test('20 of 21 is never all of them, and one of many never none', () => {
  expect(honestShare(20, 21, 0)).toEqual({ units: 95, decimals: 0 });
  expect(honestShare(2000, 2001, 0)).toEqual({ units: 99_95, decimals: 2 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6_000_000 }),
      fc.nat(6_000_000),
      fc.nat(2),
      (whole, some, decimals) => {
        const part = Math.min(some, whole);
        const share = honestShare(part, whole, decimals);
        const all = 100 * 10 ** (share?.decimals ?? 0);
        expect(share?.units === all).toBe(part === whole);
        expect(share?.units === 0).toBe(part === 0);
      },
    ),
    { numRuns: 100 },
  );
});
