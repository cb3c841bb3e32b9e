import type { CivilDate } from '#kernel/civil-date.ts';
import type { InputOf } from '#kernel/contract.ts';
import { rulesOfDay, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { includes, readPeriod } from '#kernel/period.ts';
import { citing } from '#kernel/problem.ts';
import { ok, refuse } from '#kernel/result.ts';
import type { Rater } from '#kernel/rule-values.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import type { rateTraits } from '../../contract/traits.ts';
import { dayOf } from '../book.ts';
import type { OfficeTermRow } from '../rows-of-others.ts';
import type { TraitRatingRow } from '../rows.ts';
import { traitProblems } from '../trait-problems.ts';
import { ratingsOf } from '../traits.ts';
import { gone, openMeetingOf, put } from './ground.ts';

interface Done {
  readonly meetingId: Id;
  readonly rated: number;
  readonly of: number;
}

/** «Đánh giá các mặt» — by the form in force on the day, on its steps, by who it names. */
export const decideTraits: Decide<InputOf<typeof rateTraits>, Done> = (rows, input, desk) => {
  const found = openMeetingOf(rows, input.meetingId, desk);
  if (!found.ok) return found;
  const day = dayOf(found.value);
  const rule = rulesOfDay(desk, day)('meetings.trait-form');
  if (!rule || !rule.value.kinds.includes(found.value.kind)) return refuse(traitProblems.noForm);
  const { traits, bodies, steps } = rule.value;
  const changes: RowChange[] = [];
  const rated = new Set(ratingsOf(rows, input.meetingId).map(keyOf));
  for (const { body, trait, points } of input.ratings) {
    const of = bodies.find((each) => each.id === body);
    if (!of || !traits.some((each) => each.id === trait))
      return refuse(citing(traitProblems.notInTheForm, rule.citation));
    if (points !== null && !steps.some((step) => step.points === points))
      return refuse({ ...citing(traitProblems.notAStep, rule.citation), field: `${body}/${trait}` });
    if (of.ratedBy === 'committee' && !isOfCommittee(rows, desk, day))
      return refuse(citing(traitProblems.committeeRates, rule.citation));
    const row = { meetingId: input.meetingId, body, trait };
    const key = keyOf(row);
    if (points === null) {
      if (rated.delete(key)) changes.push(gone(kind, key));
    } else {
      rated.add(key);
      changes.push(put(kind, key, whole(row, points, of.ratedBy, desk)));
    }
  }
  const of = traits.length * bodies.length;
  return ok({ changes, value: { meetingId: input.meetingId, rated: rated.size, of } });
};

const kind = 'trait-rating';
type Key = Pick<TraitRatingRow, 'meetingId' | 'body' | 'trait'>;

function whole(key: Key, points: number, ratedBy: Rater, desk: Desk): TraitRatingRow {
  return { ...key, organisationNo: desk.organisation.no, points, ratedBy };
}

function keyOf({ meetingId, body, trait }: Key): string {
  return `${meetingId}/${body}/${trait}`;
}

const offices = ['secretary', 'deputy-secretary', 'committee-member'];

function isOfCommittee(rows: Rows, desk: Desk, day: CivilDate): boolean {
  return rows
    .all<OfficeTermRow>('office-term')
    .some(
      (term) =>
        term.organisationNo === desk.organisation.no &&
        term.personId === desk.person &&
        offices.includes(term.office) &&
        includes(readPeriod(term.valid), day),
    );
}
