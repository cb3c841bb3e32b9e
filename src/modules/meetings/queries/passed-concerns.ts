import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { planEachTime } from '#platform/database/wide.ts';
import { answer } from '#platform/handle.ts';
import { problems } from '#platform/problems.ts';
import { passedConcerns } from '../contract/passing.ts';
import { passedFigures } from '../rules/passing.ts';
import { superiorOf } from '../rules/superior.ts';

type Passed = OutputOf<typeof passedConcerns>['passed'][number] & {
  readonly passedOn: CivilDate;
  readonly answeredOn: CivilDate | null;
};

type Opinion = OutputOf<typeof passedConcerns>['opinions'][number];

/** «Điều các chi bộ chuyển lên» — of the cells below, where this organisation holds it or has passed it on. */
export const answerPassedConcerns = answer(passedConcerns, async (tx, { organisationId }) => {
  const names = await tx.ask<{
    organisationNo: number;
    organisationId: string;
    kind: string;
    name: string;
  }>(sql`
    select profile.organisation_no as "organisationNo", profile.organisation_id as "organisationId", profile.kind, profile.name
    from platform.organisation_head as head
    join organisation_read.custody as custody on custody.organisation_no = head.organisation_no
    join organisation_read.profile as profile
      on profile.organisation_no = custody.keeper_no and profile.valid @> ${tx.today}::date
    where head.organisation_id = ${organisationId} and head.organisation_no <@ (select platform.within('internal'))`);
  const own = names.find((row) => row.organisationId === organisationId);
  if (!own) return refuse(problems.notFound);
  const no = own.organisationNo;
  await planEachTime(tx);
  const passed = await tx.ask<Passed>(sql`
    select passed.id, cell.organisation_id as "organisationId", cell.name, passed.kind, passed.text, passed.said_by as "saidBy",
           passed.petition_id as "petitionId", passed.petition,
           passed.passed_on as "passedOn", coalesce(holder.name, '') as holder, passed.holder_no = ${no} as "isHere",
           (select coalesce(jsonb_agg(jsonb_build_object('name', coalesce(level.name, ''), 'on', step.one ->> 'on',
                                                         'words', step.one -> 'words') order by step.place), '[]')
            from jsonb_array_elements(passed.trail) with ordinality as step (one, place)
            left join organisation_read.profile as level
              on level.organisation_no = (step.one ->> 'holderNo')::integer and level.valid @> ${tx.today}::date) as trail,
           passed.state, passed.answer, passed.answered_on as "answeredOn"
    from organisation_read.custody as custody
    join meetings.passed_concern as passed on passed.organisation_no = custody.organisation_no
    join organisation_read.profile as cell
      on cell.organisation_no = passed.organisation_no and cell.valid @> ${tx.today}::date
    left join organisation_read.profile as holder
      on holder.organisation_no = passed.holder_no and holder.valid @> ${tx.today}::date
    where custody.keeper_no = ${no} and custody.depth > 0
      and (passed.holder_no = ${no} or passed.trail @> jsonb_build_array(jsonb_build_object('holderNo', ${no}::integer)))
    order by passed.state desc, case passed.state when 'waiting' then passed.passed_on end, passed.answered_on desc, passed.id
    limit 500`);
  const opinions = await tx.ask<Opinion>(sql`
    select note.id, note.attachment_id as "attachmentId", cell.name, guest.full_name as "fullName", note.words, note.on_day as "passedOn",
           case when note.reply is null then 'waiting' else 'answered' end as state, note.reply as answer, note.replied_on as "answeredOn"
    from organisation_read.custody as custody
    join members_read.attachment_note as note on note.organisation_no = custody.organisation_no and note.kind = 'opinion'
    join members_read.attachment as guest on guest.id = note.attachment_id
    join organisation_read.profile as cell on cell.organisation_no = note.organisation_no and cell.valid @> ${tx.today}::date
    where custody.keeper_no = ${no} and custody.depth > 0
    order by state desc, case when note.reply is null then note.on_day end, note.replied_on desc, note.id
    limit 500`);
  return ok({
    above: superiorOf(names, no)?.name ?? null,
    figures: passedFigures([...passed, ...opinions], tx.today),
    passed,
    opinions,
  });
});
