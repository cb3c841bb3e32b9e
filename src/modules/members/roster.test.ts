import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { affiliation, standing } from '#modules/members/tables.ts';
import { custody, placement, profile } from '#modules/organisation/tables.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';

let database: FreshDatabase;
let builder: Builder;
let province: Place;
let communes: Place[];
let cells: Place[];
let people: Id[];
const firstDay = '2025-01-01' as CivilDate;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  province = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  communes = [];
  for (const name of ['Một', 'Hai'])
    communes.push(
      await builder.organisation(`Đảng bộ xã ${name}`, { kind: 'commune-chapter', parent: province }),
    );
  cells = [];
  for (const [index, name] of ['A', 'B', 'C'].entries())
    cells.push(
      await builder.organisation(
        `Chi bộ thôn ${name}`,
        communes[index % 2] ? { parent: communes[index % 2] as Place } : {},
      ),
    );
  people = [];
  for (const [index, name] of ['Lò Văn Ví', 'Vàng Thị Dụ', 'Giàng A Thử', 'Bế Văn Mẫu'].entries())
    people.push(await builder.member(name, cells[index % 3] as Place));
});
afterAll(async () => {
  await builder.close();
  await database.drop();
});

const span = fc.record({
  from: fc.nat(200),
  days: fc.integer({ min: 1, max: 150 }),
  open: fc.boolean(),
});
const under = fc.record({ cell: fc.nat(2), parent: fc.nat(2), span });
const stay = fc.record({ person: fc.nat(3), cell: fc.nat(2), official: fc.boolean(), span });
const life = fc.record({ place: fc.nat(5), span });

test('the kept list is the plain one, for every organisation, on every day and after every change', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(under, { maxLength: 4 }),
      fc.array(stay, { maxLength: 4 }),
      fc.array(life, { maxLength: 2 }),
      fc.boolean(),
      async (placed, stays, lives, membersFirst) => {
        const steps = [() => replaceStays(stays), () => replacePlaces(placed, lives)];
        for (const step of membersFirst ? steps : steps.toReversed()) await step();
        for (const later of [0, 40, 90, 140, 199, 260, 500]) {
          const day = addDays(firstDay, later);
          const lines = await plain(day);
          expect(await kept(day), day).toEqual(lines);
          expect(await totals(day), day).toEqual(countOf(lines));
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('what an organisation oversees is what custody says', async () => {
  const said = await builder.client.query<{ no: number; numbers: number[] }>(`
    select keeper_no as no, array_agg(organisation_no order by organisation_no) as numbers
    from organisation.custody where depth > 0 group by 1 order by 1`);
  const found = await builder.client.query(`
    select organisation_no as no, array_agg(number order by number) as numbers
    from organisation.oversight, unnest(numbers) as part,
         lateral generate_series(lower(part), upper(part) - 1) as number group by 1 order by 1`);
  expect(found.rows).toEqual(said.rows);
  expect(said.rows).toHaveLength(3);
  // Taken out of custody, it is no longer overseen.
  await builder.client.query(`delete from organisation.custody where organisation_no = $1 and depth > 0`, [
    cells[0]?.no,
  ]);
  await builder.fold(custody, cells[0]?.no ?? 0);
  const left = await builder.client.query(`select from organisation.oversight where numbers @> $1::integer`, [
    cells[0]?.no,
  ]);
  expect(left.rowCount).toBe(0);
});

type Span = { readonly from: number; readonly days: number; readonly open: boolean };

function period({ from, days, open }: Span): string {
  const start = addDays(firstDay, from);
  return `[${start},${open ? '' : addDays(start, days)})`;
}

/** New placements of the cells, then of the communes; the organisations touched are folded one by one. */
async function replacePlaces(
  placed: readonly { readonly cell: number; readonly parent: number; readonly span: Span }[],
  lives: readonly { readonly place: number; readonly span: Span }[],
): Promise<void> {
  const all = [province, ...communes, ...cells];
  await builder.client.query(`delete from organisation.placement where organisation_no = any($1)`, [
    cells.map((cell) => cell.no),
  ]);
  for (const one of new Map(placed.map((given) => [given.cell, given])).values()) {
    const cell = cells[one.cell] as Place;
    const parent = [province, ...communes][one.parent] as Place;
    await builder.client.query(
      `insert into organisation.placement (id, organisation_id, organisation_no, parent_no, valid, recorded_at)
       values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [newId(), cell.id, cell.no, parent.no, period(one.span)],
    );
  }
  await builder.client.query(`update organisation.profile set valid = '[2000-01-01,)'`);
  for (const one of lives)
    await builder.client.query(`update organisation.profile set valid = $1 where organisation_no = $2`, [
      period(one.span),
      all[one.place]?.no,
    ]);
  for (const place of all) await builder.fold(lives.length ? profile : placement, place.no);
}

/** At most one stay of each person; the standing may end before or after. */
async function replaceStays(
  stays: readonly {
    readonly person: number;
    readonly cell: number;
    readonly official: boolean;
    readonly span: Span;
  }[],
): Promise<void> {
  await builder.client.query(`delete from members.affiliation; delete from members.standing`);
  for (const one of new Map(stays.map((given) => [given.person, given])).values()) {
    const cell = cells[one.cell] as Place;
    const values = [newId(), people[one.person], cell.no, period(one.span)];
    await builder.client.query(
      `insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at) values ($1, $2, $3, $4, '2026-01-01')`,
      values,
    );
    await builder.client.query(
      `insert into members.standing (id, person_id, organisation_no, valid, standing, recorded_at) values ($1, $2, $3, $4, $5, '2026-01-01')`,
      [
        ...values.slice(0, 3),
        period({ ...one.span, from: one.span.from + (one.official ? 10 : 0) }),
        one.official ? 'official' : 'probationary',
      ],
    );
  }
  for (const table of [affiliation, standing]) for (const cell of cells) await builder.fold(table, cell.no);
}

const columns = `organisation_no as no, person_id as person, standing, full_name as name`;

async function kept(day: CivilDate): Promise<unknown[]> {
  const found = await builder.client.query(
    `select above_no as above, ${columns} from members.roster
     where from_day <= $1 and until_day > $1 order by above_no, sort_name, person_id`,
    [day],
  );
  return found.rows;
}

/** The totals as the list tells them: of the kept strength of what lies below. */
async function totals(day: CivilDate): Promise<Record<number, number>> {
  const found = await builder.client.query<{ above: number; total: number }>(
    `select reach.above_no as above, sum(change.members)::integer as total
     from organisation.reach join members.strength_change as change using (organisation_no)
     where from_day <= $1 and until_day > $1 and on_day <= $1 group by 1 having sum(change.members) <> 0`,
    [day],
  );
  return Object.fromEntries(found.rows.map((row) => [row.above, row.total]));
}

function countOf(lines: readonly { readonly above: number }[]): Record<number, number> {
  const counted: Record<number, number> = {};
  for (const { above } of lines) counted[above] = (counted[above] ?? 0) + 1;
  return counted;
}

/** The list without anything kept: from every organisation down the placements of the day. */
async function plain(day: CivilDate): Promise<{ readonly above: number }[]> {
  const found = await builder.client.query<{ above: number }>(
    `with recursive below as (
       select organisation_no as above, organisation_no from organisation.profile where valid @> $1::date
       union all
       select below.above, placement.organisation_no from below
       join organisation.placement on placement.parent_no = below.organisation_no and placement.valid @> $1::date
       join organisation.profile on profile.organisation_no = placement.organisation_no and profile.valid @> $1::date)
     select above, affiliation.${columns.replaceAll(', person_id', ', affiliation.person_id')}
     from below join members.affiliation using (organisation_no)
     join members.standing on standing.person_id = affiliation.person_id and standing.valid @> $1::date
     join members.person on person.id = affiliation.person_id
     where affiliation.valid @> $1::date order by above, sort_name, affiliation.person_id`,
    [day],
  );
  return found.rows;
}
