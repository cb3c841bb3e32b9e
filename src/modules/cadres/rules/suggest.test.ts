import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openSolver } from '#platform/solver/open-solver.ts';
import { solve } from '#platform/solver/solve.ts';
import { obstaclesOf, type Candidate, type Limits } from './candidate.ts';
import {
  keptFrom,
  modelOf,
  readSolution,
  snagsOf,
  worthOf,
  writeModel,
  type Pair,
  type Question,
} from './suggest.ts';

let solver: Awaited<ReturnType<typeof openSolver>>;
beforeAll(async () => {
  solver = await openSolver();
});

const free: Limits = {
  maximumKm: null,
  keepFromHome: true,
  theory: null,
  education: null,
  occupation: null,
  perCell: 1,
  people: null,
};
const person = (name: string, said: Partial<Candidate> = {}): Candidate => ({
  personId: name,
  fullName: name,
  cellId: 'centre',
  cellName: 'Chi bộ cơ quan',
  ownKm: 1,
  home: '',
  theory: null,
  education: null,
  occupation: null,
  posts: [],
  ...said,
});
const cell = (id: string, need: number, distanceKm: number | null = 5) => ({
  id,
  name: `Chi bộ thôn ${id}`,
  distanceKm,
  need,
});
const asked = (said: Partial<Question>): Question => ({
  people: [],
  cells: [],
  limits: free,
  locked: [],
  struck: [],
  fitWeight: 1,
  units: 100,
  ...said,
});

/** The pairs the solver chooses, in words. */
function chosenFor(question: Question): readonly Pair[] {
  const model = modelOf(question);
  const values = solver({ model: writeModel(model), seconds: 5 });
  if (values === null) throw new Error('no answer');
  return readSolution(model, values);
}
const inWords = (pairs: readonly Pair[]) => pairs.map((pair) => `${pair.personId} ${pair.cellId}`);

test('one person goes where need is greatest, in a thread of its own too', async () => {
  const cells = [cell('Gần', 300), cell('Xa', 900)];
  const model = modelOf(asked({ people: [person('An')], cells }));
  expect(inWords(readSolution(model, (await solve(writeModel(model))) ?? {}))).toEqual(['An Xa']);
  expect(await solve('this is no model')).toBeNull();
  expect(inWords(chosenFor(asked({ people: [person('An')], cells })))).toEqual(['An Xa']);
});

test('a limit of kilometres, home and level keeps people away, and says how many', () => {
  const far = cell('Xa', 900, 20);
  const people = [
    person('An'),
    person('Bình', { cellId: 'Xa', theory: 'Trung cấp' }),
    person('Chi', { home: 'Thôn Xa, xã Yên Thượng', ownKm: null }),
    person('Dung', { theory: 'Cao cấp LLCT' }),
  ];
  const limits: Limits = { ...free, maximumKm: 21, theory: 'Trung cấp' };
  expect(people.map((one) => obstaclesOf(one, far, limits))).toEqual([
    ['theory'],
    ['own-cell'],
    ['home', 'distance-unknown', 'theory'],
    [],
  ]);
  expect(keptFrom(far, people, limits)).toEqual({
    possible: 1,
    kept: [
      { obstacle: 'theory', count: 2 },
      { obstacle: 'own-cell', count: 1 },
      { obstacle: 'home', count: 1 },
      { obstacle: 'distance-unknown', count: 1 },
    ],
  });
});

test('a village whose name begins like another is not that one', () => {
  const home = person('An', { home: 'Thôn Nà Càng, xã Yên Thượng' });
  expect(obstaclesOf(home, { id: 'c', name: 'Chi bộ thôn Nà Cà', distanceKm: 2 }, free)).toEqual([]);
  expect(obstaclesOf(home, { id: 'd', name: 'Chi bộ thôn Nà Càng', distanceKm: 2 }, free)).toEqual(['home']);
});

test('what people have settled by hand stays, and what they struck out is not proposed again', () => {
  const question = asked({
    people: [person('An', { theory: 'Cao cấp' }), person('Bình')],
    cells: [cell('Gần', 300), cell('Xa', 900)],
    locked: [{ personId: 'An', cellId: 'Gần' }],
  });
  expect(inWords(chosenFor(question))).toEqual(['An Gần', 'Bình Xa']);
  const struck = [{ personId: 'Bình', cellId: 'Xa' }];
  expect(inWords(chosenFor({ ...question, struck }))).toEqual(['An Gần']);
});

test('pairs held by hand that break a limit or each other are named', () => {
  const cells = [cell('Gần', 300), cell('Xa', 900, 30)];
  const locked = [
    { personId: 'An', cellId: 'Xa' },
    { personId: 'An', cellId: 'Gần' },
    { personId: 'Bình', cellId: 'Gần' },
    { personId: 'Ai', cellId: 'Gần' },
  ];
  const people = [person('An'), person('Bình')];
  expect(snagsOf(asked({ people, cells, locked, limits: { ...free, maximumKm: 20 } }))).toMatchObject([
    { personId: 'An', cellId: 'Xa', obstacles: ['too-far'] },
    { personId: 'An', cellId: 'Gần', obstacles: ['twice'] },
    { personId: 'Bình', obstacles: ['full'] },
    { personId: 'Ai', obstacles: ['gone'] },
  ]);
});

const questions = fc
  .record({
    people: fc.array(
      fc.record({
        theory: fc.constantFrom(null, 'Sơ cấp', 'Trung cấp', 'Cao cấp'),
        own: fc.constantFrom('centre', '0', '1', '2'),
        km: fc.integer({ min: 0, max: 9 }),
      }),
      { maxLength: 4 },
    ),
    cells: fc.array(fc.record({ need: fc.integer({ min: 0, max: 900 }), km: fc.option(fc.nat(20)) }), {
      minLength: 1,
      maxLength: 3,
    }),
    maximumKm: fc.option(fc.integer({ min: 3, max: 25 })),
    theory: fc.constantFrom(null, 'Sơ cấp' as const, 'Trung cấp' as const),
    perCell: fc.integer({ min: 1, max: 2 }),
    most: fc.option(fc.nat(3)),
    fitWeight: fc.nat(3),
  })
  .map(({ people, cells, maximumKm, theory, perCell, most, fitWeight }) =>
    asked({
      people: people.map((one, at) =>
        person(`p${at}`, { theory: one.theory, cellId: one.own, ownKm: one.km }),
      ),
      cells: cells.map((one, at) => cell(String(at), one.need, one.km)),
      limits: { ...free, maximumKm, theory, perCell, people: most },
      fitWeight,
    }),
  );

/** Every way to send people that breaks no limit. */
function everyWay({ people, cells, limits }: Question): Pair[][] {
  const ways = people.reduce<Pair[][]>(
    (known, one) =>
      known.flatMap((way) => [
        way,
        ...cells
          .filter((to) => obstaclesOf(one, to, limits).length === 0)
          .filter((to) => way.filter((pair) => pair.cellId === to.id).length < limits.perCell)
          .map((to) => [...way, { personId: one.personId, cellId: to.id }]),
      ]),
    [[]],
  );
  return ways.filter((way) => limits.people === null || way.length <= limits.people);
}

test('nobody is sent twice, no limit is broken, nothing is better, and the order of asking changes nothing', () => {
  fc.assert(
    fc.property(questions, (question) => {
      const chosen = chosenFor(question);
      const { people, cells, limits } = question;
      expect(new Set(chosen.map((pair) => pair.personId)).size).toBe(chosen.length);
      for (const pair of chosen) {
        const who = people.find((one) => one.personId === pair.personId);
        const to = cells.find((one) => one.id === pair.cellId);
        expect(who && to && obstaclesOf(who, to, limits)).toEqual([]);
      }
      for (const { id } of cells)
        expect(chosen.filter((pair) => pair.cellId === id).length).toBeLessThanOrEqual(limits.perCell);
      expect(chosen.length).toBeLessThanOrEqual(limits.people ?? people.length);
      const model = modelOf(question);
      expect(worthOf(model, chosen)).toBe(Math.max(...everyWay(question).map((way) => worthOf(model, way))));
      const turned = { ...question, people: people.toReversed(), cells: cells.toReversed() };
      expect(writeModel(modelOf(turned))).toBe(writeModel(model));
    }),
    { numRuns: 60 },
  );
});
