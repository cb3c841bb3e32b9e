import type { OutputOf } from '#kernel/contract.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { camel } from '#platform/database/table.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { recordCorrections } from '../contract/records.ts';
import { contradictionsIn, type CheckedRecord } from '../rules/record-check.ts';

type Person = OutputOf<typeof recordCorrections>['people'][number];
type Line = Pick<Person, 'personId' | 'fullName' | 'organisationName'> &
  Pick<CheckedRecord, 'standing' | 'belongsFrom'> & { readonly record: Record<string, string | null> | null };

/** A register of more people than this is corrected part by part. */
const most = 5000;
const monthsOfYear = 12;

/** «Danh sách đề nghị sửa» — only of people whose record the reader may see; those without a fault are left out. */
export const answerRecordCorrections = answer(
  recordCorrections,
  async (tx, { organisationId }) => {
    const required = ruleOn(tx.rules, 'members.record-fields', tx.today);
    const age = ruleOn(tx.rules, 'members.admission-age-minimum', tx.today);
    const lines = await tx.ask<Line>(sql`
      select person.id as "personId", person.full_name as "fullName", coalesce(profile.name, '') as "organisationName", standing.standing,
             case when affiliation.earlier_unknown then null else
               (select min(lower(other.valid))::text from members.affiliation as other where other.person_id = person.id) end as "belongsFrom",
             to_jsonb(record) as record
      from platform.organisation_head as head
      join organisation_read.custody as custody on custody.keeper_no = head.organisation_no
      join members.affiliation as affiliation on affiliation.organisation_no = custody.organisation_no and affiliation.valid @> ${tx.today}::date
      join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid @> ${tx.today}::date
      join members.person as person on person.id = affiliation.person_id
      left join members.personal_record as record on record.person_id = person.id
      left join organisation_read.profile as profile on profile.organisation_no = affiliation.organisation_no and profile.valid @> ${tx.today}::date
      where head.organisation_id = ${organisationId} and affiliation.organisation_no <@ (select platform.within('personal'))
      order by profile.position, profile.name, person.sort_name, person.id limit ${sql.lit(most)}`);
    const fields = required?.value ?? [];
    const least = age ? age.value * monthsOfYear : null;
    const people = lines.map((line): Person => {
      const said = Object.fromEntries(
        Object.entries(line.record ?? {}).map(([name, value]) => [camel(name), value]),
      ) as Readonly<Record<string, string | null>>;
      const of = (name: string) => said[name] ?? null;
      const asked = fields.filter((name) => line.standing === 'official' || !ofOfficial.includes(name));
      const checked: CheckedRecord = {
        sex: of('sex') as CheckedRecord['sex'],
        birthDate: of('birthDate'),
        citizenNumber: of('citizenNumber'),
        cardDate: of('cardDate'),
        joinedOn: of('joinedOn'),
        officialOn: of('officialOn'),
        standing: line.standing,
        belongsFrom: line.belongsFrom,
      };
      const { personId, fullName, organisationName } = line;
      return {
        personId,
        fullName,
        organisationName,
        cardNumber: of('cardNumber'),
        birthDate: of('birthDate'),
        missing: asked.filter((name) => !of(name)),
        contradictions: contradictionsIn(checked, tx.today, least).map((fault) => ({
          ...fault,
          said: of(fault.field),
        })),
      };
    });
    return ok({
      people: people.filter(({ missing, contradictions }) => missing.length + contradictions.length > 0),
      members: people.length,
      citations: [required, age].flatMap((rule) => (rule ? [rule.citation] : [])),
    });
  },
  { readsPersonalData: true },
);

/** What only an official member has. */
const ofOfficial = ['cardNumber', 'officialOn'];
