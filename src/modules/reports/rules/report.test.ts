import { expect, test } from 'vitest';
import fc from 'fast-check';
import type { CivilDate } from '#kernel/civil-date.ts';
import { periodLengths } from '../contract/periods.ts';
import { spanName, sumFigures, withUnheld } from './periods.ts';
import { partLines } from './part-lines.ts';
import { reportLines, writeReport } from './report.ts';

const nothing = sumFigures([]);
const day = (text: string) => text as CivilDate;
const now = {
  ...nothing,
  cells: 41,
  onTime: 38,
  late: 2,
  criticised: 8,
  uncriticised: 31,
  notHeld: 1,
  expected: 1684,
  present: 1500,
  absent: 12,
  listeners: 1500,
  speakers: 700,
  localItems: 30,
  upperItems: 90,
  good: 30,
  fair: 10,
  sentInTime: 35,
  sentLate: 5,
  tasks: 10,
  tasksDone: 9,
  tasksLate: 1,
};
const ground = {
  organisationName: 'Đảng bộ xã Mường Mẫu',
  superiorName: 'Đảng bộ tỉnh Mẫu Sơn',
  period: 'quý III-2026',
  otherPeriod: 'quý II-2026',
  asOf: day('2026-10-05'),
  now,
  then: nothing,
  parts: [
    { ...now, name: 'Chi bộ thôn Một', papers: 4, papersReceived: 3 },
    { ...nothing, name: 'Chi bộ thôn Hai', papers: 0, papersReceived: 0 },
  ],
};

test('the table of parts carries every figure under its own head', () => {
  const [heads = [], line = []] = partLines([
    { ...now, madeUp: 3, name: 'Chi bộ thôn Một', papers: 4, papersReceived: 3 },
  ]);
  const at = (head: string) => line[heads.indexOf(head)];
  expect(line).toHaveLength(heads.length);
  expect([at('Phát biểu'), at('Phát biểu, trên số có mặt'), at('Mục của chi bộ')]).toEqual([700, 1500, 30]);
  expect([at('Họp bù'), at('Biên bản trễ'), at('Nhiệm vụ trễ')]).toEqual([3, 5, 1]);
  expect([at('Buổi có phê bình'), at('Buổi không có phê bình')]).toEqual([8, 31]);
});

test('the report says every figure with its base, and names who did not meet', () => {
  const paper = writeReport(ground);
  expect([paper.issuer, paper.superior, paper.title, paper.abstract]).toEqual([
    'ĐẢNG ỦY XÃ MƯỜNG MẪU',
    'ĐẢNG ỦY TỈNH MẪU SƠN',
    'BÁO CÁO',
    'tình hình sinh hoạt chi bộ quý III-2026',
  ]);
  const texts = paper.blocks.flatMap((block) =>
    block.kind === 'paragraph'
      ? block.runs.map((run) => run.text)
      : block.kind === 'item'
        ? [block.text]
        : [],
  );
  expect(texts).toEqual([
    'Trong kỳ có 41 lượt chi bộ phải họp. 38 lượt họp đúng hạn (92,68 %); 2 lượt họp trễ; 1 lượt không họp.',
    'Chi bộ thôn Một: 1 lượt không họp, 2 lượt họp trễ.',
    'Có mặt 1.500 trên 1.684 lượt người phải dự (89,07 %); vắng không phép 12 lượt. Số lượt phát biểu: 700 trên 1.500 lượt người có mặt (46,67 %). Ngoài trình tự chung, 30 trên 120 mục bàn việc của chính chi bộ (25 %). Trong 39 buổi đã khóa biên bản, 8 buổi có tự phê bình, phê bình (20,51 %).',
    'Xếp loại 40 buổi sinh hoạt thường kỳ: 30 buổi tốt (75 %), 10 buổi khá (25 %).',
    'Biên bản của 35 trên 40 buổi gửi lên cấp trên đúng hạn (87,5 %); 5 biên bản trễ hoặc quá hạn chưa gửi. Trong 10 nhiệm vụ đến hạn, 9 đã xong (90 %), 1 trễ hạn.',
    'Văn bản cấp trên: chi bộ đã nhận 3 trên 4 lượt gửi (75 %).',
  ]);
  expect(reportLines(ground)[0]).toMatchObject({
    now: { value: 41, of: null },
    then: { value: 0, of: null },
  });
});

test('a span is called by the month, quarter or year it is', () => {
  const name = (from: string, until: string) => spanName(day(from), day(until), periodLengths).vi;
  expect(name('2026-10-01', '2026-11-01')).toBe('tháng 10-2026');
  expect(name('2026-10-01', '2027-01-01')).toBe('quý IV-2026');
  expect(name('2026-01-01', '2027-01-01')).toBe('năm 2026');
  expect(name('2026-02-01', '2026-05-01')).toBe('tháng 2-2026 đến tháng 4-2026');
});

test('every cell that has to meet stands in exactly one place, whatever the day', () => {
  fc.assert(
    fc.property(
      fc.nat(9),
      fc.nat(9),
      fc.nat(9),
      fc.nat(9),
      fc.integer({ min: 0, max: 90 }),
      (onTime, late, excused, left, days) => {
        const asOf = new Date(Date.UTC(2026, 8, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const all = withUnheld(
          { ...nothing, cells: onTime + late + excused + left, onTime, late, excused },
          day('2026-10-01'),
          day('2026-10-07'),
          day(asOf),
        );
        expect(all.onTime + all.late + all.excused + all.notHeld + all.overdue + all.due + all.toCome).toBe(
          all.cells,
        );
        expect([all.notHeld, all.overdue, all.due, all.toCome].filter((count) => count > 0).length).toBe(
          left > 0 ? 1 : 0,
        );
      },
    ),
    { numRuns: 50 },
  );
});
