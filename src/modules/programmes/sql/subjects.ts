import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { Citation } from '#kernel/problem.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import { reviewDueOn } from '../rules/spans.ts';
import type { ReviewOf } from '../rules/words.ts';

/** «Việc phải đánh giá» — something that began on a day in some unit. */
export interface Subject {
  readonly of: ReviewOf;
  readonly subjectId: Id;
  readonly unitId: Id;
  readonly unitNo: number;
  readonly unitName: string;
  readonly title: string;
  readonly on: CivilDate;
  /** How many months a span has. */
  readonly months: number;
  readonly dueOn: CivilDate;
  /** The rule that set the months; `null`: the model itself. */
  readonly citation: Citation | null;
}

type Row = Omit<Subject, 'months' | 'dueOn' | 'citation'> & { readonly ownMonths: number | null };

/** Pilots, assigned members and new secretaries under a condition on `subject`; the earliest first. */
export async function subjectsUnder(tx: Reading, condition: RawBuilder<unknown>): Promise<Subject[]> {
  const rows = await tx.ask<Row>(sql`
    with subject as (
      select 'pilot' as of, unit.model_id as subject_id, head.organisation_no as unit_no, model.name as title, unit.started_on as on_day,
             model.review_months as own_months
      from programmes.model_unit as unit
      join programmes.model as model on model.id = unit.model_id
      join platform.organisation_head as head on head.organisation_id = unit.unit_id
      where unit.level is not null and unit.ended_on is null
      union all
      select 'attachment', attached.id, attached.organisation_no, attached.full_name, lower(attached.valid), null
      from members_read.attachment as attached
      union all
      select 'secretary', term.id, term.organisation_no, person.full_name, lower(term.valid), null
      from members_read.office_term as term
      join members_read.person as person on person.id = term.person_id
      where term.office = 'secretary' and exists (
        select from members_read.office_term as earlier
        where earlier.organisation_no = term.organisation_no and earlier.office = 'secretary'
          and earlier.person_id <> term.person_id and upper(earlier.valid) <= lower(term.valid)))
    select subject.of, subject.subject_id as "subjectId", head.organisation_id as "unitId", subject.unit_no as "unitNo",
           unit.name as "unitName", subject.title, subject.on_day as "on", subject.own_months as "ownMonths"
    from subject
    join platform.organisation_head as head on head.organisation_no = subject.unit_no
    cross join lateral (
      select once.name from organisation_read.profile as once
      where once.organisation_no = subject.unit_no order by lower(once.valid) desc limit 1) as unit
    where subject.on_day <= ${tx.today}::date and ${condition}
    order by subject.on_day, subject.subject_id, unit.name limit 300`);
  return rows.map(({ ownMonths, ...row }) => {
    const rule = ruleOn(tx.rules, 'programmes.review-months', row.on);
    const months = ownMonths ?? rule?.value ?? 0;
    return {
      ...row,
      months,
      dueOn: reviewDueOn(row.on, months),
      citation: ownMonths === null ? (rule?.citation ?? null) : null,
    };
  });
}

/** One of them. */
export async function subjectOf(
  tx: Reading,
  { of, subjectId, unitId }: Pick<Subject, 'of' | 'subjectId' | 'unitId'>,
): Promise<Subject | undefined> {
  const found = await subjectsUnder(
    tx,
    sql`subject.of = ${of} and subject.subject_id = ${subjectId}::uuid and head.organisation_id = ${unitId}::uuid`,
  );
  return found[0];
}
