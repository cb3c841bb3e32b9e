import { expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { aDraft, aGround, aPerson, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from './effect.ts';
import type { Ground, HeldOffice, PlanPerson, Standing } from './ground.ts';
import type { PostRow } from './rows.ts';

const [office, village] = [aStanding('Chi bộ cơ quan', 2, 0), aStanding('Chi bộ thôn', 7, 1)];
const [mover, other] = [aPerson('Lò Văn An', office, 'official'), aPerson('Lò Thị Bình', office, 'official')];
const [head, deputy, novice] = [
  aPerson('Nông Văn Trên', village, 'official'),
  aPerson('Nông Thị Phó', village, 'official'),
  aPerson('Nông Văn Mới', village, 'probationary'),
];
const dissolve = aStep('dissolve', { organisationIds: [office.id] });
const citation = {
  document: 'Quy định 294-QĐ/TW',
  place: 'Điều 1',
  url: null,
  standing: 'verified',
} as const;

const held = (place: Standing, { id: personId, name }: PlanPerson, what: string): HeldOffice => ({
  ...{ term: newId(), organisationId: place.id, personId, name, office: what },
  ...{ title: null, statePost: null },
});
const post = (
  place: Standing,
  { id: personId }: PlanPerson,
  what: PostRow['office'],
  statePost: string | null = null,
) => ({
  ...{ id: newId(), organisationNo: 1, planId: newId(), targetId: place.id },
  ...{ personId, office: what, title: null, statePost },
});
const ground = (...offices: HeldOffice[]): Ground => ({
  ...aGround([office, village], [mover, other]),
  offices,
  named: [head, deputy, novice].map(({ id, name, cellId, standing }) => ({
    ...{ id, name, cellId, standing },
    statePosts: [],
  })),
});
const everybody = (to: Standing) => [mover, other].map((person) => [person.id, to.id] as const);
function faults(
  on: Ground,
  posts: PostRow[],
  more: Partial<Parameters<typeof effectOf>[1]> = {},
  rules = noOfficeRules,
) {
  const draft = { ...aDraft([dissolve], everybody(village)), posts, ...more };
  return effectOf(on, draft, limits, null, rules).hindrances.map((one) =>
    one.kind === 'office' ? one.problem.why : one.kind,
  );
}

test('a committee is named where the plan itself makes nine official members, and not below', () => {
  expect(faults(ground(), [post(village, deputy, 'committee-member')])).toEqual([]);
  const one = { places: [{ personId: mover.id, targetId: village.id, version: 1, rule: null }] };
  expect(faults(ground(), [post(village, deputy, 'committee-member')], one)).toEqual(['person', 'committee']);
});

test('no second secretary beside the one who stays; relieved, the office is free', () => {
  const term = held(village, head, 'secretary');
  expect(faults(ground(term), [post(village, mover, 'secretary')])).toEqual(['second-secretary']);
  const reliefs = [{ termId: term.term }];
  expect(faults(ground(term), [post(village, mover, 'secretary')], { reliefs })).toEqual([]);
});

test('a cell that loses its secretary wants one, unless its deputy leads', () => {
  const [term, second] = [held(village, head, 'secretary'), held(village, deputy, 'deputy-secretary')];
  const reliefs = [{ termId: term.term }];
  expect(faults(ground(term), [], { reliefs })).toEqual(['secretary']);
  expect(faults(ground(term, second), [], { reliefs })).toEqual([]);
});

test('an office is for somebody who belongs there, is official, and holds no other seat there', () => {
  const elsewhere = {
    places: everybody(village).map(([personId]) => ({ personId, targetId: null, version: 1, rule: null })),
  };
  expect(faults(ground(), [post(village, mover, 'deputy-secretary')], elsewhere)).toEqual([
    'person',
    'person',
    'stranger',
  ]);
  expect(faults(ground(), [post(village, novice, 'deputy-secretary')])).toEqual(['probationary']);
  const seat = held(village, deputy, 'committee-member');
  expect(faults(ground(seat), [post(village, deputy, 'deputy-secretary')])).toEqual(['two-seats']);
});

test('a forbidden pair is refused with its source, whether the plan says the state post or the book', () => {
  const pair = { office: 'secretary', post: 'Kế toán', standing: 'forbidden' as const };
  const rules = { committeeMost: { value: 1, citation }, pairs: { value: [pair], citation } };
  expect(faults(ground(), [post(village, mover, 'secretary', 'Kế toán xã')], {}, rules)).toEqual([
    'forbidden-pair',
  ]);
  const known = ground();
  const named = known.named.map((one) => (one.id === head.id ? { ...one, statePosts: ['Kế toán'] } : one));
  expect(faults({ ...known, named }, [post(village, head, 'secretary')], {}, rules)).toEqual([
    'forbidden-pair',
  ]);
  const two = [post(village, mover, 'secretary'), post(village, other, 'committee-member')];
  expect(faults(ground(), two, {}, rules)).toEqual(['too-many']);
});

test('an office of a superior goes not with the cell of its holder', () => {
  const chapter = aStanding('Đảng bộ bộ phận', 0, 0, { isCell: false, kind: 'section' });
  const on = { ...ground(held(chapter, mover, 'secretary')), cells: [office, village, chapter] };
  const draft = aDraft(
    [dissolve, aStep('rename', { organisationIds: [chapter.id], name: 'Khác' })],
    everybody(village),
  );
  expect(effectOf(on, draft, limits, null, noOfficeRules).cells.flatMap((cell) => cell.vacant)).toEqual([]);
});

test('a cell founded with too few official members is told to be below the minimum', () => {
  const fresh = newId();
  const split = aStep('split', { organisationIds: [office.id], targetId: fresh, name: 'Chi bộ mới' });
  const found = effectOf(ground(), aDraft([split], [[mover.id, fresh]]), limits, null, noOfficeRules);
  expect(found.cells.find((cell) => cell.id === fresh)?.crossings).toMatchObject([
    { limit: 'minimum', direction: 'down' },
  ]);
});
