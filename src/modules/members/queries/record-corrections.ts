import type { RawBuilder } from 'kysely';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import { ruleOn } from '#kernel/rule-pack.ts';
import { camel } from '#platform/database/table.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { recordCorrections } from '../contract/records.ts';
import { contradictionsIn, type CheckedRecord } from '../rules/record-check.ts';

type Output = OutputOf<typeof recordCorrections>;
type Person = Output['people'][number];
type Line = Pick<Person, 'personId' | 'fullName' | 'organisationName'> &
  Pick<CheckedRecord, 'standing' | 'belongsFrom'> & {
    readonly record: Record<string, string | null> | null;
    readonly position: number;
    readonly sortName: string;
  };
/** The last of the cells looked at, and whether more come behind it. */
interface End {
  readonly position: number;
  readonly name: string;
  readonly isLast: boolean;
}

/** So many records are looked at in one go. */
const page = 1000;
const monthsOfYear = 12;
const atTheEnd = 2147483647;

/** «Danh sách đề nghị sửa» — only of people whose record the reader may see; those without a fault are left out. */
export const answerRecordCorrections = answer(
  recordCorrections,
  async (tx, { organisationId, after = null }) => {
    const required = ruleOn(tx.rules, 'members.record-fields', tx.today);
    const age = ruleOn(tx.rules, 'members.admission-age-minimum', tx.today);
    const found = await tx.askLast<Line & { readonly end: End }>(sql`
      with place as materialized (${cells(organisationId, tx.today, after)}),
      near as materialized (
        select organisation_no, position, name
        from (select place.*, sum(members) over (order by position, name) - sum(members) over (partition by position, name) as before from place) as line
        where before <= ${sql.lit(page)})
      select person.id as "personId", person.full_name as "fullName", person.name as "organisationName", person.standing, person.belongs_from as "belongsFrom",
             person.record, person.position, person.sort_name as "sortName", stop.end
      from (select jsonb_build_object('position', position, 'name', name, 'isLast', (select count(*) from place) = (select count(*) from near)) as "end"
            from near order by position desc, name desc limit 1) as stop
      left join (
        select person.id, person.full_name, person.sort_name, near.position, near.name, standing.standing, to_jsonb(record) as record,
               case when affiliation.earlier_unknown then null else
                 (select min(lower(other.valid))::text from members.affiliation as other where other.person_id = person.id) end as belongs_from
        from near
        join members.affiliation as affiliation on affiliation.organisation_no = near.organisation_no and affiliation.valid @> ${tx.today}::date
        join members.standing as standing on standing.person_id = affiliation.person_id and standing.valid @> ${tx.today}::date
        join members.person as person on person.id = affiliation.person_id
        left join members.personal_record as record on record.person_id = person.id
        ${after?.[2] ? sql`where (near.position, near.name, person.sort_name, person.id) > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}::uuid)` : sql``}
        order by near.position, near.name, person.sort_name, person.id limit ${sql.lit(page + 1)}) as person on true
      order by person.position, person.name, person.sort_name, person.id`);
    const lines = found.filter((line) => (line.personId as string | null) !== null);
    const fields = required?.value ?? [];
    const least = age ? age.value * monthsOfYear : null;
    const people = lines.slice(0, page).map((line): Person => {
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
      next: nextOf(lines, found[0]?.end),
      citations: [required, age].flatMap((rule) => (rule ? [rule.citation] : [])),
    });
  },
  { readsPersonalData: true },
);

/** What only an official member has. */
const ofOfficial = ['cardNumber', 'officialOn'];

type After = Output['next'];

/** The cells from there on in the order of the official list, each with how many belong to it (ADR 0025). */
function cells(organisationId: Id, today: CivilDate, after: After): RawBuilder<unknown> {
  const from = after && sql`(${after[0]}::integer, ${after[1]}::text)`;
  return sql`
    select cell.organisation_no, cell.position, cell.name,
           -- Of the cell in which the last part ended nobody may be left.
           ${from ? sql`case when (cell.position, cell.name) = ${from} then 0 else` : sql``}
           (select coalesce(sum(change.members), 0) from members.strength_change as change
            where change.organisation_no = cell.organisation_no and change.on_day <= ${today}::date) ${from ? sql`end` : sql``} as members
    from (
      select custody.organisation_no, coalesce(profile.position, ${sql.lit(atTheEnd)}) as position, coalesce(profile.name, '') as name
      from organisation_read.custody as custody
      left join organisation_read.profile as profile on profile.organisation_no = custody.organisation_no and profile.valid @> ${today}::date
      where custody.keeper_no = (select organisation_no from platform.organisation_head where organisation_id = ${organisationId})
        and custody.organisation_no <@ (select platform.within('personal'))) as cell
    ${from ? sql`where (cell.position, cell.name) ${after[2] === null ? sql`>` : sql`>=`} ${from}` : sql``}`;
}

function nextOf(lines: readonly Line[], end: End | undefined): After {
  const last = lines.length > page ? lines[page - 1] : undefined;
  if (last) return [last.position, last.organisationName, last.sortName, last.personId as Id];
  return end && !end.isLast ? [end.position, end.name, null, null] : null;
}
