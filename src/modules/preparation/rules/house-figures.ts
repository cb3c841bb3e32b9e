import type { CivilDate } from '#kernel/civil-date.ts';
import { rulesOfDay, todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { nearness } from '#kernel/nearest-level.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { RulesOfDay } from '#kernel/rule-pack.ts';
import { nameIn, type PreparationStep, type ScoreFrame, type ScorePart } from '#kernel/rule-values.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { figureProblems as problems } from './figure-problems.ts';
import type { SetHouseFigure } from './orders.ts';
import type { HouseFigureRow } from './rows.ts';

interface LevelRow {
  readonly organisationNo: number;
  readonly kind: string;
}

/** «Số của hệ thống» — a figure that this house has chosen because no document gives one. */
export interface HouseFigure {
  readonly about: string;
  readonly name: Text;
  readonly unit: 'days' | 'points';
  /** As the rule pack has it. */
  readonly standard: number;
  readonly most: number | null;
}

/** «Các số của hệ thống trong ngày» — what a level above may set: lead days, and what a step left out takes off. */
export function houseFigures(rulesOf: RulesOfDay): readonly HouseFigure[] {
  const steps = rulesOf('meetings.preparation-steps')?.value ?? [];
  const criteria = rulesOf('meetings.score-frame')?.value.criteria ?? [];
  return [
    ...steps
      .filter((step) => step.lead === 'house')
      .map((step): HouseFigure => ({
        about: `step:${step.id}`,
        name: nameIn(step),
        unit: 'days',
        standard: step.daysBefore,
        most: null,
      })),
    ...criteria
      .flatMap(({ parts }) => parts)
      .flatMap((part): readonly HouseFigure[] =>
        part.skippedStep?.by === 'house'
          ? [
              {
                about: `part:${part.id}`,
                name: nameIn(part),
                unit: 'points',
                standard: part.skippedStep.points,
                most: part.maximum,
              },
            ]
          : [],
      ),
  ];
}

/** «Đặt số khác» — by a level above, for the cells below it, from a day on that is not over. */
export const decideHouseFigure: Decide<SetHouseFigure, { readonly id: Id }> = (rows, input, desk) => {
  if (rows.one('house-figure', input.id)) return refuse(problems.isSet);
  if (input.validFrom < todayOf(desk)) return refuse(problems.actsBackwards);
  const known = houseFigures(rulesOfDay(desk, input.validFrom)).find((each) => each.about === input.about);
  if (!known) return refuse(problems.isFixed);
  if (known.most !== null && (input.figure ?? 0) > known.most) return refuse(problems.isBeyondPart);
  const row: HouseFigureRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    about: input.about,
    figure: input.figure,
    validFrom: input.validFrom,
    paper: tidy(input.paper ?? '') || null,
    setBy: desk.person,
    setOn: todayOf(desk),
  };
  return ok({ changes: [{ kind: 'house-figure', key: row.id, row }], value: { id: row.id } });
};

/** «Bước chuẩn bị áp dụng cho chi bộ» — with the lead days that a level above has set; the nearest level's word stands. */
export function stepsFor(rows: Rows, seat: Pick<Desk, 'rules'>, day: CivilDate): readonly PreparationStep[] {
  const steps = rulesOfDay(seat, day)('meetings.preparation-steps')?.value ?? [];
  const set = figuresOn(rows, day);
  return steps.map((step) => {
    const figure = step.lead === 'house' ? set.get(`step:${step.id}`) : undefined;
    return figure === undefined ? step : { ...step, daysBefore: figure, lead: 'superior' };
  });
}

/** «Khung điểm áp dụng cho chi bộ» — with the deductions that a level above has set. */
export function frameFor(rows: Rows, frame: ScoreFrame, day: CivilDate): ScoreFrame {
  const set = figuresOn(rows, day);
  if (set.size === 0) return frame;
  const adjusted = (part: ScorePart): ScorePart => {
    const points = part.skippedStep?.by === 'house' ? set.get(`part:${part.id}`) : undefined;
    return points === undefined ? part : { ...part, skippedStep: { points, by: 'superior' } };
  };
  return {
    ...frame,
    criteria: frame.criteria.map((each) => ({ ...each, parts: each.parts.map(adjusted) })),
  };
}

/**
 * «Cấp gần nhất thắng» — of the levels that have a figure in force on the day the nearest to the cell counts, whichever was
 * set later; of one level the latest. A level that has emptied its figure sets none: then the next one above counts.
 */
function figuresOn(rows: Rows, day: CivilDate): ReadonlyMap<string, number> {
  const kinds = new Map(
    rows.all<LevelRow>('organisation').map(({ organisationNo, kind }) => [organisationNo, kind]),
  );
  const inForce = rows.all<HouseFigureRow>('house-figure').filter((row) => row.validFrom <= day);
  const latest = new Map(
    inForce
      .toSorted((one, other) => (wordOf(one) < wordOf(other) ? -1 : 1))
      .map((row) => [`${row.organisationNo} ${row.about}`, row]),
  );
  const farthestFirst = [...latest.values()].toSorted(
    (one, other) => nearness(kinds.get(other.organisationNo)) - nearness(kinds.get(one.organisationNo)),
  );
  return new Map(farthestFirst.flatMap(({ about, figure }) => (figure === null ? [] : [[about, figure]])));
}

function wordOf({ validFrom, id }: HouseFigureRow): string {
  return `${validFrom} ${id}`;
}
