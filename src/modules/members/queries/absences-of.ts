import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { inAll, withRest } from '#platform/database/rest.ts';
import { answer } from '#platform/handle.ts';
import { absencesOf } from '../contract/standings.ts';
import { absentIn } from '../sql/absent.ts';
import { committeesBelow, isFar } from '../sql/nearest.ts';

type Output = OutputOf<typeof absencesOf>;

/**
 * «Bỏ sinh hoạt» — the same counting as the rule on the device (`absencesInARow`), for the cells that nobody nearer
 * deals with; a test holds the two together. Names alone are for those who may see personal data, as cases are.
 */
export const answerAbsencesOf = answer(
  absencesOf,
  async (tx, { organisationId }) => {
    const rule = ruleOn(tx.rules, 'members.absences-in-a-row', tx.today);
    const removal = ruleOn(tx.rules, 'members.removal-absent-months', tx.today);
    const least = rule?.value ?? 1;
    const place = sql`
      place as materialized (
        select custody.organisation_no
        from platform.organisation_head as head
        join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
        where head.organisation_id = ${organisationId} and custody.organisation_no <@ (select platform.within('personal')))`;
    const named = sql`
      join platform.organisation_head as head on head.organisation_no = t.organisation_no
      join members.person as person on person.id = t.person_id
      left join organisation_read.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> ${tx.today}::date`;
    const who = sql`t.person_id as "personId", person.full_name as "fullName", head.organisation_id as "organisationId", coalesce(profile.name, '') as "organisationName"`;
    const absent = await tx.ask<Output['absent'][number]>(sql`
      with committee as materialized (${committeesBelow(organisationId, tx.today)}),
      place as materialized (
        select custody.organisation_no
        from platform.organisation_head as head
        join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
        where head.organisation_id = ${organisationId} and custody.organisation_no <@ (select platform.within('personal')) and not ${isFar}),
      ${absentIn(tx.today, least)}
      select ${who}, t.missed, t.since_on as "sinceOn" from t ${named}
      order by t.missed desc, person.sort_name, t.person_id`);
    const [nearer] = await tx.ask<{ readonly count: number }>(
      sql`select count(*)::integer as count from (${committeesBelow(organisationId, tx.today)}) as committee`,
    );
    const found = await tx.ask<Output['cases'][number] & { readonly inAll: number }>(sql`
      with ${place}
      select ${who}, t.id, t.opened_on as "openedOn", t.missed, t.since_on as "sinceOn", t.due_on as "dueOn",
             t.closed_on is null and t.due_on < ${tx.today}::date as overdue, t.outcome, t.closed_on as "closedOn",
             (select coalesce(json_agg(json_build_object('id', step.id, 'onDay', step.on_day, 'words', step.words) order by step.on_day, step.id), '[]')
              from members.case_step as step where step.case_id = t.id) as steps, ${inAll}
      from place join members.absence_case as t using (organisation_no) ${named}
      order by t.closed_on desc nulls first, t.due_on, t.id limit 200`);
    const { rows: cases, rest } = withRest(found);
    return ok({
      absent,
      nearer: nearer?.count ?? 0,
      cases,
      rest,
      least,
      citation: rule?.citation ?? null,
      removal: removal ? { months: removal.value, citation: removal.citation } : null,
    });
  },
  { readsPersonalData: true },
);
