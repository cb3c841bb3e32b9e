import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer, type Survey } from '#platform/handle.ts';
import type { Waiting, WaitingAsked } from '#modules/members/public.ts';
import { appraisalsByPlace, appraisalsOf, peopleAtWork } from '../contract.ts';

const most = 300;
const appraised = sql`
  appraisal.id as "appraisalId", case when appraisal.id is null then 'missing' when appraisal.words is null then 'asked' else 'given' end as state,
  appraisal.asked_on as "askedOn", appraisal.words, appraisal.grade, appraisal.given_on as "givenOn", appraisal.given_by as "givenBy"`;

/** «Người công tác tại đơn vị» — today, with what cell and workplace have given them to do. */
export const answerPeopleAtWork = answer(
  peopleAtWork,
  async (tx, { organisationId, year }) => {
    const people = await tx.ask<OutputOf<typeof peopleAtWork>['people'][number]>(sql`
      select t.person_id as "personId", t.full_name as "fullName", coalesce(profile.name, '') as "cellName", t.category, t.post, t.sector,
             lower(t.valid) as "from", ${appraised},
             (select coalesce(json_agg(json_build_object('id', task.id, 'title', task.title, 'dueOn', task.due_on, 'state', task.state,
                'result', task.result, 'givenBy', task.given_by) order by task.state = 'open' desc, task.due_on desc, task.id), '[]')
              from tasks_read.task as task
              where task.owner_id = t.person_id and task.workplace_no = t.workplace_no and task.state <> 'draft') as tasks
      from platform.organisation_head as head
      join careers.employment as t
        on t.workplace_no = head.organisation_no and t.valid @> ${tx.today}::date and t.organisation_no <> head.organisation_no
      left join organisation_read.profile as profile
        on profile.organisation_no = t.organisation_no and profile.valid @> ${tx.today}::date
      left join careers.appraisal as appraisal on appraisal.person_id = t.person_id and appraisal.year = ${year}
      where head.organisation_id = ${organisationId} and head.organisation_no <@ (select platform.within('personal'))
      order by t.full_name collate "vi-x-icu", t.id limit ${sql.lit(most)}`);
    return ok({ people });
  },
  { readsPersonalData: true },
);

/** Members below who work elsewhere today, each with this year's appraisal if there is one. */
const elsewhere = (organisationId: Id, year: number, today: CivilDate) => sql`
  from platform.organisation_head as head
  join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
  join careers.employment as t
    on t.organisation_no = custody.organisation_no and t.valid @> ${today}::date
    and t.workplace is not null and t.workplace_no is distinct from t.organisation_no
  join platform.organisation_head as own on own.organisation_no = t.organisation_no
  left join organisation_read.profile as profile
    on profile.organisation_no = t.organisation_no and profile.valid @> ${today}::date
  left join careers.appraisal as appraisal on appraisal.person_id = t.person_id and appraisal.year = ${year}
  where head.organisation_id = ${organisationId} and t.organisation_no <@ (select platform.within('personal'))
    and exists (select from members_read.affiliation as affiliation
                where affiliation.person_id = t.person_id and affiliation.organisation_no = t.organisation_no
                  and affiliation.valid @> ${today}::date)`;
const nameOf = (by: 'sector' | 'unit') =>
  by === 'sector' ? sql`coalesce(t.sector, '')` : sql`coalesce(t.workplace, '')`;
const graded = (grade: string) => sql`count(*) filter (where appraisal.grade = ${sql.lit(grade)})::integer`;

/** «Nhận xét còn chờ» — asked for this year and not given: of our people elsewhere, and of those who work here. */
export const appraisalsWaiting: Survey = {
  of: 'work-waiting',
  async run(tx, about) {
    const { numbers } = about as WaitingAsked;
    return tx.ask<Waiting>(sql`
      select 'appraisal' as kind, count(*)::integer as count, 0 as late
      from careers.employment as t
      join careers.appraisal as appraisal
        on appraisal.person_id = t.person_id and appraisal.year = extract(year from ${tx.today}::date) and appraisal.words is null
      where t.valid @> ${tx.today}::date and t.workplace_no is distinct from t.organisation_no
        and (t.organisation_no = any(${numbers}::integer[]) or t.workplace_no = any(${numbers}::integer[]))`);
  },
};

/** «Nhận xét theo ngành, theo đơn vị» — the largest first. */
export const answerAppraisalsByPlace = answer(
  appraisalsByPlace,
  async (tx, { organisationId, year, by }) => {
    const places = await tx.ask<OutputOf<typeof appraisalsByPlace>['places'][number]>(sql`
      select * from (
      select ${nameOf(by)} as name, count(*)::integer as people, count(appraisal.words)::integer as given,
             ${graded('excellent')} as excellent, ${graded('good')} as good, ${graded('done')} as done,
             ${graded('not-done')} as "notDone",
             count(*) filter (where appraisal.words is not null and appraisal.grade is null)::integer as ungraded
      ${elsewhere(organisationId, year, tx.today)}
      group by 1) as place order by place.name = '', place.people desc, place.name collate "vi-x-icu"`);
    return ok({ places });
  },
  { readsPersonalData: true },
);

/** «Nhận xét của nơi công tác» — the missing first, then those still awaited. */
export const answerAppraisalsOf = answer(
  appraisalsOf,
  async (tx, { organisationId, year, of }) => {
    const found = await tx.ask<
      OutputOf<typeof appraisalsOf>['people'][number] & { readonly inAll: number }
    >(sql`
      select t.person_id as "personId", t.full_name as "fullName", own.organisation_id as "organisationId",
             coalesce(profile.name, '') as "organisationName", t.workplace, t.workplace_no is not null as "inTree", t.sector, ${appraised}, ${inAll}
      ${elsewhere(organisationId, year, tx.today)} ${of ? sql`and ${nameOf(of.by)} = ${of.name}` : sql``}
      order by appraisal.id is not null, appraisal.words is not null, t.full_name collate "vi-x-icu", t.id limit ${sql.lit(most)}`);
    const { rows: people, rest } = withRest(found);
    return ok({ people, rest });
  },
  { readsPersonalData: true },
);
