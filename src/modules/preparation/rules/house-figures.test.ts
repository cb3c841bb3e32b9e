import { expect, test } from 'vitest';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import { rowsAfter, rowsFrom, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { decideHouseFigure, frameFor, houseFigures, stepsFor } from './house-figures.ts';

const rules = loadRuleBundle('rule-packs');
const day = (text: string) => text as CivilDate;
const desk: Desk = {
  rules,
  person: 'p' as Id,
  command: 'c' as Id,
  now: '2026-11-10T02:00:00.000Z' as Instant,
  organisation: { id: 'o' as Id, no: 3 },
};
const order = { id: 'a' as Id, about: 'step:told', figure: 4, validFrom: day('2026-12-01') };
const set = (rows = rowsFrom({}), changes: object = {}) =>
  decideHouseFigure(rows, { ...order, ...changes }, desk);

test('a level above sets what no document fixes, from a day on; what one fixes stays', () => {
  const known = houseFigures(rulesOn(rules, day('2026-12-01')));
  expect(known.some(({ about }) => about === 'step:papers')).toBe(false);
  const code = (changes: object) => {
    const decided = set(rowsFrom({}), changes);
    return decided.ok ? 'done' : decided.problem.code;
  };
  expect(code({})).toBe('done');
  expect(code({ about: 'step:papers' })).toBe('preparation.figureIsFixed');
  expect(code({ validFrom: day('2026-11-09') })).toBe('preparation.figureActsBackwards');
  expect(code({ about: 'part:preparation.notice', figure: 3 })).toBe('preparation.figureIsBeyondPart');
});

test('the latest word in force holds, and nothing set is the figure of the system again', () => {
  let rows = rowsFrom({});
  for (const changes of [
    {},
    { id: 'b', validFrom: '2026-12-05', figure: 9 },
    { id: 'c', validFrom: '2026-12-10', figure: null },
  ]) {
    const decided = set(rows, changes);
    if (decided.ok) rows = rowsAfter(rows, decided.value.changes);
  }
  const told = (on: string) => stepsFor(rows, desk, day(on)).find((step) => step.id === 'told');
  const standard = told('2026-11-30')?.daysBefore;
  expect(told('2026-12-01')).toMatchObject({ daysBefore: 4, lead: 'superior' });
  expect(told('2026-12-07')).toMatchObject({ daysBefore: 9, lead: 'superior' });
  expect(told('2026-12-11')).toMatchObject({ daysBefore: standard, lead: 'house' });
});

test('of two levels the nearest to the cell counts, whichever has set it later', () => {
  const levels = [
    { organisationNo: 1, kind: 'province-chapter' },
    { organisationNo: 3, kind: 'commune-chapter' },
    { organisationNo: 5, kind: 'grassroots-chapter' },
  ];
  const figure = (no: number, value: number | null, validFrom: string) => ({
    id: `${no} ${validFrom}`,
    organisationNo: no,
    about: 'step:told',
    figure: value,
    validFrom,
  });
  const standard = stepsFor(rowsFrom({}), desk, day('2026-12-20')).find(
    (step) => step.id === 'told',
  )?.daysBefore;
  const told = (...words: readonly object[]) => {
    const rows = rowsFrom({
      organisation: new Map(levels.map((row) => [String(row.organisationNo), row])),
      'house-figure': new Map(words.map((row, at) => [String(at), row])),
    });
    return stepsFor(rows, desk, day('2026-12-20')).find((step) => step.id === 'told')?.daysBefore;
  };
  const [province, commune] = [figure(1, 9, '2026-12-10'), figure(3, 4, '2026-12-01')];
  expect(told(province, commune)).toBe(4);
  expect(told(commune, province)).toBe(4);
  expect(told(province, commune, figure(5, 6, '2026-12-02'))).toBe(6);
  // What is set for a later day does not count yet; a level that has emptied its figure leaves it to the next one above.
  expect(told(province, commune, figure(5, 6, '2026-12-21'))).toBe(4);
  expect(told(province, commune, figure(3, null, '2026-12-15'))).toBe(9);
  expect(told(commune, figure(3, null, '2026-12-15'))).toBe(standard);
});

test('a deduction that was set stands in the frame with whose it is', () => {
  const decided = set(rowsFrom({}), { about: 'part:preparation.draft', figure: 2 });
  const rows = decided.ok ? rowsAfter(rowsFrom({}), decided.value.changes) : rowsFrom({});
  const frame = rulesOn(rules, day('2026-12-01'))('meetings.score-frame')?.value;
  const partOf = (on: string) =>
    frame &&
    frameFor(rows, frame, day(on))
      .criteria.flatMap(({ parts }) => parts)
      .find((part) => part.id === 'preparation.draft')?.skippedStep;
  expect(partOf('2026-11-30')).toMatchObject({ by: 'house' });
  expect(partOf('2026-12-01')).toEqual({ points: 2, by: 'superior' });
});
