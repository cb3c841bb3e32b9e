import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { sortName } from '#kernel/vietnamese.ts';
import { affiliation } from '#modules/members/tables.ts';
import { answerQuestion } from '#platform/question.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { newId, type Place } from '#support/builders.ts';
import { answerPeopleByWork, answerPeopleOfWork } from './queries/people-by-work.ts';

/** What a record says, and what it tells. */
const occupations: Readonly<Record<string, string>> = {
  'Nông dân': 'farmer',
  'Cán bộ hưu trí': 'pensioner',
  'Thợ mộc': 'worker',
  'Giáo viên': 'public-employee',
  'Xe ôm': 'other',
};
const levels: Readonly<Record<string, string>> = {
  'Trung cấp LLCT': 'Trung cấp',
  'Cao cấp lý luận': 'Cao cấp',
  'Sơ cấp': 'Sơ cấp',
  'Đã học': '',
};
const first = '2022-01-01' as CivilDate;
const oneOf = (words: readonly string[]) => fc.option(fc.constantFrom(...words), { nil: null });

const someone = fc.record({
  cell: fc.nat(5),
  moved: fc.option(fc.record({ cell: fc.nat(5), after: fc.integer({ min: 1, max: 900 }) }), { nil: null }),
  occupation: oneOf(Object.keys(occupations)),
  theory: oneOf(Object.keys(levels)),
  jobs: fc.array(
    fc.record({
      category: oneOf(['farmer', 'cadre', 'student']),
      sector: oneOf(['Y tế', 'Giáo dục']),
      days: fc.integer({ min: 1, max: 500 }),
      gap: fc.constantFrom(0, 0, 40),
    }),
    { maxLength: 3 },
  ),
  schooling: fc.option(
    fc.record({
      earlier: oneOf(Object.keys(levels)),
      after: fc.nat(900),
      level: fc.constantFrom('Sơ cấp', 'Trung cấp'),
    }),
    { nil: null },
  ),
});
type Someone = typeof someone extends fc.Arbitrary<infer Value> ? Value : never;
type Figure = 'job' | 'theory' | 'sector';

let stage: Stage;
let top: Place;
let communes: Place[];
let cells: Place[];
let clerk: Id;

beforeAll(async () => {
  stage = await openStage(1);
  const { builder } = stage;
  top = await builder.organisation('Đảng bộ tỉnh Mẫu', { kind: 'province-chapter' });
  communes = [];
  cells = [];
  for (const name of ['Hai', 'Một']) {
    const commune = await builder.organisation(`Đảng bộ xã ${name}`, {
      parent: top,
      kind: 'commune-chapter',
    });
    communes.push(commune);
    for (const at of [1, 2, 3])
      cells.push(await builder.organisation(`Chi bộ ${name} ${at}`, { parent: commune }));
  }
  clerk = await builder.member('Bế Thị Văn Phòng', stage.cell);
  await builder.term(clerk, top, 'office-staff');
});
afterAll(() => stage.close());

function spell(from: number, until: number | null): string {
  return `[${addDays(first, from)},${until === null ? '' : addDays(first, until)})`;
}

/** The jobs of somebody, one after the other; the last goes on. */
function jobsOf({ jobs }: Someone) {
  let from = 0;
  return jobs.map(({ category, sector, days, gap }, at) => {
    const begun = from + gap;
    from = begun + days;
    return { category, sector, from: begun, until: at === jobs.length - 1 ? null : from };
  });
}

async function write(people: readonly Someone[]): Promise<void> {
  const { client } = stage.builder;
  const numbers = cells.map(({ no }) => no);
  for (const table of [
    'careers.employment',
    'careers.schooling',
    'members.personal_record',
    'members.standing',
    'members.affiliation',
  ])
    await client.query(`delete from ${table} where organisation_no = any($1)`, [numbers]);
  await client.query('delete from members.person where organisation_no = any($1)', [numbers]);
  for (const [at, one] of people.entries())
    await writeOne(one, `Lò Văn ${'ABCDEFGHIJKLMNOPQRST'[at % 20]}${at}`);
  for (const no of numbers) await stage.builder.fold(affiliation, no);
}

async function writeOne(one: Someone, name: string): Promise<void> {
  const { client } = stage.builder;
  const id = newId();
  const place = (at: number) => cells[at]?.no ?? 0;
  const { moved } = one;
  const no = place(moved ? moved.cell : one.cell);
  const stays = [
    { no: place(one.cell), valid: spell(0, moved?.after ?? null) },
    ...(moved ? [{ no, valid: spell(moved.after, null) }] : []),
  ];
  await client.query(
    `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at) values ($1, $2, $3, $4, $3, '2026-01-01')`,
    [id, no, name, sortName(name)],
  );
  for (const stay of stays)
    await client.query(
      `insert into members.affiliation (id, person_id, organisation_no, valid, recorded_at) values ($1, $2, $3, $4, '2026-01-01')`,
      [randomUUID(), id, stay.no, stay.valid],
    );
  await client.query(
    `insert into members.standing (id, person_id, organisation_no, standing, valid, recorded_at) values ($1, $2, $3, 'official', $4, '2026-01-01')`,
    [randomUUID(), id, no, spell(0, null)],
  );
  await client.query(
    `insert into members.personal_record (person_id, organisation_no, occupation, theory_level, recorded_at) values ($1, $2, $3, $4, '2026-01-01')`,
    [id, no, one.occupation, one.theory],
  );
  for (const job of jobsOf(one))
    await client.query(
      `insert into careers.employment (id, person_id, organisation_no, full_name, category, sector, valid, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, '2026-01-01')`,
      [randomUUID(), id, no, name, job.category, job.sector, spell(job.from, job.until)],
    );
  if (one.schooling)
    await client.query(
      `insert into careers.schooling (id, person_id, organisation_no, kind, level, earlier, valid, recorded_at) values ($1, $2, $3, 'theory', $4, $5, $6, '2026-01-01')`,
      [randomUUID(), id, no, one.schooling.level, one.schooling.earlier, spell(one.schooling.after, null)],
    );
}

function valueOn(one: Someone, by: Figure, day: number): string {
  const job = jobsOf(one).find(({ from, until }) => from <= day && (until === null || until > day));
  if (by === 'sector') return job?.sector ?? '';
  if (by === 'job') return job?.category ?? occupations[one.occupation ?? ''] ?? '';
  const { schooling } = one;
  if (!schooling) return levels[one.theory ?? ''] ?? '';
  return schooling.after <= day ? schooling.level : (levels[schooling.earlier ?? ''] ?? '');
}

function tally(people: readonly Someone[], by: Figure, day: number) {
  const groups = Map.groupBy(people, (one) => valueOn(one, by, day));
  return Object.fromEntries([...groups].map(([value, own]) => [value, own.length]));
}

interface Told {
  readonly members: number;
  readonly counts: object;
  readonly parts: readonly { readonly organisationId: Id; readonly counts: object }[];
}

test('work and schooling of any day are those of everybody, one by one', async () => {
  let compared = 0;
  const ask = async <Value>(handler: typeof answerPeopleByWork, input: object): Promise<Value> => {
    const answered = await answerQuestion(stage.road, handler, clerk, input);
    if (!answered.ok) throw new Error(answered.problem.code);
    compared += 1;
    return answered.value as Value;
  };
  const days = fc.array(fc.nat(1000), { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(fc.array(someone, { maxLength: 12 }), days, async (people, asked) => {
      await write(people);
      const cellOn = ({ cell, moved }: Someone, day: number) =>
        moved && moved.after <= day ? moved.cell : cell;
      for (const day of asked)
        for (const by of ['job', 'theory', 'sector'] as const) {
          const input = { organisationId: top.id, asOf: addDays(first, day), by };
          const told = await ask<Told>(answerPeopleByWork, input);
          const whole: Readonly<Record<string, number>> = tally(people, by, day);
          expect([told.members, told.counts]).toEqual([people.length, whole]);
          const parts = communes.map(({ id }, at) => {
            const own = people.filter((one) => Math.floor(cellOn(one, day) / 3) === at);
            return [id, tally(own, by, day)] as const;
          });
          const some = parts.filter(([, counts]) => Object.keys(counts).length > 0);
          expect(told.parts.map(({ organisationId, counts }) => [organisationId, counts])).toEqual(some);
          for (const [value, count] of Object.entries(whole))
            expect(await ask(answerPeopleOfWork, { ...input, values: [value] })).toMatchObject({
              total: count,
            });
        }
    }),
    { numRuns: 15 },
  );
  expect(compared).toBeGreaterThan(100);
});
