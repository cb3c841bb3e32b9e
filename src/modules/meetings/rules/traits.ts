import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { nameIn, type RatedBody, type Rater, type TraitForm } from '#kernel/rule-values.ts';
import type { Rows } from '#kernel/sync/replica.ts';
import type { Text } from '#kernel/text.ts';
import { ofMeeting } from './from-rows.ts';
import type { MeetingRow, TraitRatingRow } from './rows.ts';

const kind = 'trait-rating';

/** «Các mặt đã đánh giá» — of one meeting. */
export function ratingsOf(rows: Rows, meetingId: Id): readonly TraitRatingRow[] {
  return ofMeeting<TraitRatingRow>(rows, kind, meetingId);
}

/** «Một mặt đã đánh giá» — its step; `null`: not rated yet. */
export interface TraitRated {
  readonly id: string;
  readonly label: Text;
  readonly points: number | null;
  readonly step: Text | null;
}

/** «Phiếu các mặt» — what is rated of whom, as it stands. */
export interface TraitSheet {
  readonly id: RatedBody;
  readonly label: Text;
  readonly ratedBy: Rater;
  readonly traits: readonly TraitRated[];
}

/** «Phiếu các mặt của buổi» — body by body; empty where the form is not for this kind of meeting. */
export function traitSheets(rows: Rows, meeting: MeetingRow, form: TraitForm | null): readonly TraitSheet[] {
  if (!form?.kinds.includes(meeting.kind)) return [];
  const ratings = ratingsOf(rows, meeting.id);
  return form.bodies.map((body) => ({
    id: body.id,
    label: nameIn(body),
    ratedBy: body.ratedBy,
    traits: form.traits.map((trait) => {
      const points = ratings.find((row) => row.body === body.id && row.trait === trait.id)?.points ?? null;
      const step = form.steps.find((each) => each.points === points);
      return { id: trait.id, label: nameIn(trait), points, step: step ? nameIn(step) : null };
    }),
  }));
}

/** «Câu ghi các mặt vào biên bản» — `Chi bộ: tính giáo dục tốt, …. Chi ủy: ….`; empty where nothing was rated. */
export function writeTraits(sheets: readonly TraitSheet[]): string {
  return sheets
    .flatMap(({ label, traits }) => {
      const rated = traits.flatMap((trait) =>
        trait.step ? [`${trait.label.vi.toLowerCase()} ${trait.step.vi.toLowerCase()}`] : [],
      );
      return rated.length === 0 ? [] : [`${label.vi}: ${rated.join(', ')}.`];
    })
    .join(' ');
}

/** «Xu hướng theo quý» — the mean of a trait in each quarter that ends with the month's, the oldest first; `null`: not rated. */
export function quarterMeans(
  rows: Rows,
  of: { readonly organisationNo: number; readonly body: RatedBody; readonly trait: string },
  quarters: readonly CivilDate[],
  monthsLong: number,
): readonly (number | null)[] {
  const months = new Map(
    rows
      .all<MeetingRow>('meeting')
      .filter((row) => row.organisationNo === of.organisationNo && row.heldOn !== null)
      .map((row) => [row.id, row.month]),
  );
  const ratings = rows
    .all<TraitRatingRow>(kind)
    .filter((row) => row.body === of.body && row.trait === of.trait);
  return quarters.map((from) => {
    const until = monthStart(from, monthsLong);
    const inside = ratings.filter((row) => {
      const month = months.get(row.meetingId);
      return month !== undefined && month >= from && month < until;
    });
    return inside.length === 0 ? null : inside.reduce((sum, row) => sum + row.points, 0) / inside.length;
  });
}

/** «Các quý đến nay» — the first months of so many quarters, the last of them holding the month. */
export function quartersUpTo(month: CivilDate, count: number, monthsLong: number): readonly CivilDate[] {
  const [, number = ''] = month.split('-');
  const first = monthStart(month, -((Number(number) - 1) % monthsLong));
  return Array.from({ length: count }, (_, at) => monthStart(first, (at + 1 - count) * monthsLong));
}
