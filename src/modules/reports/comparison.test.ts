import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { affiliation, standing } from '#modules/members/tables.ts';
import { custody, placement, profile } from '#modules/organisation/tables.ts';
import { fixedClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import type { membersOf } from '#modules/members/contract.ts';
import type { statistics } from './contract.ts';
import type { comparison } from './contract/comparison.ts';
import type { OutputOf } from '#kernel/contract.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let province: Place;
let communes: Place[];
let cells: Place[];
let people: Id[];
let staff: Id;
/** Of the first commune: what stood below it once is explained to it as to the province. */
let ownStaff: Id;
const first = '2025-01-01' as CivilDate;
const dayOf = (days: number) => addDays(first, days);

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 2), fixedClock('2026-11-22T01:00:00.000Z'));
  province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  communes = [];
  cells = [];
  people = [];
  for (const name of ['Một', 'Hai']) {
    const commune = await builder.organisation(`Đảng bộ xã ${name}`, {
      parent: province,
      kind: 'commune-chapter',
    });
    communes.push(commune);
    for (const number of ['Ba', 'Bốn'])
      cells.push(
        await builder.organisation(`Chi bộ ${name} ${number}`, { parent: commune, category: 'village' }),
      );
  }
  for (let index = 0; index < 5; index += 1)
    people.push(await builder.member(`Lò Văn Mẫu ${index}`, cells[index % 4] as Place));
  await builder.client.query(`update organisation.profile set block = 'Xã' where organisation_no = $1`, [
    communes[1]?.no,
  ]);
  await builder.fold(profile, communes[1]?.no ?? 0);
  staff = await builder.member('Bế Thị Văn Phòng', cells[0] as Place);
  await builder.term(staff, province, 'office-staff');
  ownStaff = await builder.member('Hà Văn Xã', communes[0] as Place);
  await builder.term(ownStaff, communes[0] as Place, 'office-staff');
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

async function asked<Output>(name: string, input: unknown, person = staff): Promise<Output> {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  const result = await answerQuestion(road, handler, person, input);
  if (!result.ok) throw new Error(result.problem.code);
  return result.value as Output;
}
type Answer = OutputOf<typeof comparison>;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

const cuts = fc.uniqueArray(fc.nat(600), { minLength: 1, maxLength: 5 });
const history = fc.record({
  /** Of each person: the days on which something changes, and where it then stands; −1: nowhere. */
  stays: fc.array(
    fc.record({
      days: cuts,
      cells: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 5, maxLength: 5 }),
    }),
    { minLength: 5, maxLength: 5 },
  ),
  /** Of each cell: likewise, under which commune; −1: it does not exist. */
  places: fc.array(
    fc.record({
      days: cuts,
      communes: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 5, maxLength: 5 }),
      kinds: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
    }),
    { minLength: 4, maxLength: 4 },
  ),
  from: fc.nat(600),
  span: fc.nat(600),
  scope: fc.nat(2),
});

test('whatever happened, the parts add up to the difference, and each list has as many lines as its number', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ stays, places, from, span, scope }) => {
      await rewrite(stays, places);
      const organisationId = [province, ...communes][scope]?.id;
      const input = { organisationId, from: dayOf(from), until: dayOf(from + span) };
      const told = await asked<Answer>('comparison', input);
      const outward = told.movements.filter(({ direction }) => direction !== 'within');
      expect(sum(outward.map((line) => line.members))).toBe(told.after.members - told.before.members);
      for (const key of ['organisations', 'grassrootsOrganisations', 'cells'] as const)
        expect(sum(told.acts.map((line) => line[key])), key).toBe(told.after[key] - told.before[key]);
      expect(sum(told.kinds.map((kind) => kind.after - kind.before))).toBe(
        told.after.organisations - told.before.organisations,
      );
      for (const { direction, cause, members } of told.movements) {
        const list = await asked<{ total: number; rows: unknown[] }>('moved-people', {
          ...input,
          direction,
          cause,
        });
        expect(list.total).toBe(Math.abs(members));
        expect(list.rows).toHaveLength(list.total);
      }
      const changed = await asked<{ total: number }>('changed-organisations', input);
      expect(changed.total).toBe(sum(told.acts.map((line) => line.changed)));
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('a commune is told of its own as the province is, also of what has moved to another since', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ stays, places, from, span }) => {
      await rewrite(stays, places);
      const input = { organisationId: communes[0]?.id, from: dayOf(from), until: dayOf(from + span) };
      for (const name of ['comparison', 'moved-people', 'changed-organisations'])
        expect(await asked(name, input, ownStaff), name).toEqual(await asked(name, input));
      const list = { organisationId: communes[0]?.id, asOf: dayOf(from) };
      const own = await asked<OutputOf<typeof membersOf>>('members-of', list, ownStaff);
      const above = await asked<OutputOf<typeof membersOf>>('members-of', list);
      // Offices held above are seen above.
      const lines = above.rows.map((line) => ({ ...line, offices: expect.anything() as unknown }));
      expect(own).toEqual({ ...above, rows: lines });
      const told = await asked<OutputOf<typeof statistics>>('statistics', { ...list, by: 'kind' }, ownStaff);
      expect(own.total).toBe(told.total.members);
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('the kept totals are the plain count, by kind, category and block, whatever happened', async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ stays, places, from, span, scope }) => {
      await rewrite(stays, places);
      const place = [province, ...communes][scope] as Place;
      for (const day of [dayOf(from), dayOf(from + span)])
        expect(await keptTotals(place, day)).toEqual(await plainCount(place, day));
    }),
    { numRuns: 20 },
  );
}, 120_000);

test('a merger names its act, and who moved within cancels', async () => {
  const act = newId();
  const day = '2025-07-01';
  await rewrite([], []);
  await builder.client.query(
    `insert into organisation.act (id, organisation_no, kind, title, decision, signed_on, signer, basis, effective_on, recorded_at)
     values ($1, $2, 'merge', 'Sáp nhập Chi bộ Một Bốn vào Chi bộ Một Ba', '12-QĐ/ĐU', $3, 'Lò Văn Ký, Bí thư', 'Điều lệ Đảng', $3, '2025-07-01')`,
    [act, communes[0]?.no, day],
  );
  await stand(cells[0] as Place, communes[0] as Place, '[2020-01-01,)');
  await stand(cells[1] as Place, communes[0] as Place, `[2020-01-01,${day})`, act);
  const [mover, arrival, dead] = people as [Id, Id, Id];
  await belong(mover, cells[1] as Place, `[2020-01-01,${day})`, { ended: 'restructuring', endedAct: act });
  await belong(mover, cells[0] as Place, `[${day},)`, { begun: 'restructuring', begunAct: act });
  await belong(arrival, cells[0] as Place, '[2025-08-01,)', { begun: 'arrival' });
  await belong(dead, cells[0] as Place, '[2020-01-01,2025-09-01)', { ended: 'died' });
  await fold();
  const span = { from: '2025-01-01', until: '2025-12-31' };
  const told = await asked<Answer>('comparison', { organisationId: communes[0]?.id, ...span });
  expect(told.acts).toMatchObject([{ act: { id: act, decision: '12-QĐ/ĐU' }, organisations: -1, cells: -1 }]);
  expect(told.movements.map(({ direction, cause, members }) => [direction, cause, members])).toEqual([
    ['in', 'arrival', 1],
    ['out', 'died', -1],
    ['within', 'moved', 1],
  ]);
  const cell = await asked<Answer>('comparison', { organisationId: cells[0]?.id, ...span });
  expect(cell.movements).toMatchObject([
    { direction: 'in', cause: 'arrival', members: 1 },
    { direction: 'in', cause: 'restructuring', act: { id: act }, members: 1 },
    { direction: 'out', cause: 'died', members: -1 },
  ]);
  expect(
    await asked('moved-people', { organisationId: cells[0]?.id, ...span, cause: 'restructuring', act }),
  ).toMatchObject({ total: 1, rows: [{ fullName: 'Lò Văn Mẫu 0', on: day, toName: 'Chi bộ Một Ba' }] });
});

async function keptTotals(place: Place, day: CivilDate): Promise<unknown[]> {
  const { rows } = await builder.client.query(
    `select kind, category, block, sum(organisations)::integer as organisations, sum(members)::integer as members, sum(official)::integer as official
     from members.strength_total
     where organisation_no = $1 and (whole_month and on_day < date_trunc('month', $2::date)
        or not whole_month and on_day between date_trunc('month', $2::date) and $2::date)
     group by 1, 2, 3 having sum(organisations) <> 0 or sum(members) <> 0 order by 1, 2, 3`,
    [place.no, day],
  );
  return rows;
}

/** From names, superiors, belonging and standing alone. */
async function plainCount(place: Place, day: CivilDate): Promise<unknown[]> {
  const { rows } = await builder.client.query(
    `with recursive tree as (
       select organisation_no, kind, category, block from organisation.profile where organisation_no = $1 and valid @> $2::date
       union all
       select profile.organisation_no, profile.kind, profile.category, coalesce(profile.block, tree.block)
       from tree join organisation.placement on placement.parent_no = tree.organisation_no and placement.valid @> $2::date
       join organisation.profile on profile.organisation_no = placement.organisation_no and profile.valid @> $2::date)
     select tree.kind, coalesce(tree.category, '') as category, coalesce(tree.block, '') as block,
            count(distinct tree.organisation_no)::integer as organisations,
            count(member.person_id)::integer as members, count(*) filter (where member.standing = 'official')::integer as official
     from tree left join (
       select affiliation.organisation_no, affiliation.person_id, standing.standing
       from members.affiliation join members.standing using (person_id)
       where affiliation.valid @> $2::date and standing.valid @> $2::date) as member using (organisation_no)
     group by 1, 2, 3 order by 1, 2, 3`,
    [place.no, day],
  );
  return rows;
}

interface Stay {
  readonly days: readonly number[];
  readonly cells: readonly number[];
}
interface Standing {
  readonly days: readonly number[];
  readonly communes: readonly number[];
  readonly kinds: readonly boolean[];
}

/** Everything anew: people and cells by their cuts; neighbours that say the same are joined by nobody, as in real books. */
async function rewrite(stays: readonly Stay[], places: readonly Standing[]): Promise<void> {
  await builder.client.query('delete from members.affiliation where person_id = any($1)', [people]);
  await builder.client.query('delete from members.standing where person_id = any($1)', [people]);
  const numbers = cells.map(({ no }) => no);
  await builder.client.query('delete from organisation.placement where organisation_no = any($1)', [numbers]);
  await builder.client.query('delete from organisation.profile where organisation_no = any($1)', [numbers]);
  for (const [at, place] of places.entries())
    for (const [from, until, index] of pieces(place.days)) {
      const commune = communes[place.communes[index] ?? -1];
      if (commune)
        await stand(cells[at] as Place, commune, `[${from},${until ?? ''})`, null, place.kinds[index]);
    }
  for (const [at, stay] of stays.entries())
    for (const [from, until, index] of pieces(stay.days)) {
      const cell = cells[stay.cells[index] ?? -1];
      if (cell) await belong(people[at] as Id, cell, `[${from},${until ?? ''})`, {});
    }
  await fold();
}

function pieces(days: readonly number[]): [CivilDate, CivilDate | null, number][] {
  const sorted = days.toSorted((one, other) => one - other);
  return sorted.map((day, index) => {
    const next = sorted[index + 1];
    return [dayOf(day), next === undefined ? null : dayOf(next), index];
  });
}

async function stand(
  cell: Place,
  commune: Place,
  valid: string,
  endedAct: Id | null = null,
  isGrassroots = false,
): Promise<void> {
  await builder.client.query(
    `insert into organisation.profile (id, organisation_id, organisation_no, name, search_name, kind, category, block, valid, ended_act, recorded_at)
     values ($1, $2, $3, 'Chi bộ Một Ba', 'chi bo mot ba', $4, 'village', case when $4 = 'cell' then 'Cơ quan' end, $5, $6, '2026-01-01')`,
    [newId(), cell.id, cell.no, isGrassroots ? 'grassroots-cell' : 'cell', valid, endedAct],
  );
  await builder.client.query(
    `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, ended_act, recorded_at)
     values ($1, $2, $3, $4, $5, $6, '2026-01-01')`,
    [newId(), cell.id, cell.no, commune.no, valid, endedAct],
  );
}

/** Who keeps it today: its last commune and the province. */
async function keep(no: number): Promise<void> {
  await builder.client.query('delete from organisation.custody where organisation_no = $1 and depth > 0', [
    no,
  ]);
  await builder.client.query(
    `insert into organisation.custody (keeper_no, organisation_no, depth, recorded_at)
     select keeper.no, $1::integer, keeper.depth, timestamptz '2026-01-01'
     from (select parent_no as no, 1 as depth from organisation.placement where organisation_no = $1 order by lower(valid) desc limit 1) as keeper
     union all select $2, $1, 2, timestamptz '2026-01-01'`,
    [no, province.no],
  );
  await builder.fold(custody, no);
}

interface Reason {
  readonly begun?: string;
  readonly begunAct?: Id;
  readonly ended?: string;
  readonly endedAct?: Id;
}

async function belong(person: Id, cell: Place, valid: string, why: Reason): Promise<void> {
  await builder.client.query(
    `insert into members.affiliation (id, person_id, organisation_no, valid, begun_by, begun_act, ended_by, ended_act, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, '2026-01-01')`,
    [
      newId(),
      person,
      cell.no,
      valid,
      why.begun ?? null,
      why.begunAct ?? null,
      why.ended ?? null,
      why.endedAct ?? null,
    ],
  );
  await builder.client.query(
    `insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at)
     values ($1, $2, $3, 'official', $4, '2026-01-01')`,
    [newId(), person, cell.no, valid],
  );
}

async function fold(): Promise<void> {
  for (const cell of cells) {
    await keep(cell.no);
    for (const table of [profile, placement]) await builder.fold(table, cell.no);
    for (const table of [affiliation, standing]) await builder.fold(table, cell.no);
  }
}
