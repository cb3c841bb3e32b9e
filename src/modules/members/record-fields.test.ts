import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerQuestion } from '#platform/question.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { answerRecordGaps } from './queries/record-gaps.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(4);
});

afterAll(() => stage.close());

/** «Hồ sơ còn thiếu» under a list of required fields that another rule pack brings. */
async function gaps(fields: readonly string[]) {
  const pack = stage.road.rules.packs['members.record-fields'];
  const values = pack.values.map((entry) => ({ ...entry, value: fields }));
  const packs = { ...stage.road.rules.packs, 'members.record-fields': { ...pack, values } };
  const road = { ...stage.road, rules: { ...stage.road.rules, packs } };
  const organisationId = stage.cell.id;
  const found = await answerQuestion(road, answerRecordGaps, stage.secretary.person, { organisationId });
  if (!found.ok) throw new Error(found.problem.code);
  return found.value as { members: number; complete: number; people: { missing: string[] }[] };
}

test('a field that a newer pack asks for and this app does not keep is missing, not an error', async () => {
  const { members, complete, people } = await gaps(['sex', 'shoeSize']);
  expect([members, complete]).toEqual([4, 0]);
  expect(people.every(({ missing }) => missing.includes('shoeSize'))).toBe(true);
});

test('where nothing is asked for nobody is called complete', async () => {
  expect(await gaps([])).toMatchObject({ members: 0, complete: 0, people: [] });
  // Asked of official members alone, the others are not counted.
  await stage.builder.member('Hà Thị Mới', stage.cell, 'probationary');
  expect(await gaps(['cardNumber'])).toMatchObject({ members: 3, complete: 0 });
});
