import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import { includes, overlaps, readPeriod } from '#kernel/period.ts';
import { askWorkplace, giveAppraisal } from './appraisal.ts';
import { recordFrom } from './dated.ts';
import { excellentAgainst, sumGrades } from './rating.ts';
import { appraisalGrades } from './words.ts';

interface Line {
  readonly id: string;
  readonly valid: string;
  readonly what: string;
}
const start = '2020-01-01' as CivilDate;

/** What is kept after saying one thing after another. */
function keep(said: readonly { readonly at: number; readonly what: string }[]): Line[] {
  let known: readonly Line[] = [];
  for (const [index, { at, what }] of said.entries()) {
    const changed = recordFrom<Line>(known, { id: `${index}`, what }, addDays(start, at));
    known = [...known.filter(({ id }) => !changed.some((row) => row.id === id)), ...changed];
  }
  return [...known];
}

test('a new workplace ends the one before on its day', () => {
  expect(
    keep([
      { at: 0, what: 'xã' },
      { at: 31, what: 'huyện' },
    ]).map(({ what, valid }) => [what, valid]),
  ).toEqual([
    ['xã', '[2020-01-01,2020-02-01)'],
    ['huyện', '[2020-02-01,)'],
  ]);
});

test('however it is said, nobody works at two places on one day, and the last word on a day stands', () => {
  const saying = fc.array(fc.record({ at: fc.nat(20), what: fc.constantFrom('a', 'b', 'c') }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(saying, (said) => {
      const rows = keep(said);
      const periods = rows.map((row) => readPeriod(row.valid));
      expect(periods.some((one, at) => periods.slice(at + 1).some((other) => overlaps(one, other)))).toBe(
        false,
      );
      for (const { at } of said) {
        const last = said.findLast((each) => each.at === at);
        const there = rows.find((row) => includes(readPeriod(row.valid), addDays(start, at)));
        expect(there?.what).toBe(last?.what);
      }
    }),
    { numRuns: 60 },
  );
});

test('only who works elsewhere is asked about, and the answer is not before the question', () => {
  const asked = { id: 'a', year: 2026, on: '2026-11-01' as CivilDate, organisationNo: 7 };
  const works = { personId: 'p', fullName: 'Lò Văn Bản', workplaceNo: 9, workplace: 'UBND xã' };
  expect(askWorkplace(undefined, asked)).toMatchObject({ problem: { code: 'careers.no-workplace' } });
  expect(askWorkplace({ ...works, workplaceNo: 7 }, asked)).toMatchObject({ ok: false });
  expect(askWorkplace(works, asked)).toMatchObject({ value: { workplaceNo: 9, words: null } });
  const said = { words: ' Tốt ', grade: null, by: 'Chủ tịch' };
  const today = '2026-11-22' as CivilDate;
  const on = (day: string) => giveAppraisal({ askedOn: asked.on }, { ...said, on: day as CivilDate }, today);
  expect(on('2026-10-31')).toMatchObject({ problem: { code: 'careers.before-it-was-asked' } });
  expect(on('2026-11-23')).toMatchObject({ problem: { code: 'careers.day-to-come' } });
  expect(on('2026-11-22')).toMatchObject({ value: { words: 'Tốt', givenBy: 'Chủ tịch' } });
});

test('the cap of excellent is compared crosswise, and a figure between two readings is not judged', () => {
  const cap = { numerator: 1, denominator: 5, compare: 'more-than' as const };
  const against = (excellent: number, good: number) =>
    excellentAgainst({ excellent, good, done: 0, 'not-done': 0 }, cap);
  expect([against(4, 20), against(5, 20), against(6, 20), against(1, 0)]).toEqual([
    'within',
    'depends',
    'beyond',
    'beyond',
  ]);
  expect(excellentAgainst({ excellent: 9, good: 1, done: 0, 'not-done': 0 }, null)).toBe('unknown');
});

test('every line is counted once, with a grade or without', () => {
  const grade = fc.constantFrom(null, ...appraisalGrades);
  fc.assert(
    fc.property(fc.array(fc.record({ grade, people: fc.nat(50) })), (lines) => {
      const { counts, unrated } = sumGrades(lines);
      const sum = Object.values(counts).reduce((total, one) => total + one, unrated);
      expect(sum).toBe(lines.reduce((total, line) => total + line.people, 0));
    }),
    { numRuns: 50 },
  );
});
