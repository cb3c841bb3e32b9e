import type { RawBuilder } from 'kysely';
import { accessRules } from '#kernel/access.ts';
import type { OutputOf } from '#kernel/contract.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { camel } from '#platform/database/table.ts';
import { sql } from '#platform/database/pool.ts';
import { problems } from '#platform/problems.ts';
import { memberPage } from '../contract.ts';

type Dated<Row> = Row & { from: string; until: string | null };

/** «Trang đảng viên» — each part is a row the reader's own rights let through, or is not there. */
export const answerMemberPage = answer(
  memberPage,
  async (tx, { personId, asOf }) => {
    const [person] = await tx.ask<{ fullName: string }>(sql`
      select full_name as "fullName" from members.person where id = ${personId}::uuid`);
    if (!person) return refuse(problems.notFound);
    // Of an earlier day: what had begun by then, and no end that came after it.
    const begun = (valid: RawBuilder<unknown>) =>
      sql`(${asOf >= tx.today}::boolean or lower(${valid}) <= ${asOf}::date)`;
    const until = (valid: RawBuilder<unknown>) =>
      sql`case when ${asOf >= tx.today}::boolean or upper(${valid}) <= ${asOf}::date then upper(${valid})::text end as until`;
    const affiliations = await tx.ask<
      Dated<Omit<OutputOf<typeof memberPage>['affiliations'][number], 'from' | 'until'>>
    >(sql`
      select head.organisation_id as "organisationId", profile.name, affiliation.earlier_unknown as "earlierUnknown",
             lower(affiliation.valid)::text as "from", ${until(sql`affiliation.valid`)},
             (select json_build_object('how', gone.how, 'decision', gone.decision) from members.departure as gone
              where gone.person_id = affiliation.person_id and gone.organisation_no = affiliation.organisation_no
                and gone.on_day = upper(affiliation.valid) and (${asOf >= tx.today}::boolean or gone.on_day <= ${asOf}::date) limit 1) as left
      from members.affiliation as affiliation
      join platform.organisation_head as head using (organisation_no)
      join organisation_read.profile as profile on profile.organisation_no = affiliation.organisation_no
       and profile.valid @> least(${asOf}::date, coalesce(upper(affiliation.valid) - 1, ${asOf}::date))
      where affiliation.person_id = ${personId}::uuid and ${begun(sql`affiliation.valid`)} order by lower(affiliation.valid) desc`);
    const standings = await tx.ask<Dated<{ standing: string }>>(sql`
      select standing, lower(valid)::text as "from", ${until(sql`valid`)} from members.standing
      where person_id = ${personId}::uuid and ${begun(sql`valid`)} order by lower(valid) desc`);
    const circumstances = await tx.ask<Dated<{ kind: string; ground: string | null }>>(sql`
      select circumstance.kind, ground.ground, lower(valid)::text as "from", upper(valid)::text as until from members.circumstance as circumstance
      left join members.circumstance_ground as ground on ground.circumstance_id = circumstance.id
      where person_id = ${personId}::uuid and ${begun(sql`valid`)} order by lower(valid) desc`);
    const offices = await tx.ask<Dated<{ office: string; title: string | null; organisation: string }>>(sql`
      select term.office, term.title, profile.name as organisation, lower(term.valid)::text as "from", ${until(sql`term.valid`)}
      from members.office_term as term
      cross join lateral (
        select named.name from organisation_read.profile as named
        where named.organisation_no = term.organisation_no and lower(named.valid) <= ${asOf}::date
          and (term.valid @> ${asOf}::date or lower(named.valid) < coalesce(upper(term.valid), 'infinity'))
        order by lower(named.valid) desc limit 1) as profile
      where term.person_id = ${personId}::uuid and ${begun(sql`term.valid`)}
        and not exists (select from members.attachment as assigned where assigned.id = term.id)
      order by lower(term.valid) desc`);
    const attachments = await tx.ask<OutputOf<typeof memberPage>['attachments'][number]>(sql`
      select assigned.id, coalesce(place.name, '') as host, assigned.kind, assigned.duty, assigned.decision,
             coalesce(came.meetings, 0) as meetings, coalesce(came.attended, 0) as attended,
             lower(assigned.valid)::text as "from", upper(assigned.valid)::text as until
      from members.attachment as assigned
      left join lateral members.attendance_of_attached(array[assigned.id], ${asOf}::date) as came on true
      left join lateral (
        select named.name from organisation_read.profile as named where named.organisation_no = assigned.organisation_no
        order by lower(named.valid) desc limit 1) as place on true
      where assigned.person_id = ${personId}::uuid and lower(assigned.valid) <= ${asOf}::date
      order by lower(assigned.valid) desc`);
    const [record] = await tx.ask<{ row: Record<string, string | boolean | null> }>(sql`
      select to_jsonb(record) - 'person_id' - 'organisation_no' - 'recorded_at' as row
      from members.personal_record as record where record.person_id = ${personId}::uuid`);
    const [sensitive] = await tx.ask<{
      ethnicGroup: string | null;
      religion: string | null;
      purpose: string;
    }>(sql`
      select ethnic_group as "ethnicGroup", religion, purpose from members.sensitive_record where person_id = ${personId}::uuid`);
    const openTo = await tx.ask<{ office: string; place: string; people: number; depth: number }>(sql`
      select term.office, profile.name as place, count(distinct term.person_id) as people, custody.depth
      from members.affiliation as affiliation
      join organisation_read.custody as custody on custody.organisation_no = affiliation.organisation_no
      join members.office_term as term on term.organisation_no = custody.keeper_no and term.valid @> ${asOf}::date
      join organisation_read.profile as profile on profile.organisation_no = custody.keeper_no and profile.valid @> ${asOf}::date
      where affiliation.person_id = ${personId}::uuid and affiliation.valid @> ${asOf}::date
      group by term.office, profile.name, custody.depth order by custody.depth, term.office`);
    return ok({
      personId,
      fullName: person.fullName,
      affiliations,
      standings,
      circumstances,
      offices,
      attachments,
      record: record
        ? Object.fromEntries(Object.entries(record.row).map(([name, value]) => [camel(name), value]))
        : null,
      sensitive: sensitive ?? null,
      openTo: openTo.flatMap(({ depth, ...line }) => {
        const rule = accessRules.find((candidate) => candidate.office === line.office);
        const sees = (depth === 0 ? rule?.own : rule?.below)?.see ?? [];
        return sees.length ? [{ ...line, personal: sees.includes('personal') }] : [];
      }),
    });
  },
  { readsPersonalData: true, looksAhead: true },
);
