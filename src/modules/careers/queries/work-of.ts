import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { fold } from '#kernel/vietnamese.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { workOf, workplacesNamed } from '../contract.ts';

type Output = OutputOf<typeof workOf>;
const period = sql`lower(t.valid) as "from", upper(t.valid) as until`;
const shown = 20;

/** «Nghề nghiệp, trình độ của một đảng viên» — what the reader's rights open; nothing for others. */
export const answerWorkOf = answer(
  workOf,
  async (tx, { personId }) => {
    const [person] = await tx.ask<{ fullName: string }>(sql`
      select full_name as "fullName" from members_read.person where id = ${personId}`);
    const employments = await tx.ask<Output['employments'][number]>(sql`
      select t.category, head.organisation_id as "workplaceId", t.workplace, t.sector, t.post, ${period}
      from careers.employment as t left join platform.organisation_head as head on head.organisation_no = t.workplace_no
      where t.person_id = ${personId} order by lower(t.valid) desc`);
    const schooling = await tx.ask<Output['schooling'][number]>(sql`
      select t.kind, t.level, t.source, ${period} from careers.schooling as t
      where t.person_id = ${personId} order by lower(t.valid) desc, t.kind`);
    const appraisals = await tx.ask<Output['appraisals'][number]>(sql`
      select t.year, t.workplace, t.words, t.grade, t.given_on as "givenOn", t.given_by as "givenBy" from careers.appraisal as t
      where t.person_id = ${personId} order by t.year desc`);
    const years = await tx.ask<Output['years'][number]>(sql`
      with came as (
        select extract(year from meeting.held_on)::integer as year, count(*)::integer as meetings,
               (count(*) filter (where entry.attendance in ('present', 'online')))::integer as attended
        from meetings_read.roll_entry as entry
        join meetings_read.meeting as meeting on meeting.id = entry.meeting_id and meeting.held_on is not null
        where entry.person_id = ${personId} and coalesce(entry.circumstance, '') not in ('attached', 'attached-voting') group by 1),
      worked as (
        select extract(year from task.due_on)::integer as year, count(*)::integer as tasks,
               (count(*) filter (where task.state = 'done'))::integer as done
        from tasks_read.task as task
        where task.owner_id = ${personId} and task.state in ('open', 'done') and task.due_on is not null group by 1),
      rated as (select t.year, t.grade, t.decision, t.signed_on from careers.rating as t where t.person_id = ${personId})
      select year, coalesce(came.meetings, 0) as meetings, coalesce(came.attended, 0) as attended, coalesce(worked.tasks, 0) as tasks,
             coalesce(worked.done, 0) as done, rated.grade, rated.decision, rated.signed_on as "signedOn"
      from came full join worked using (year) full join rated using (year) order by year desc`);
    return ok({ fullName: person?.fullName ?? null, employments, schooling, appraisals, years });
  },
  { readsPersonalData: true },
);

/** «Tìm nơi công tác» — any organisation of today. */
export const answerWorkplacesNamed = answer(workplacesNamed, async (tx, { search }) => {
  const places = await tx.ask<OutputOf<typeof workplacesNamed>['places'][number]>(sql`
    select profile.organisation_id as id, profile.name, superior.name as superior
    from organisation_read.profile as profile
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as superior
      on superior.organisation_no = placement.parent_no and superior.valid @> ${tx.today}::date
    where profile.valid @> ${tx.today}::date and profile.search_name like ${`%${fold(search)}%`}
    order by profile.name collate "vi-x-icu", superior.name collate "vi-x-icu" limit ${sql.lit(shown)}`);
  return ok({ places });
});
