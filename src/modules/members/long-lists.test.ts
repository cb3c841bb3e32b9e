import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import type { QueryHandler } from '#platform/handle.ts';
import { answerQuestion } from '#platform/question.ts';
import type { Place } from '#support/builders.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { answerRecordCorrections } from './queries/record-corrections.ts';
import { answerRecordGaps } from './queries/record-gaps.ts';
import { answerSeatsOf } from './queries/seats-of.ts';
import { affiliation } from './tables.ts';

let stage: Stage;
let commune: Place;
let clerk: Id;
const today = '2026-11-22';

/** Three cells of 700 members, two of one name; each with seats and with gaps of all sorts. */
beforeAll(async () => {
  stage = await openStage(1);
  const { builder } = stage;
  commune = await builder.organisation('Đảng bộ xã Đông', { kind: 'commune-chapter' });
  clerk = await builder.member('Bế Thị Văn Phòng', stage.cell);
  await builder.term(clerk, commune, 'office-staff');
  for (const name of ['Chi bộ B', 'Chi bộ A', 'Chi bộ B']) {
    const cell = await builder.organisation(name, { parent: commune });
    await fill(cell);
    await builder.fold(affiliation, cell.no);
  }
});
afterAll(() => stage.close());

async function fill({ no }: Place): Promise<void> {
  const { client } = stage.builder;
  await client.query(`
    create temporary table newcomer as select gen_random_uuid() as id, 'Lò Văn ' || chr(65 + k % 26) || (k * 7) % 50 as name, k from generate_series(1, 700) as k`);
  for (const statement of [
    `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at)
     select id, $1::integer, name, name, name, '2026-01-01' from newcomer`,
    `insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at)
     select gen_random_uuid(), id, $1::integer, '[2020-01-01,)', '2026-01-01' from newcomer`,
    `insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at)
     select gen_random_uuid(), id, $1::integer, case when k % 9 = 0 then 'probationary' else 'official' end, '[2020-01-01,)', '2026-01-01' from newcomer`,
    `insert into members.personal_record (person_id, organisation_no, sex, birth_date, card_number, birth_place, home_place, residence, joined_on, official_on, citizen_number, recorded_at)
     select id, $1::integer, 'male', case when k % 5 > 0 then date '1980-01-01' end, case when k % 7 > 0 then 'T' || k end, case when k % 3 > 0 then 'Xã Thử' else '' end,
            'Xã Thử', 'Thôn Một', '2010-01-01', case when k % 2 > 0 then date '2011-01-01' end, case when k % 4 > 0 then '001080000001' end, '2026-01-01'
     from newcomer where k % 11 > 0`,
    `insert into members.office_term (id, person_id, organisation_no, office, valid, state_post, recorded_at)
     select gen_random_uuid(), id, $1::integer, case when k <= 2 then 'deputy-secretary' else 'committee-member' end,
            daterange('2024-01-01'::date + (k % 3), null), case when k % 4 = 0 then 'Trưởng thôn' end, '2026-01-01' from newcomer where k <= 60`,
  ])
    await client.query(statement, [no]);
  await client.query('drop table newcomer');
}

async function ask<Value>(handler: QueryHandler, input: object): Promise<Value> {
  const found = await answerQuestion(stage.road, handler, clerk, { organisationId: commune.id, ...input });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value as Value;
}

interface Lacking {
  readonly personId: Id;
  readonly missing: readonly string[];
}

/** What a record lacks, told one by one. */
async function lacking(): Promise<Lacking[]> {
  const found = await stage.builder.client.query<Lacking>(
    `select person.id as "personId", array_remove(array[
              case when record.sex is null then 'sex' end, case when record.birth_date is null then 'birthDate' end,
              case when record.citizen_number is null then 'citizenNumber' end,
              case when standing.standing = 'official' and record.card_number is null then 'cardNumber' end,
              case when coalesce(record.birth_place, '') = '' then 'birthPlace' end, case when record.home_place is null then 'homePlace' end,
              case when record.residence is null then 'residence' end, case when record.joined_on is null then 'joinedOn' end,
              case when standing.standing = 'official' and record.official_on is null then 'officialOn' end], null) as missing
     from organisation.custody
     join members.affiliation using (organisation_no)
     join members.person on person.id = affiliation.person_id
     join members.standing on standing.person_id = person.id
     join organisation.profile on profile.organisation_no = custody.organisation_no
     left join members.personal_record as record on record.person_id = person.id
     where custody.keeper_no = $1 and custody.depth > 0
     order by profile.position, profile.name, person.sort_name, person.id`,
    [commune.no],
  );
  return found.rows;
}

test('the emptiest records come first, and all are counted', async () => {
  const all = await lacking();
  const told = await ask<{ members: number; complete: number; people: Lacking[] }>(answerRecordGaps, {});
  expect([told.members, told.complete]).toEqual([
    2100,
    all.filter(({ missing }) => missing.length === 0).length,
  ]);
  const most = all.map(({ missing }) => missing.length).toSorted((one, other) => other - one);
  expect(told.people.map(({ missing }) => missing.length)).toEqual(most.slice(0, 300));
  const known = new Map(all.map((line) => [line.personId, line.missing]));
  for (const { personId, missing } of told.people)
    expect(missing.toSorted()).toEqual(known.get(personId)?.toSorted());
});

test('parts of the correction list, one behind the other, name everybody once and in order', async () => {
  interface Part {
    readonly members: number;
    readonly people: readonly (Lacking & { readonly contradictions: readonly unknown[] })[];
    readonly next: unknown;
  }
  const parts: Part[] = [];
  for (let after: unknown = null; parts.length === 0 || after !== null; after = parts.at(-1)?.next)
    parts.push(await ask<Part>(answerRecordCorrections, { after }));
  expect(parts.map(({ members }) => members)).toEqual([1000, 1000, 100]);
  const told = parts.flatMap(({ people }) => people);
  const all = (await lacking()).filter(
    ({ personId, missing }) =>
      missing.length > 0 || told.some((one) => one.personId === personId && one.contradictions.length > 0),
  );
  expect(told.map(({ personId }) => personId)).toEqual(all.map(({ personId }) => personId));
});

test('pages of seats, one behind the other, name every seat once and in order', async () => {
  interface Leaf {
    readonly rows: readonly { readonly term: Id }[];
    readonly total: number;
    readonly next: number | null;
  }
  for (const only of [undefined, 'later', 'concurrent'] as const) {
    const leaves: Leaf[] = [];
    for (let after: number | null = 0; after !== null; after = leaves.at(-1)?.next ?? null)
      leaves.push(await ask<Leaf>(answerSeatsOf, { asOf: today, only, after }));
    const expected = await stage.builder.client.query<{ term: Id }>(
      `select term.id as term from members.office_term as term
       join organisation.profile using (organisation_no) join organisation.placement using (organisation_no)
       join members.person on person.id = term.person_id
       where placement.parent_no = $1 and ($2 <> 'concurrent' or state_post is not null)
         and ($2 <> 'later' or exists (select from members.office_term as other where other.organisation_no = term.organisation_no and lower(other.valid) < lower(term.valid)))
       order by profile.position, term.organisation_no, array_position(array['secretary', 'deputy-secretary', 'committee-member'], term.office), person.sort_name, term.id`,
      [commune.no, only ?? ''],
    );
    expect(leaves.flatMap(({ rows }) => rows.map(({ term }) => term))).toEqual(
      expected.rows.map(({ term }) => term),
    );
    expect(leaves[0]?.total).toBe(expected.rows.length);
  }
});
