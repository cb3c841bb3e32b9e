import type { OutputOf } from '#kernel/contract.ts';
import { addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer, type Reading } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { beforeAfter, reviewsOf } from '../contract/reviews.ts';
import { sideOf, spansAround, type MonthFigures } from '../rules/spans.ts';
import { subjectOf, subjectsUnder } from '../sql/subjects.ts';

type Review = OutputOf<typeof reviewsOf>['reviews'][number];
type Answer = OutputOf<typeof beforeAfter>;

/** Assigned members and secretaries of long ago, whom nobody reviewed, are no work that waits: so many spans back. */
const spansKept = 3;
const order = ['due', 'waiting', 'concluded'];

/** «Kỳ đánh giá» — what is due first, the longest overdue at the top; people of the place itself are reviewed from above. */
export const answerReviewsOf = answer(reviewsOf, async (tx, { organisationId }) => {
  const rule = ruleOn(tx.rules, 'programmes.review-months', tx.today);
  const since = addMonths(tx.today, -spansKept * (rule?.value ?? 0));
  const subjects = await subjectsUnder(
    tx,
    sql`subject.unit_no in (
      select custody.organisation_no from organisation_read.custody as custody
      join platform.organisation_head as keeper on keeper.organisation_no = custody.keeper_no
      where keeper.organisation_id = ${organisationId}::uuid)
      and (subject.of = 'pilot' or (subject.on_day >= ${since}::date and head.organisation_id <> ${organisationId}::uuid))`,
  );
  const concluded = await tx.ask<Pick<Review, 'of' | 'subjectId' | 'unitId'>>(sql`
    select of, subject_id as "subjectId", unit_id as "unitId" from programmes.review
    where subject_id = any(${subjects.map(({ subjectId }) => subjectId)}::uuid[])`);
  const reviews = subjects.map((subject): Review => {
    const { of, subjectId, unitId, title, unitName, on, dueOn } = subject;
    const isConcluded = concluded.some(
      (one) => one.of === of && one.subjectId === subjectId && one.unitId === unitId,
    );
    const standing = isConcluded ? 'concluded' : dueOn <= tx.today ? 'due' : 'waiting';
    return { of, subjectId, unitId, title, unitName, on, dueOn, standing };
  });
  return ok({
    reviews: reviews.toSorted(
      (one, other) =>
        order.indexOf(one.standing) - order.indexOf(other.standing) || one.dueOn.localeCompare(other.dueOn),
    ),
    citation: rule?.citation ?? null,
  });
});

/** «Trước và sau» — the months kept of every cell that stood there, over equal spans. */
export const answerBeforeAfter = answer(beforeAfter, async (tx, asked) => {
  const subject = await subjectOf(tx, asked);
  if (!subject) return refuse(problems.notFound);
  const { title, unitName, unitNo, on, months: wanted, dueOn, citation } = subject;
  const { before, after } = spansAround(on, wanted, tx.today);
  const figures = await figuresOf(tx, unitNo, [...before, ...after]);
  const [conclusion = null] = await tx.ask<NonNullable<Answer['conclusion']>>(sql`
    select review.conclusion as words, review.concluded_on as "on", coalesce(person.full_name, '') as by, place.name as organisation
    from programmes.review as review
    left join members_read.person as person on person.id = review.concluded_by
    cross join lateral (
      select once.name from organisation_read.profile as once
      where once.organisation_no = review.organisation_no order by lower(once.valid) desc limit 1) as place
    where review.of = ${asked.of} and review.subject_id = ${asked.subjectId}::uuid and review.unit_id = ${asked.unitId}::uuid`);
  const last = after.at(-1);
  return ok({
    title,
    unitName,
    on,
    wanted,
    dueOn,
    from: before[0] ?? null,
    until: last ? monthStart(last, 1) : null,
    before: sideOf(before, figures),
    after: sideOf(after, figures),
    citation,
    conclusion,
  } as Answer);
});

/** Month by month, as `database/views/programmes.sql` counts them. */
function figuresOf(tx: Reading, unitNo: number, months: readonly CivilDate[]): Promise<MonthFigures[]> {
  return tx.ask<MonthFigures>(sql`
    select month, cells, kept, present, expected, points, scored, in_time as "inTime", tasks, speakers, listeners
    from platform.month_figures(${unitNo}::integer, ${months}::date[])`);
}
