import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sql } from '#platform/database/pool.ts';
import type { Reading } from '#platform/handle.ts';
import type {
  ImportedCategory,
  ImportedKind,
  KnownMember,
  KnownOrganisation,
  MemberRow,
} from '../rules/intake-row.ts';
import { grassrootsOfficeOf } from '../rules/catalogues.ts';
import { schoolingOf } from '../rules/read-member.ts';

/** «Tổ chức của sổ» — one in reach of the importer, with what an import must respect. */
export interface BookOrganisation extends KnownOrganisation {
  readonly id: Id;
  readonly no: number;
  readonly isGrassroots: boolean;
  readonly parentNo: number | null;
  readonly hasSecretary: boolean;
}

/** Whether the operator's command line asks: it reaches everything. */
export async function isOperator(tx: Reading): Promise<boolean> {
  const [row] = await tx.ask<{ operator: boolean }>(sql`
    select operator_id = platform.person() as operator from platform.instance`);
  return row?.operator ?? false;
}

/** The organisations that the importer keeps, as they are today. */
export async function organisationsInReach(
  tx: Reading,
  home: number,
  everything: boolean,
): Promise<readonly BookOrganisation[]> {
  const rows = await tx.ask<{
    id: Id;
    no: number;
    code: string | null;
    name: string;
    kind: ImportedKind;
    category: ImportedCategory | null;
    block: string | null;
    foundedOn: CivilDate | null;
    decision: string | null;
    distanceKm: number | null;
    isCell: boolean;
    isGrassroots: boolean;
    parentNo: number | null;
    parentName: string | null;
    hasSecretary: boolean;
  }>(sql`
    select profile.organisation_id as id, profile.organisation_no as no, profile.code, profile.name, profile.kind,
           profile.category, profile.block, profile.founded_on as "foundedOn", profile.decision,
           profile.distance_km as "distanceKm", kind.is_cell as "isCell", kind.is_grassroots as "isGrassroots",
           placement.parent_no as "parentNo", parent.name as "parentName",
           exists (select from members_read.office_term as term
                   where term.organisation_no = profile.organisation_no and term.office = 'secretary'
                     and upper_inf(term.valid)) as "hasSecretary"
    from organisation_read.profile as profile
    join organisation_read.kind as kind on kind.code = profile.kind
    left join organisation_read.placement as placement
      on placement.organisation_no = profile.organisation_no and placement.valid @> ${tx.today}::date
    left join organisation_read.profile as parent
      on parent.organisation_no = placement.parent_no and parent.valid @> ${tx.today}::date
    where profile.valid @> ${tx.today}::date
      and (${everything}::boolean or profile.organisation_no in (
        select custody.organisation_no from organisation_read.custody as custody where custody.keeper_no = ${home}))
    order by profile.organisation_no`);
  return rows.map(({ kind, category, block, foundedOn, decision, distanceKm, ...one }) => ({
    ...one,
    values: { name: one.name, kind, category, block, foundedOn, decisionNumber: decision, distanceKm },
  }));
}

/** Of these codes, those that organisations out of reach carry. */
export async function codesElsewhere(
  tx: Reading,
  codes: readonly string[],
  inReach: readonly number[],
): Promise<ReadonlySet<string>> {
  if (codes.length === 0) return new Set();
  const rows = await tx.ask<{ code: string }>(sql`
    select distinct code from organisation_read.profile
    where code = any(${codes}::text[]) and valid @> ${tx.today}::date
      and organisation_no <> all(${inReach}::integer[])`);
  return new Set(rows.map((row) => row.code));
}

/** By what the people of a file may be found in the book. */
export interface Sought {
  readonly numbers: readonly string[];
  readonly names: readonly string[];
  readonly cells: readonly number[];
}

type MemberFound = Omit<KnownMember, 'values'> & {
  readonly values: Omit<Partial<MemberRow>, 'birthPlace' | 'home' | 'residence' | 'education' | 'offices'> & {
    readonly birthPlace: string | null;
    readonly home: string | null;
    readonly residence: string | null;
    readonly general: string | null;
    readonly professional: string | null;
    readonly theory: string | null;
    readonly government: string | null;
    readonly offices: readonly {
      readonly office: string;
      readonly title: string | null;
      readonly isOwn: boolean;
    }[];
  };
};

/** Those whom the file may mean, and everybody in the cells it names. */
export async function membersSought(tx: Reading, sought: Sought): Promise<readonly KnownMember[]> {
  const rows = await tx.ask<MemberFound>(sql`
    with found as (
      select person_id from members_read.personal_record
      where citizen_number = any(${sought.numbers}::text[]) or card_number = any(${sought.numbers}::text[])
      union
      select id from members_read.person where search_name = any(${sought.names}::text[])
      union
      select person_id from members_read.affiliation
      where organisation_no = any(${sought.cells}::integer[]) and valid @> ${tx.today}::date)
    select person.full_name as "fullName", record.birth_date as "birthDate", record.joined_on as "joinedOn",
           record.citizen_number as "citizenNumber", record.card_number as "cardNumber", cell.code as "cellCode",
           coalesce(standing.standing, 'official') as standing,
           jsonb_build_object(
             'otherName', record.other_name, 'sex', record.sex, 'cardDate', record.card_date,
             'birthPlace', record.birth_place, 'home', record.home_place, 'residence', record.residence,
             'officialOn', record.official_on, 'occupation', record.occupation, 'worksAway', record.works_away,
             'general', record.general_education, 'professional', record.professional_education,
             'theory', record.theory_level, 'government', record.state_office,
             'state', coalesce(circumstance.kind, affiliation.ended_by, 'active'),
             'stateOn', coalesce(lower(circumstance.valid), case when affiliation.ended_by is not null then upper(affiliation.valid) end),
             'offices', coalesce((
               select jsonb_agg(jsonb_build_object('office', term.office, 'title', term.title,
                                                   'isOwn', term.organisation_no = affiliation.organisation_no))
               from members_read.office_term as term
               where term.person_id = person.id and term.valid @> ${tx.today}::date), '[]')) as values
    from found
    join members_read.person as person on person.id = found.person_id
    left join members_read.personal_record as record on record.person_id = person.id
    left join lateral (
      select organisation_no, valid, ended_by from members_read.affiliation as belonging
      where belonging.person_id = person.id order by lower(belonging.valid) desc limit 1) as affiliation on true
    left join organisation_read.profile as cell
      on cell.organisation_no = affiliation.organisation_no and cell.valid @> ${tx.today}::date
    left join lateral (
      select standing.standing from members_read.standing as standing
      where standing.person_id = person.id order by lower(standing.valid) desc limit 1) as standing on true
    left join lateral (
      select circumstance.kind, circumstance.valid from members_read.circumstance as circumstance
      where circumstance.person_id = person.id and circumstance.kind in ('exempt', 'suspended')
        and upper_inf(circumstance.valid) order by lower(circumstance.valid) desc limit 1) as circumstance on true`);
  return rows.map(known);
}

function known({ values, ...member }: MemberFound): KnownMember {
  const { birthPlace, home, residence, general, professional, theory, government, offices, ...plain } =
    values;
  const above = offices.find((one) => grassrootsOfficeOf(one.title) !== null);
  const own = offices.find((one) => one !== above && one.isOwn);
  return {
    ...member,
    values: {
      ...plain,
      birthPlace: placeAsWritten(birthPlace),
      home: placeAsWritten(home),
      residence: placeAsWritten(residence),
      education: { general: schoolingOf(general), professional, theory },
      offices: {
        cell: (own?.office ?? null) as MemberRow['offices']['cell'],
        grassroots: grassrootsOfficeOf(above?.title ?? null),
        government,
      },
    },
  };
}

function placeAsWritten(detail: string | null) {
  return { country: null, province: null, detail };
}
