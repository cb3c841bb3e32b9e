import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { programmeChoices, programmePage, programmesOf } from '../contract.ts';
import { lateFirst } from '../rules/measures.ts';
import { countedOf } from '../sql/ground.ts';
import { judge, type Judged } from '../sql/standing.ts';
import { workByMeasure } from '../sql/work.ts';

type Page = OutputOf<typeof programmePage>;
type Line = OutputOf<typeof programmesOf>['programmes'][number];

const programmeColumns = sql`
  programme.id, programme.kind, programme.title, programme.begun_on as "begunOn", programme.due_on as "dueOn",
  programme.closed_on as "closedOn", owner.organisation_id as "organisationId", issuer.name as "organisationName"`;
const issuer = sql`
  join platform.organisation_head as owner on owner.organisation_no = programme.organisation_no
  cross join lateral (
    select once.name from organisation_read.profile as once
    where once.organisation_no = programme.organisation_no order by lower(once.valid) desc limit 1) as issuer`;

/** «Chương trình của cấp mình và cấp trên» — the open ones first. */
export const answerProgrammesOf = answer(programmesOf, async (tx, { organisationId }) => {
  const programmes = await tx.ask<Omit<Line, 'measures' | 'done' | 'late' | 'mine'>>(sql`
    select ${programmeColumns}
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.organisation_no = head.organisation_no
    join programmes.programme as programme on programme.organisation_no = custody.keeper_no
    ${issuer}
    where head.organisation_id = ${organisationId}::uuid
    order by programme.closed_on is not null, custody.depth, programme.begun_on desc, programme.id`);
  const ids = programmes.map(({ id }) => id);
  const measures = await tx.ask<Judged & { programmeId: Id; unitId: Id | null }>(sql`
    select id, programme_id as "programmeId", unit_id as "unitId", begun_on as "begunOn", due_on as "dueOn", stated, indicator, goal
    from programmes.measure where programme_id = any(${ids}::uuid[])`);
  const counted = await countedOf(tx, ids);
  return ok({
    programmes: programmes.map((programme) => {
      const own = measures.filter(({ programmeId }) => programmeId === programme.id);
      const states = own.map((measure) => judge(measure, counted, tx.today).state);
      return {
        ...programme,
        measures: own.length,
        done: states.filter((state) => state === 'done').length,
        late: states.filter((state) => state === 'late').length,
        mine: own.filter(({ unitId }) => unitId === organisationId).length,
      };
    }),
  });
});

/** «Trang chương trình» — the state is the same for everybody; of the work each sees what is open to them. */
export const answerProgrammePage = answer(programmePage, async (tx, { programmeId }) => {
  const [programme] = await tx.ask<Page['programme']>(sql`
    select ${programmeColumns}, programme.document, programme.basis, programme.conclusion, paper.id as "paperId", paper.title as "paperTitle"
    from programmes.programme as programme
    ${issuer}
    left join kit_read.paper as paper on paper.id = programme.paper_id
    where programme.id = ${programmeId}::uuid`);
  if (!programme) return refuse(problems.notFound);
  type Measure = Omit<Page['measures'][number], 'state' | 'by' | 'done' | 'all' | 'reached' | 'work'>;
  const measures = await tx.ask<Measure>(sql`
    select id, position, title, unit_id as "unitId", unit_name as "unitName", begun_on as "begunOn", due_on as "dueOn",
           indicator, goal, stated, stated_reason as "statedReason", stated_on as "statedOn"
    from programmes.measure where programme_id = ${programmeId}::uuid order by position, id`);
  const counted = await countedOf(tx, [programmeId]);
  const work = await workByMeasure(tx, programmeId);
  const judged = measures.map((measure) => ({
    ...measure,
    ...judge(measure, counted, tx.today),
    work: work.get(measure.id) ?? [],
  }));
  return ok({ programme, measures: lateFirst(judged) });
});

/** «Đơn vị, văn bản để chọn» — those directly below first; of papers, what this organisation has sent out. */
export const answerProgrammeChoices = answer(programmeChoices, async (tx, { organisationId }) => {
  const units = await tx.ask<OutputOf<typeof programmeChoices>['units'][number]>(sql`
    select below.organisation_id as id,
           case when custody.depth <= 1 or above.name is null then profile.name else profile.name || ', ' || above.name end as name
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
    join platform.organisation_head as below on below.organisation_no = custody.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.organisation_no and profile.valid @> ${tx.today}::date
    left join organisation_read.placement as placement
      on placement.organisation_no = custody.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as above
      on above.organisation_no = placement.parent_no and above.valid @> ${tx.today}::date
    where head.organisation_id = ${organisationId}::uuid and head.organisation_no <@ (select platform.within('internal'))
    order by custody.depth, profile.position, profile.name collate "vi-x-icu"`);
  const papers = await tx.ask<OutputOf<typeof programmeChoices>['papers'][number]>(sql`
    select paper.id, paper.title, paper.issued_on as "issuedOn"
    from platform.organisation_head as head
    join kit_read.paper as paper on paper.organisation_no = head.organisation_no and not paper.withdrawn
    where head.organisation_id = ${organisationId}::uuid order by paper.issued_on desc, paper.id limit 100`);
  return ok({ units, papers });
});
