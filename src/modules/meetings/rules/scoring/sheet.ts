import { ok, refuse, type Result } from '#kernel/result.ts';
import {
  nameIn,
  type MeetingGrade,
  type ScoreCondition,
  type ScoreFrame,
  type ScorePart,
} from '#kernel/rule-values.ts';
import { reaches } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { problems } from '../problems.ts';
import type { ScoreLine } from '../types.ts';
import { evidenceFor, type Evidence } from './evidence.ts';
import { nearestStep } from './nearest.ts';
import type { MeetingFacts } from './facts.ts';
import { heldDown, type HeldDown } from './skipped.ts';

/** «Điểm của một phần» — points, who gave them, why, and what may still be chosen. */
export interface PartScore {
  readonly id: string;
  readonly name: string;
  readonly label: Text;
  readonly maximum: number;
  /** `null`: the cell has not scored yet, or the day has not come (`by: 'later'`). */
  readonly points: number | null;
  readonly by: 'book' | 'cell' | 'later';
  /** What the book computed, also where the cell departed from it. */
  readonly computed: number | null;
  readonly choices: readonly number[];
  readonly sentence: Text;
  readonly advice: Text;
  /** «Thêm bao nhiêu thì lên mức» — how little was missing for the next step; `null` where no step is above or nobody can count it. */
  readonly nearest: Text | null;
  /** «Bỏ qua bước chuẩn bị» — why no more points may be given than so many; `null` where nothing was left out. */
  readonly held: Text | null;
  /** The reason of the cell for departing from the computed points. */
  readonly reason: string | null;
}

/** «Phiếu chấm điểm» — the sheet of a meeting: lines, total, grade, and what is missing. */
export interface ScoreSheet {
  readonly frame: string;
  readonly criteria: readonly {
    readonly id: string;
    readonly label: Text;
    readonly maximum: number;
    readonly points: number;
    readonly parts: readonly PartScore[];
  }[];
  readonly total: number;
  readonly maximum: number;
  /** The grade of the points given so far. */
  readonly grade: { readonly grade: MeetingGrade; readonly name: string; readonly label: Text };
  /** Why the grade is lower than its points, where an extra condition is not met. */
  readonly lowered: Text | null;
  readonly toNext: { readonly grade: MeetingGrade; readonly label: Text; readonly points: number } | null;
  /** Parts the cell must still score. */
  readonly missing: readonly PartScore[];
  /** Points that may still come by themselves, such as for sending in time. */
  readonly mayStillCome: number;
  readonly complete: boolean;
}

/** «Lập phiếu chấm điểm» — the book's points and the cell's, by the frame in force. */
export function scoreSheet(
  frame: ScoreFrame,
  conditions: readonly ScoreCondition[],
  facts: MeetingFacts,
  lines: readonly ScoreLine[],
): ScoreSheet {
  const criteria = frame.criteria.map((criterion) => {
    const parts = criterion.parts.map((part) => scorePart(part, facts, lines));
    return {
      id: criterion.id,
      label: nameIn(criterion),
      maximum: criterion.maximum,
      points: sum(parts, pointsOf),
      parts,
    };
  });
  const parts = criteria.flatMap((criterion) => criterion.parts);
  const missing = parts.filter((part) => part.points === null && part.by === 'cell');
  const total = sum(parts, pointsOf);
  return {
    frame: frame.name,
    criteria,
    total,
    maximum: sum(criteria, (criterion) => criterion.maximum),
    ...gradeOf(frame, conditions, parts, total),
    missing,
    mayStillCome: sum(parts, (part) => (part.by === 'later' && part.points === null ? part.maximum : 0)),
    complete: missing.length === 0,
  };
}

/** «Kiểm điểm chi bộ chấm» — whether the cell may give these points for this part. */
export function checkScoreLine(
  frame: ScoreFrame,
  facts: MeetingFacts,
  line: Pick<ScoreLine, 'criterion' | 'points' | 'evidence'>,
): Result<null> {
  const part = frame.criteria
    .flatMap((criterion) => criterion.parts)
    .find((each) => each.id === line.criterion);
  if (!part) return refuse(problems.scorePartNotFound);
  // What steps left out hold down is not refused: the sheet gives as much as may be given and says why.
  const { computed, choices } = scorePart(part, { ...facts, skipped: [] }, []);
  if (!choices.includes(line.points)) return refuse(problems.pointsOutOfRange);
  const departs = computed !== null && computed !== line.points;
  return departs && (line.evidence ?? '').trim() === '' ? refuse(problems.departureNeedsReason) : ok(null);
}

/** «Muốn tháng sau tốt hơn» — the parts with most points to win, each with what would help. */
export function whatWouldHelp(
  sheet: ScoreSheet,
  count: number,
): readonly { readonly gain: number; readonly advice: Text }[] {
  const open = sheet.criteria
    .flatMap((criterion) => criterion.parts)
    .filter((part) => part.points !== null && part.points < part.maximum);
  // Several parts may be helped by one and the same thing: it is said once, with what it wins in all.
  const gains = new Map<string, { readonly gain: number; readonly advice: Text }>();
  for (const part of open) {
    const before = gains.get(part.advice.vi)?.gain ?? 0;
    gains.set(part.advice.vi, { gain: before + part.maximum - pointsOf(part), advice: part.advice });
  }
  return [...gains.values()].toSorted((one, other) => other.gain - one.gain).slice(0, count);
}

/** «Chấm một phần» — the book's points where it can tell, else the cell's. The cell may depart from the book with a reason. */
export function scorePart(part: ScorePart, facts: MeetingFacts, lines: readonly ScoreLine[]): PartScore {
  const evidence = evidenceFor(part, facts);
  const held = heldDown(part, facts);
  const computed = held?.most === 0 ? 0 : computePoints(part, facts, evidence);
  const said = lines.find((line) => line.criterion === part.id && line.by === 'cell');
  const given = said && Math.min(said.points, held?.most ?? said.points);
  const byCell = given !== undefined && given !== computed;
  return {
    id: part.id,
    name: part.name,
    label: nameIn(part),
    maximum: part.maximum,
    points: byCell ? given : computed,
    by: byCell ? 'cell' : computed !== null ? 'book' : evidence.later ? 'later' : 'cell',
    computed,
    choices: choicesOf(part, evidence, computed, held),
    sentence: bonusSentence(part, facts, evidence),
    advice: held ? doEveryStep : evidence.advice,
    nearest: byCell ? null : nearestStep(part, facts, evidence),
    held: held?.why ?? null,
    reason: byCell ? (said?.evidence ?? null) : null,
  };
}

const doEveryStep: Text = {
  vi: 'làm đủ các bước chuẩn bị, làm xong thì ghi vào sổ.',
  en: 'take every step of the preparation and note it.',
};

function computePoints(part: ScorePart, facts: MeetingFacts, evidence: Evidence): number | null {
  const { share } = evidence;
  if (share === null || part.steps === null) return null;
  const step = part.steps.find(
    (each) => each.reaches === null || reaches(share.part, share.whole, each.reaches),
  );
  if (!step) return null;
  const capped =
    facts.unexcused > 0 ? Math.min(step.points, part.mostIfUnexcused ?? step.points) : step.points;
  return capped + (earnsBonus(part, facts) ? (part.bonus?.points ?? 0) : 0);
}

function earnsBonus(part: ScorePart, facts: MeetingFacts): boolean {
  return (
    part.bonus !== undefined &&
    facts.longestAbsence !== null &&
    facts.longestAbsence <= part.bonus.missedAtMost
  );
}

function choicesOf(
  part: ScorePart,
  evidence: Evidence,
  computed: number | null,
  held: HeldDown | null,
): readonly number[] {
  if (evidence.later) return [];
  if (computed === null && evidence.share !== null && part.choices) return part.choices;
  const most = held?.most ?? part.maximum;
  return Array.from({ length: most + 1 }, (_, index) => most - index);
}

function bonusSentence(part: ScorePart, facts: MeetingFacts, evidence: Evidence): Text {
  if (!part.bonus || evidence.share === null) return evidence.sentence;
  const { points, missedAtMost } = part.bonus;
  const capped = facts.unexcused > 0 && part.mostIfUnexcused !== undefined;
  const cap = capped
    ? {
        vi: ` Có người vắng không lý do nên nhiều nhất ${part.mostIfUnexcused} điểm.`,
        en: ` Somebody was absent without leave, so at most ${part.mostIfUnexcused}.`,
      }
    : { vi: '', en: '' };
  const bonus = earnsBonus(part, facts)
    ? {
        vi: ` Cộng ${points} vì không ai vắng quá ${missedAtMost} lần liền.`,
        en: ` Plus ${points}: nobody missed more than ${missedAtMost} in a row.`,
      }
    : { vi: '', en: '' };
  return {
    vi: `${evidence.sentence.vi}${cap.vi}${bonus.vi}`,
    en: `${evidence.sentence.en}${cap.en}${bonus.en}`,
  };
}

function gradeOf(
  frame: ScoreFrame,
  conditions: readonly ScoreCondition[],
  parts: readonly PartScore[],
  total: number,
): Pick<ScoreSheet, 'grade' | 'lowered' | 'toNext'> {
  const nameOf = (grade: MeetingGrade) => {
    const found = frame.grades.find((each) => each.grade === grade);
    return found ? nameIn(found) : { vi: grade, en: grade };
  };
  const index = Math.max(
    0,
    frame.grades.findIndex((grade) => total >= grade.from),
  );
  const byPoints = frame.grades[index]?.grade ?? 'poor';
  const condition = conditions.find((each) => each.grade === byPoints);
  const short = parts.filter((part) => condition?.full.includes(part.id) && pointsOf(part) < part.maximum);
  const grade = condition && short.length > 0 ? condition.otherwise : byPoints;
  const next = index > 0 ? frame.grades[index - 1] : undefined;
  return {
    grade: { grade, name: nameOf(grade).vi, label: nameOf(grade) },
    lowered: grade === byPoints ? null : loweredBecause(short, nameOf(byPoints)),
    toNext: next ? { grade: next.grade, label: nameIn(next), points: next.from - total } : null,
  };
}

function loweredBecause(short: readonly PartScore[], grade: Text): Text {
  const names = (language: keyof Text) => short.map((part) => part.label[language]).join(', ');
  return {
    vi: `Đủ điểm xếp ${grade.vi}, nhưng chưa trọn điểm: ${names('vi')}.`,
    en: `Enough points for “${grade.en}”, but not full points for: ${names('en')}.`,
  };
}

function pointsOf(part: PartScore): number {
  return part.points ?? 0;
}

function sum<Thing>(things: readonly Thing[], of: (thing: Thing) => number): number {
  return things.reduce((total, thing) => total + of(thing), 0);
}
