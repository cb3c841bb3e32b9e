import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { aDraft, aGround, aPerson, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { changesOf, kindOf, lineageOf, movesOf } from './carry-out.ts';
import { possibleCells, possibleSuperiors } from './course.ts';
import { effectOf } from './effect.ts';
import { placeByRule } from './place-by-rule.ts';
import { overlapProblem, stepProblem } from './steps.ts';

const [office, upper, lower] = [
  aStanding('Chi bộ cơ quan', 2, 1),
  aStanding('Chi bộ thôn Trên', 8, 3),
  aStanding('Chi bộ thôn Dưới', 9, 0),
];
const people = [
  aPerson('Lò Văn An', office, 'official'),
  aPerson('Lò Thị Bình', office, 'official'),
  aPerson('Vi Văn Cao', office, 'probationary'),
];
const dissolve = aStep('dissolve', { organisationIds: [office.id] });
const ground = aGround([office, upper, lower], people);
const effect = (draft: Parameters<typeof effectOf>[1], on = ground) =>
  effectOf(on, draft, limits, null, noOfficeRules);
const cellOf = (name: string, found: ReturnType<typeof effect>) =>
  found.cells.find((cell) => cell.name === name);

test('eight official and three probationary members do not make nine', () => {
  const draft = aDraft([dissolve], [[people[2]?.id, upper.id]]);
  expect(cellOf('Chi bộ thôn Trên', effect(draft))).toMatchObject({
    before: { official: 8, probationary: 3 },
    after: { official: 8, probationary: 4 },
    crossings: [],
  });
});

test('one official member more makes nine: the cell may elect a committee, and the source is named', () => {
  const draft = aDraft([dissolve], [[people[0]?.id, upper.id]]);
  expect(cellOf('Chi bộ thôn Trên', effect(draft))?.crossings).toMatchObject([
    { limit: 'committee', direction: 'up', value: 9, citation: { document: 'Điều lệ Đảng' } },
  ]);
});

test('who has no place yet is a line of the work list; placed, none is left', () => {
  expect(effect(aDraft([dissolve])).hindrances.map((one) => one.kind)).toEqual([
    'person',
    'person',
    'person',
  ]);
  const whole = aDraft(
    [dissolve],
    people.map((person) => [person.id, lower.id] as const),
  );
  expect(effect(whole).hindrances).toEqual([]);
});

test('somebody placed in a cell that ends too has no home', () => {
  const draft = aDraft(
    [dissolve, aStep('dissolve', { organisationIds: [lower.id] })],
    [[people[0]?.id, lower.id]],
  );
  expect(effect(draft).hindrances.map((one) => one.kind)).toContain('place');
});

test('members of merging cells go along unless they are placed apart', () => {
  const target = newId();
  const merge = aStep('merge', {
    organisationIds: [office.id, lower.id],
    targetId: target,
    name: 'Chi bộ Hợp',
  });
  const found = effect(aDraft([merge], [[people[0]?.id, upper.id]]));
  expect(found.destinations.get(people[0]?.id ?? target)).toBe(upper.id);
  expect(found.destinations.get(people[1]?.id ?? target)).toBe(target);
  expect(found.hindrances).toMatchObject([{ kind: 'secretary', organisationId: target }]);
  expect(kindOf(aDraft([merge]))).toBe('merge');
});

test('what stood below a merging organisation stands below the new one; below a dissolved one it must be moved', () => {
  const chapter = aStanding('Đảng bộ bộ phận', 0, 0, { isCell: false, kind: 'section' });
  const below = aStanding('Chi bộ con', 5, 0, { parentId: chapter.id });
  const on = aGround([chapter, below, upper]);
  const ended = effect(aDraft([aStep('dissolve', { organisationIds: [chapter.id] })]), on);
  expect(ended.hindrances).toMatchObject([{ kind: 'subordinate', organisationId: below.id }]);
  const merge = aStep('merge', { organisationIds: [chapter.id], targetId: newId(), name: 'Đảng bộ mới' });
  expect(effect(aDraft([merge]), on).course.hung.get(below.id)).toBe(merge.targetId);
});

test('open work goes along with whoever is in charge, and otherwise needs a home', () => {
  const work = (personId: typeof office.id | null) => ({
    id: newId(),
    organisationId: office.id,
    kind: 'task',
    title: 'Soát hộ nghèo',
    personId,
    settle: 'place' as const,
  });
  const [along, alone] = [work(people[0]?.id ?? null), work(null)];
  const on = { ...ground, work: [along, alone] };
  const found = effect(
    aDraft(
      [dissolve],
      people.map((person) => [person.id, lower.id] as const),
    ),
    on,
  );
  expect(found.workGoes.get(along.id)).toBe(lower.id);
  expect(found.hindrances).toMatchObject([{ kind: 'work', work: { id: alone.id } }]);
});

test('an office left behind falls vacant unless the plan fills it', () => {
  const split = aStep('split', {
    organisationIds: [upper.id],
    targetId: newId(),
    name: 'Chi bộ thôn Trên 2',
  });
  const person = aPerson('Nông Văn Trên', upper, 'official');
  const held = {
    term: newId(),
    organisationId: upper.id,
    personId: person.id,
    name: person.name,
    office: 'secretary',
    title: null,
    statePost: null,
  };
  const on = { ...aGround([upper], [person]), offices: [held] };
  const found = effect(aDraft([split], [[person.id, split.targetId ?? upper.id]]), on);
  expect(cellOf('Chi bộ thôn Trên', found)?.vacant).toEqual([held]);
});

test('nobody is lost or counted twice, whatever the plan', () => {
  const cells = Array.from({ length: 6 }, (_, at) => aStanding(`Chi bộ ${at}`, 5, 1));
  const all = cells.flatMap((cell) =>
    Array.from({ length: 6 }, (_, at) =>
      aPerson(`Người ${at}`, cell, at === 0 ? 'probationary' : 'official'),
    ),
  );
  fc.assert(
    fc.property(
      fc.subarray(cells.slice(0, 4)),
      fc.array(fc.tuple(fc.nat(all.length - 1), fc.nat(cells.length - 1))),
      (ending, moves) => {
        const steps = ending.map((cell) => aStep('dissolve', { organisationIds: [cell.id] }));
        const places = new Map(moves.map(([who, to]) => [all[who]?.id, cells[to]?.id ?? null]));
        const on = aGround(
          cells,
          all.filter((person) => ending.some((cell) => cell.id === person.cellId)),
        );
        const draft = aDraft(steps, [...places]);
        const found = effect(draft, on);
        const homeless = found.hindrances.filter(
          (one) => one.kind === 'person' || one.kind === 'place',
        ).length;
        const toEnding = found.hindrances.filter((one) => one.kind === 'place').length;
        const [was, is] = [found.before, found.after].map((one) => one.official + one.probationary);
        expect((is ?? 0) + homeless).toBe(was);
        expect(toEnding).toBeLessThanOrEqual(homeless);
        const going = movesOf(on, found);
        const counted = lineageOf(draft, found.course, going).reduce((sum, line) => sum + line.members, 0);
        expect(counted).toBe(going.length);
      },
    ),
    { numRuns: 60 },
  );
});

test('by rule: where people live, where they came from, or evenly', () => {
  const [near, far] = [
    { ...upper, name: 'Chi bộ thôn Nà Pồng' },
    { ...lower, name: 'Chi bộ thôn Nà Pồng Trong' },
  ];
  const living = {
    ...aPerson('Lò Văn Xa', office, 'official'),
    residence: 'Thôn Nà Pồng Trong, xã Yên Thượng',
  };
  expect(placeByRule('residence', [living], [near, far])).toEqual([
    { personId: living.id, targetId: far.id },
  ]);
  const former = { ...aPerson('Lò Văn Gốc', office, 'official'), earlier: [newId(), near.id] };
  expect(placeByRule('origin', [former, living], [near, far])).toEqual([
    { personId: former.id, targetId: near.id },
  ]);
  const shared = placeByRule('evenly', people, [near, far]);
  expect(shared.map((one) => one.targetId)).toEqual(
    [near.id, near.id, far.id].toSorted((one) => (one === near.id ? -1 : 1)),
  );
});

test('a step says what it must, and what ends in one is in no other', () => {
  const known = new Set([office.id, upper.id]);
  expect(stepProblem(aStep('merge', { organisationIds: [office.id] }), known)).not.toBeNull();
  expect(stepProblem(aStep('merge', { organisationIds: [office.id], targetId: upper.id }), known)).toBeNull();
  expect(stepProblem(aStep('rename', { organisationIds: [upper.id] }), known)).not.toBeNull();
  expect(
    overlapProblem([dissolve, aStep('rename', { organisationIds: [office.id], name: 'Khác' })]),
  ).not.toBeNull();
  const split = aStep('split', { organisationIds: [office.id], targetId: newId(), name: 'Chi bộ mới' });
  expect(overlapProblem([split, dissolve])).toBeNull();
});

test('members are drawn from cells that stand into a new one; whoever is not placed stays', () => {
  const target = newId();
  const draw = aStep('draw', { organisationIds: [office.id, upper.id] });
  const found = aStep('found', { targetId: target, name: 'Chi bộ cơ quan mới' });
  const on = aGround([office, upper, lower], [...people, aPerson('Nông Văn Trên', upper, 'official')]);
  const nobody = effect(aDraft([draw]), on);
  expect(nobody.hindrances).toMatchObject([{ kind: 'undrawn', stepId: draw.id }]);
  expect(movesOf(on, nobody)).toEqual([]);
  const draft = aDraft(
    [found, draw],
    [
      [people[0]?.id, target],
      [on.people[3]?.id, lower.id],
    ],
  );
  const drawn = effect(draft, on);
  expect(drawn.hindrances).toMatchObject([{ kind: 'secretary', organisationId: target }]);
  expect(cellOf('Chi bộ cơ quan', drawn)).toMatchObject({ state: 'stays', after: { official: 1 } });
  const going = movesOf(on, drawn);
  expect(going).toHaveLength(2);
  // The new cell goes on from the one its members left; another that received somebody is nobody's successor.
  expect(lineageOf(draft, drawn.course, going)).toEqual([
    { predecessorId: office.id, successorId: target, members: 1 },
  ]);
  expect(stepProblem(aStep('draw', {}), new Set())).not.toBeNull();
  expect(overlapProblem([draw, dissolve])).not.toBeNull();
});

test('what becomes a chapter keeps neither members nor their work, and takes cells in the same plan', () => {
  const upgrade = aStep('upgrade', { organisationIds: [office.id], organisationKind: 'section' });
  const work = {
    id: newId(),
    organisationId: office.id,
    kind: 'task',
    title: 'Soát hộ nghèo',
    personId: people[0]?.id ?? null,
    settle: 'place' as const,
  };
  const on = { ...ground, work: [work] };
  const inside = effect(aDraft([upgrade]), on);
  expect(inside.hindrances.map((one) => one.kind)).toEqual(['place', 'place', 'place', 'work']);
  expect(possibleCells(ground.cells, inside.course).map(({ name }) => name)).not.toContain(office.name);
  expect(possibleSuperiors(ground.cells, inside.course)).toMatchObject([{ id: office.id }]);
  const move = aStep('move', { organisationIds: [upper.id], parentId: office.id });
  const placed = people.map((person) => [person.id, lower.id] as const);
  const whole = effect(aDraft([upgrade, move], placed), on);
  expect(whole.hindrances).toEqual([]);
  expect(whole.workGoes.get(work.id)).toBe(lower.id);
  // Without the upgrade the superior would be a cell; below itself nothing stands.
  const below = (draft: ReturnType<typeof aDraft>) =>
    effect(draft, aGround([office, upper, lower])).hindrances.map((one) => one.kind);
  expect(below(aDraft([move]))).toEqual(['subordinate']);
  const found = aStep('found', { targetId: newId(), name: 'Đảng bộ Bắc', organisationKind: 'section' });
  const under = { ...found, parentId: found.targetId };
  expect(below(aDraft([under]))).toContain('subordinate');
});

test('a move under the present superior moves nothing', () => {
  const move = aStep('move', { organisationIds: [upper.id], parentId: ground.home });
  const known = new Set([upper.id]);
  expect(stepProblem(move, known, new Map([[upper.id, ground.home]]))?.code).toBe(
    'restructuring.stands-there',
  );
  expect(stepProblem(move, known, new Map([[upper.id, office.id]]))).toBeNull();
});

test('changes come in an order in which each rests on those before', () => {
  const [chapter, cell] = [newId(), newId()];
  const steps = [
    aStep('found', { targetId: cell, name: 'Chi bộ con', parentId: chapter }),
    aStep('found', { targetId: chapter, name: 'Đảng bộ bộ phận', organisationKind: 'section' }),
    dissolve,
  ];
  const draft = aDraft(steps);
  const changes = changesOf(draft, effect(draft).course, ground.home, '2026-11-01' as never);
  expect(
    changes.map((change) => (change.kind === 'found' ? change.organisation.id : change.organisationId)),
  ).toEqual([chapter, cell, office.id]);
});
