import type { RawBuilder } from 'kysely';
import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { reckonWithThose } from '#platform/database/wide.ts';
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
/** Which of them hold no text. */
const notText = ['birthDate', 'cardDate', 'joinedOn', 'officialOn', 'worksAway'];
const shown = 300;

/** «Hồ sơ còn thiếu» — only of people whose record the reader may see. */
export const answerRecordGaps = answer(
  recordGaps,
  async (tx, { organisationId }) => {
    const rule = ruleOn(tx.rules, 'members.record-fields', tx.today);
    const fields = rule?.value ?? [];
    const official = fields.filter((name) => ofOfficial.includes(name));
    const askedOf = (line: RawBuilder<unknown>) => sql`
      case when ${line}.standing = 'official' then ${fields.length}::integer else ${fields.length - official.length}::integer end`;
    await reckonWithThose(tx, organisationId);
    const lines = await tx.askLast<Line>(sql`
      with gap as materialized (
        select roster.person_id, roster.organisation_no, roster.standing, ${sql.join([sql`0`, ...fields.map(lacks)], sql` + `)} as lacking
        from members.roster as roster
        left join members.personal_record as record on record.person_id = roster.person_id
        where roster.above_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
          and roster.from_day <= ${tx.today}::date and roster.until_day > ${tx.today}::date
          and roster.organisation_no <@ (select platform.within('personal')) and ${askedOf(sql`roster`)} > 0),
      level as (select lacking, count(*) as members, sum(count(*)) over (order by lacking desc) as so_far from gap group by lacking),
      -- Names are looked up of the emptiest alone.
      shown as materialized (
        select * from gap
        where gap.lacking > 0 and gap.lacking >= (select coalesce(max(level.lacking), 0) from level where level.so_far >= ${sql.lit(shown)})),
      known as materialized (
        select id, full_name, sort_name from members.person where id = any(array(select person_id from shown))),
      first as materialized (
        select shown.*, known.id, known.full_name, known.sort_name
        from shown left join known on known.id = shown.person_id
        order by shown.lacking desc, known.sort_name, known.id limit ${sql.lit(shown)}),
      record as materialized (
        select * from members.personal_record where person_id = any(array(select person_id from first)))
      select first.id as "personId", first.full_name as "fullName", coalesce(profile.name, '') as "organisationName",
             ${askedOf(sql`first`)} as fields, array_remove(array[${sql.join(fields.map(missing))}]::text[], null) as missing,
             counted.members, counted.complete
      from (select coalesce(sum(members), 0)::integer as members, coalesce(sum(members) filter (where lacking = 0), 0)::integer as complete from level) as counted
      left join first on true
      left join record on record.person_id = first.person_id
      left join organisation_read.profile as profile on profile.organisation_no = first.organisation_no and profile.valid @> ${tx.today}::date
      order by first.lacking desc nulls last, first.sort_name, first.id`);
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

/** Whether the record leaves a field empty that is asked of this standing; one that a newer pack asks for is in no record yet. */
function isMissing(name: string, standing: RawBuilder<unknown>) {
  const isAsked = ofOfficial.includes(name) ? sql`${standing} = 'official'` : sql`true`;
  const column = sql.ref(`record.${snake(name)}`);
  const isEmpty = !kept.includes(name)
    ? sql`true`
    : notText.includes(name)
      ? sql`${column} is null`
      : sql`coalesce(${column}, '') = ''`;
  return sql`${isAsked} and ${isEmpty}`;
}

function lacks(name: string) {
  return sql`(${isMissing(name, sql`roster.standing`)})::integer`;
}

/** The name of a field that is missing, else null. */
function missing(name: string) {
  return sql`case when ${isMissing(name, sql`first.standing`)} then ${name}::text end`;
}
