import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { snake } from '#platform/database/table.ts';
import { answer } from '#platform/handle.ts';
import { recordGaps } from '../contract/records.ts';
import type { PersonalRecordRow } from '../rules/rows.ts';

type Output = OutputOf<typeof recordGaps>;
type Line = Output['people'][number] & Pick<Output, 'members' | 'complete'>;

/** What only an official member has. */
const ofOfficial = ['cardNumber', 'officialOn'];
/** What a record can hold. */
const kept: readonly string[] = [
  'otherName',
  'sex',
  'birthDate',
  'citizenNumber',
  'oldIdentityNumber',
  'cardNumber',
  'cardPlace',
  'cardDate',
  'oldCardNumber',
  'nationalId',
  'birthPlace',
  'homePlace',
  'residence',
  'joinedOn',
  'officialOn',
  'generalEducation',
  'professionalEducation',
  'theoryLevel',
  'occupation',
  'worksAway',
  'stateOffice',
  'phone',
  'note',
] satisfies readonly (keyof PersonalRecordRow)[];
const shown = 300;

/** «Hồ sơ còn thiếu» — only of people whose record the reader may see. */
export const answerRecordGaps = answer(
  recordGaps,
  async (tx, { organisationId }) => {
    const rule = ruleOn(tx.rules, 'members.record-fields', tx.today);
    const fields = rule?.value ?? [];
    const official = fields.filter((name) => ofOfficial.includes(name));
    const lines = await tx.ask<Line>(sql`
      with member as materialized (
        select affiliation.person_id, affiliation.organisation_no, standing.standing
        from platform.organisation_head as head
        join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
        join members.affiliation as affiliation on affiliation.organisation_no = custody.organisation_no and affiliation.valid @> ${tx.today}::date
        join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid @> ${tx.today}::date
        where head.organisation_id = ${organisationId} and affiliation.organisation_no <@ (select platform.within('personal'))),
      gap as materialized (
        select member.person_id, member.organisation_no, asked.fields,
               array_remove(array[${sql.join(fields.map(missing))}]::text[], null) as missing
        from member
        cross join lateral (select case when member.standing = 'official' then ${fields.length}::integer else ${fields.length - official.length}::integer end as fields) as asked
        left join members.personal_record as record on record.person_id = member.person_id
        where asked.fields > 0)
      select person.id as "personId", person.full_name as "fullName", coalesce(profile.name, '') as "organisationName", gap.fields, gap.missing, counted.members, counted.complete
      from (select count(*)::integer as members, (count(*) filter (where missing = '{}'))::integer as complete from gap) as counted
      left join gap on gap.missing <> '{}'
      left join members.person as person on person.id = gap.person_id
      left join organisation_read.profile as profile on profile.organisation_no = gap.organisation_no and profile.valid @> ${tx.today}::date
      order by cardinality(gap.missing) desc nulls last, person.sort_name, person.id limit ${sql.lit(shown)}`);
    return ok({
      people: lines
        .filter((line) => (line.personId as string | null) !== null)
        .map(({ personId, fullName, organisationName, fields: asked, missing }) => ({
          personId,
          fullName,
          organisationName,
          fields: asked,
          missing,
        })),
      members: lines[0]?.members ?? 0,
      complete: lines[0]?.complete ?? 0,
      citation: rule?.citation ?? null,
    });
  },
  { readsPersonalData: true },
);

/** The name of a field that the record leaves empty, else null; a field that a newer pack asks for is in no record yet. */
function missing(name: string) {
  const isAsked = ofOfficial.includes(name) ? sql`member.standing = 'official'` : sql`true`;
  const isEmpty = kept.includes(name)
    ? sql`coalesce(${sql.ref(`record.${snake(name)}`)}::text, '') = ''`
    : sql`true`;
  return sql`case when ${isAsked} and ${isEmpty} then ${name}::text end`;
}
