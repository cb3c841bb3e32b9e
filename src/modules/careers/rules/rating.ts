import type { CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Threshold } from '#kernel/rule-values.ts';
import { problems } from './problems.ts';
import type { RatingRow } from './rows.ts';
import { appraisalGrades, type AppraisalGrade } from './words.ts';

/** «Số theo mức» — how many of each grade. */
export type RatingCounts = Readonly<Record<AppraisalGrade, number>>;

/** «Đếm theo mức» — lines that each stand for so many; those without a grade apart. */
export function sumGrades(
  lines: readonly { readonly grade: AppraisalGrade | null; readonly people: number }[],
): { readonly counts: RatingCounts; readonly unrated: number } {
  const of = (grade: AppraisalGrade | null) =>
    lines.reduce((sum, line) => (line.grade === grade ? sum + line.people : sum), 0);
  const counts = Object.fromEntries(appraisalGrades.map((grade) => [grade, of(grade)])) as RatingCounts;
  return { counts, unrated: of(null) };
}

/**
 * «Tỷ lệ xuất sắc so với quy định» — the cap counts against those rated good; whether the excellent themselves belong to that
 * base is settled locally, so a figure between the two readings is neither within nor beyond.
 */
export function excellentAgainst(
  { excellent, good }: RatingCounts,
  cap: Threshold | null,
): 'within' | 'beyond' | 'depends' | 'unknown' {
  if (!cap) return 'unknown';
  const exceeds = (base: number) => excellent * cap.denominator > base * cap.numerator;
  if (!exceeds(good)) return 'within';
  return exceeds(good + excellent) ? 'beyond' : 'depends';
}

interface Decided {
  readonly year: number;
  readonly signedOn: CivilDate;
}

/** «Ghi xếp loại» — not signed on a day to come, nor before the year that is rated has begun. */
export function judgeRating({ year, signedOn }: Decided, today: CivilDate): Result<null> {
  if (signedOn > today) return refuse(problems.ratingToCome);
  if (signedOn < `${year}-01-01`) return refuse(problems.ratingBeforeItsYear);
  return ok(null);
}

type Said = Omit<RatingRow, 'id' | 'organisationNo' | 'ratedNo'> & { readonly id: string };

/** «Xếp loại lại» — what stands for the year keeps its row and its place; its earlier reading is in the history. */
export function ratingRow(said: Said, known: RatingRow | undefined, home: number): RatingRow {
  return {
    ...said,
    id: known?.id ?? said.id,
    organisationNo: known?.organisationNo ?? home,
    ratedNo: known?.ratedNo ?? home,
  };
}
