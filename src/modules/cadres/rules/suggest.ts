import { shareOf } from '#kernel/share.ts';
import {
  fitOf,
  kilometresTo,
  obstaclesOf,
  type Candidate,
  type Destination,
  type Limits,
  type Obstacle,
} from './candidate.ts';

/** «Cặp» — somebody and the cell. */
export interface Pair {
  readonly personId: string;
  readonly cellId: string;
}

/** «Đề bài» — what the solver is asked: whom, where to, under which limits, and what people have settled by hand. */
export interface Question {
  readonly people: readonly Candidate[];
  readonly cells: readonly (Destination & { readonly need: number })[];
  readonly limits: Limits;
  /** Pairs that people have made: they stay. */
  readonly locked: readonly Pair[];
  /** Pairs that people do not want. */
  readonly struck: readonly Pair[];
  /** How heavily it weighs whether somebody suits the place, beside how much the place needs. */
  readonly fitWeight: number;
  readonly units: number;
}

/** «Cặp có thể» — one that breaks no limit, and what it is worth. */
export interface Possible extends Pair {
  readonly name: string;
  readonly fit: number;
  readonly km: number | null;
}

/** «Bài toán» — the question as a model: pairs to choose from, places in cells, and what each is worth. */
export interface Model {
  readonly possible: readonly Possible[];
  /** A place in a cell: the first is worth the whole need, each further one less. */
  readonly places: readonly { readonly name: string; readonly cellId: string; readonly worth: number }[];
  readonly question: Question;
}

/** «Lập bài toán» — in an order of its own, so that the same question in another order is the same model. */
export function modelOf(question: Question): Model {
  const { limits, units, fitWeight, struck } = question;
  const people = question.people.toSorted((one, other) => (one.personId < other.personId ? -1 : 1));
  const cells = question.cells.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const farthest = Math.max(0, ...cells.map((cell) => cell.distanceKm ?? 0));
  const possible = people.flatMap((person, at) =>
    cells.flatMap((cell, to) => {
      const pair = { personId: person.personId, cellId: cell.id };
      if (struck.some((one) => isSame(one, pair)) || obstaclesOf(person, cell, limits).length > 0) return [];
      const fit = fitOf(person, cell, farthest, units) * fitWeight;
      return [{ ...pair, name: `x${at}_${to}`, fit, km: kilometresTo(person, cell) }];
    }),
  );
  const places = cells.flatMap((cell, at) =>
    Array.from({ length: limits.perCell }, (_, place) => ({
      name: `y${at}_${place}`,
      cellId: cell.id,
      worth: shareOf(1, place + 1, cell.need) ?? 0,
    })),
  );
  return { possible, places, question };
}

/** «Viết cho bộ giải» — the model as LP text: the greatest sum of need met and of suitability. */
export function writeModel({ possible, places, question }: Model): string {
  const { limits, locked } = question;
  const objective = [
    ...places.map((place) => `${place.worth} ${place.name}`),
    ...possible.map((pair) => `${pair.fit} ${pair.name}`),
  ];
  const byPerson = Map.groupBy(possible, (pair) => pair.personId);
  const byCell = Map.groupBy(possible, (pair) => pair.cellId);
  const byPlace = Map.groupBy(places, (place) => place.cellId);
  const names = (list: readonly { readonly name: string }[]) => list.map((one) => one.name);
  const rows = [
    ...[...byPerson.values()].map((pairs) => `${names(pairs).join(' + ')} <= 1`),
    ...[...byPlace].map(([cellId, own]) =>
      [[...names(byCell.get(cellId) ?? [])].join(' + '), ...names(own).map((name) => `- ${name}`), '= 0']
        .filter((part) => part !== '')
        .join(' '),
    ),
    ...(limits.people === null || possible.length === 0
      ? []
      : [`${names(possible).join(' + ')} <= ${limits.people}`]),
    ...possible.filter((pair) => locked.some((one) => isSame(one, pair))).map((pair) => `${pair.name} = 1`),
  ];
  return [
    'Maximize',
    ` gain: ${objective.join('\n + ')}`,
    'Subject To',
    ...rows.map((row, at) => ` c${at}: ${row}`),
    // Rows of people and rows of cells make a network: its best corner is in whole numbers without asking for them.
    'Bounds',
    ...places.map((place) => ` ${place.name} <= 1`),
    'End',
  ].join('\n');
}

/** «Đọc lời giải» — the pairs chosen. */
export function readSolution(model: Model, values: Readonly<Record<string, number>>): readonly Possible[] {
  return model.possible.filter((pair) => values[pair.name] === 1);
}

/** «Giá trị phương án» — what a set of pairs is worth by the model: what the solver makes greatest. */
export function worthOf({ places, possible }: Model, chosen: readonly Pair[]): number {
  const fits = possible.filter((pair) => chosen.some((one) => isSame(one, pair))).map((pair) => pair.fit);
  const met = [...Map.groupBy(places, (place) => place.cellId)].flatMap(([cellId, own]) =>
    own.slice(0, chosen.filter((pair) => pair.cellId === cellId).length).map((place) => place.worth),
  );
  return [...fits, ...met].reduce((sum, one) => sum + one, 0);
}

/** «Chỗ vướng của giữ tay» — pairs held by hand that break a limit or each other. */
export interface Snag extends Pair {
  readonly obstacles: readonly (Obstacle | 'twice' | 'full' | 'too-many' | 'gone')[];
}

/** «Xem các cặp giữ tay» — what must be loosened before the rest can be reckoned. */
export function snagsOf({ people, cells, limits, locked }: Question): readonly Snag[] {
  return locked.flatMap((pair, at) => {
    const person = people.find((one) => one.personId === pair.personId);
    const cell = cells.find((one) => one.id === pair.cellId);
    if (!person || !cell) return [{ ...pair, obstacles: ['gone' as const] }];
    const before = locked.slice(0, at);
    const obstacles: Snag['obstacles'] = [
      ...obstaclesOf(person, cell, limits),
      ...(before.some((one) => one.personId === pair.personId) ? ['twice' as const] : []),
      ...(before.filter((one) => one.cellId === pair.cellId).length >= limits.perCell
        ? ['full' as const]
        : []),
      ...(limits.people !== null && at >= limits.people ? ['too-many' as const] : []),
    ];
    return obstacles.length > 0 ? [{ ...pair, obstacles }] : [];
  });
}

/** «Vì sao ít người» — how many of the people each limit keeps from a cell; somebody may stand in several. */
export function keptFrom(
  cell: Destination,
  people: readonly Candidate[],
  limits: Limits,
): {
  readonly possible: number;
  readonly kept: readonly { readonly obstacle: Obstacle; readonly count: number }[];
} {
  const all = people.map((person) => obstaclesOf(person, cell, limits));
  const kept = Map.groupBy(all.flat(), (obstacle) => obstacle);
  return {
    possible: all.filter((obstacles) => obstacles.length === 0).length,
    kept: [...kept].map(([obstacle, each]) => ({ obstacle, count: each.length })),
  };
}

function isSame(one: Pair, other: Pair): boolean {
  return one.personId === other.personId && one.cellId === other.cellId;
}
