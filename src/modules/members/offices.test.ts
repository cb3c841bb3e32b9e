import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Id } from '#kernel/id.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import { dayOf, machineClock } from '#platform/clock.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, type OpenHouse, type Visitor } from '#support/open-house.ts';
import type { officeProposals, officeWatch, seatsOf } from './contract/offices.ts';
import { problemOfFault, seatFaults, type Named, type Receiving } from './rules/offices/judge.ts';
import { isFilledLater, pairOf, termEnd } from './rules/offices/seats.ts';
import { findingsOf, type Watched } from './rules/offices/watch.ts';

const rule = (value: number): Rule<number> => ({
  value,
  citation: { document: 'Điều lệ Đảng', place: 'Điều 24', url: null, standing: 'verified' },
});
const rules = { committeeFrom: rule(9), minimum: rule(3), splitFrom: rule(30), committeeMost: rule(7) };
const quiet: Watched = {
  isCell: true,
  isGrassroots: false,
  members: 8,
  official: 8,
  membersBefore: 8,
  officialBefore: 8,
  secretaries: 1,
  deputies: 0,
  committee: 0,
};
const codes = (seen: Partial<Watched>) => findingsOf({ ...quiet, ...seen }, rules).map(({ code }) => code);
const on = (text: string) => text as CivilDate;

test('eight official and three probationary do not make nine', () => {
  expect(codes({ members: 11 })).toEqual([]);
  expect(codes({ members: 9, official: 9 })).toEqual(['committee-possible']);
});

test('a threshold crossed says which way, and the proposal names figure and rule', () => {
  const [up] = findingsOf({ ...quiet, members: 9, official: 9 }, rules);
  expect(up).toMatchObject({ crossed: 'up', proposal: { kind: 'committee' } });
  expect(up?.proposal?.text).toContain('9 đảng viên chính thức, đủ 9 theo Điều 24, Điều lệ Đảng');
  const [down] = findingsOf({ ...quiet, official: 2, officialBefore: 3 }, rules);
  expect(down).toMatchObject({ code: 'too-few', crossed: 'down', proposal: { kind: 'support' } });
  expect(codes({ committee: 2, officialBefore: 9 })).toEqual(['committee-lost']);
});

test('a committee is either asked for, kept or lost, whatever the figures', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.nat(8), (official, officialBefore, committee) => {
      const found = codes({ official, members: official, officialBefore, committee, deputies: 1 });
      expect(found.includes('committee-possible') && found.includes('committee-lost')).toBe(false);
      expect(found.includes('committee-possible')).toBe(official >= 9 && committee === 0);
      expect(found.includes('too-few')).toBe(official < 3);
    }),
    { numRuns: 60 },
  );
});

test('a term ends by the rule of the day it began, and who came later is told', () => {
  const months = (day: CivilDate) => (day < on('2025-07-01') ? 30 : 60);
  const seats = [{ from: on('2025-03-05') }, { from: on('2026-01-10') }];
  expect(termEnd(seats, months)).toBe('2027-09-05');
  expect(termEnd([{ from: on('2025-07-01') }], months)).toBe('2030-07-01');
  expect(termEnd([], months)).toBeNull();
  expect(seats.map((seat) => isFilledLater(seat, seats))).toEqual([false, true]);
});

test('a pair of posts is found in the words of the post, and only for its office', () => {
  const pairs = [{ office: 'secretary', post: 'Trưởng thôn', standing: 'forbidden' }] as const;
  const seat = { office: 'secretary', from: on('2025-03-05'), statePost: 'Trưởng thôn Nà Mẫu' };
  expect(pairOf(seat, pairs)?.standing).toBe('forbidden');
  expect(pairOf({ ...seat, office: 'deputy-secretary' }, pairs)).toBeNull();
  expect(pairOf({ ...seat, statePost: null }, pairs)).toBeNull();
});

let house: OpenHouse;
let commune: Place;
let cell: Place;
let members: Id[];
let terms: { secretary: Id; staff: Id };
let secretary: Visitor;
let staff: Visitor;

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  const office = await builder.organisation('Chi bộ cơ quan', {
    parent: commune,
    category: 'commune-office',
  });
  members = [];
  for (let index = 0; index < 9; index += 1) members.push(await builder.member(`Lò Văn Mẫu ${index}`, cell));
  const officer = await builder.member('Bế Thị Văn Phòng', office);
  terms = {
    secretary: await builder.term(members[0] as Id, cell, 'secretary', '[2025-03-05,)'),
    staff: await builder.term(officer, commune, 'office-staff'),
  };
  secretary = await house.visitor('bithu1', members[0] as Id);
  staff = await house.visitor('vanphong1', officer);
});
afterAll(() => house.close());

function write(visitor: Visitor, term: Id, name: string, input: unknown) {
  return visitor.ask('POST', `/api/v1/commands/${name}`, { organisation: cell.id, term, input });
}

test('from the ninth official member to the deputy secretary: proposed, reviewed, decided, filled', async () => {
  const place = { organisationId: commune.id, asOf: '2026-11-22' };
  const watch = async () =>
    (await staff.query('office-watch', { ...place, since: '2019-01-01' })).body as OutputOf<
      typeof officeWatch
    >;
  const before = await watch();
  const line = before.rows.find((row) => row.id === cell.id);
  expect(line).toMatchObject({
    official: 9,
    officialBefore: 0,
    findings: [{ code: 'committee-possible', crossed: 'up' }],
  });

  const [first, second] = [newId(), newId()];
  const people = [
    { personId: members[1], office: 'deputy-secretary' },
    { personId: members[2], office: 'committee-member' },
  ];
  const asked = {
    kind: 'committee',
    text: line?.findings[0]?.proposal?.text ?? '',
    people,
    on: '2026-11-20',
  };
  for (const proposalId of [first, second])
    expect(
      (await write(secretary, terms.secretary, 'propose-offices', { proposalId, ...asked })).status,
    ).toBe(200);

  const again = await write(secretary, terms.secretary, 'propose-offices', { proposalId: first, ...asked });
  expect(again.body.problem.code).toBe('platform.conflict');
  const foreign = { ...asked, people: [{ personId: newId(), office: 'deputy-secretary' }] };
  const named = { proposalId: newId(), ...foreign };
  expect((await write(secretary, terms.secretary, 'propose-offices', named)).body.problem.code).toBe(
    'members.not-in-the-book',
  );

  const yes = { proposalId: first, outcome: 'accepted', reason: null, on: '2026-11-21' };
  const own = await write(secretary, terms.secretary, 'review-proposal', yes);
  expect(own.body.problem.code).toBe('members.not-by-themselves');
  const decision = { proposalId: first, decision: '61-QĐ/ĐU', from: '2026-11-22' };
  const filled = {
    ...decision,
    terms: people.map((one) => ({ ...one, termId: newId(), statePost: 'Trưởng thôn' })),
  };
  expect((await write(staff, terms.staff, 'fill-offices', filled)).body.problem.code).toBe(
    'members.not-accepted',
  );
  const mute = { proposalId: second, outcome: 'rejected', reason: null, on: '2026-11-21' };
  expect((await write(staff, terms.staff, 'review-proposal', mute)).body.problem.code).toBe(
    'members.reason-is-missing',
  );
  expect(
    (await write(staff, terms.staff, 'review-proposal', { ...mute, reason: 'Trùng với đề nghị trước' }))
      .status,
  ).toBe(200);
  expect((await write(staff, terms.staff, 'review-proposal', yes)).status).toBe(200);
  const paper = { on: '2026-11-21', signer: 'Bế Thị Văn Phòng', basis: 'Điều lệ Đảng' };
  const twice = {
    ...filled,
    signed: paper,
    terms: filled.terms.map((one) => ({ ...one, personId: members[0] })),
  };
  expect((await write(staff, terms.staff, 'fill-offices', twice)).body.problem.code).toBe(
    'members.two-seats',
  );
  // A decision recorded without its signature is judged no less.
  const { signed: _, ...unsigned } = twice;
  expect((await write(staff, terms.staff, 'fill-offices', unsigned)).body.problem.code).toBe(
    'members.two-seats',
  );
  const lasts = (until: string | null) =>
    house.builder.client.query(
      'update organisation.profile set valid = daterange(lower(valid), $1) where organisation_no = $2',
      [until, cell.no],
    );
  await lasts('2026-11-22');
  expect((await write(staff, terms.staff, 'fill-offices', twice)).body.problem.code).toBe(
    'members.place-does-not-stand',
  );
  await lasts(null);
  const decided = { ...filled, signed: paper };
  expect((await write(staff, terms.staff, 'fill-offices', decided)).status).toBe(200);

  // Beside the one who holds it, nobody is made secretary by another road either.
  const beside = { termId: newId(), personId: members[4], organisationId: cell.id, office: 'secretary' };
  const appointed = { ...beside, from: '2026-11-22', decision: '63-QĐ/ĐU', title: null };
  expect((await write(staff, terms.staff, 'appoint', appointed)).body.problem.code).toBe(
    'members.secretary-is-there',
  );

  const kept = (await secretary.query('office-proposals', { organisationId: cell.id })).body as OutputOf<
    typeof officeProposals
  >;
  expect(
    kept.rows.map(({ id, outcome, reason, decidedOn }) => [id === first, outcome, reason, decidedOn]),
  ).toEqual(
    expect.arrayContaining([
      [true, 'accepted', null, '2026-11-22'],
      [false, 'rejected', 'Trùng với đề nghị trước', null],
    ]),
  );
  expect((await watch()).rows.find((row) => row.id === cell.id)).toBeUndefined();
});

test('named by a signed decision, people are judged as a plan would judge them', () => {
  const seated = { isCell: true, official: 9, held: [{ personId: 'a', office: 'secretary' }] };
  const fixed = {
    committeeFrom: rule(9),
    committeeMost: rule(3),
    pairs: {
      ...rule(0),
      value: [{ office: 'secretary', post: 'Trưởng thôn', standing: 'forbidden' }] as const,
    },
  };
  const person = {
    personId: 'b' as Id,
    office: 'deputy-secretary',
    belongs: true,
    standing: 'official',
    statePosts: [],
  };
  const judged = (changes: Partial<Named>, ground: Partial<Receiving> = {}) =>
    seatFaults([{ ...person, ...changes }], { ...seated, ...ground }, fixed)
      .map((fault) => problemOfFault(fault, null).code)
      .join();
  expect(judged({})).toBe('');
  expect(judged({ office: 'committee-member' }, { official: 8 })).toBe('members.too-few-for-committee');
  expect(
    judged({}, { held: ['c', 'd', 'e'].map((personId) => ({ personId, office: 'committee-member' })) }),
  ).toBe('members.too-many-seats');
  expect(judged({ office: 'secretary' })).toBe('members.secretary-stays');
  expect(judged({ belongs: false, standing: null })).toBe('members.not-of-the-cell');
  expect(judged({ standing: 'probationary' })).toBe('members.still-probationary');
  expect(judged({ personId: 'a' as Id })).toBe('members.two-seats');
  expect(judged({ office: 'secretary', statePosts: ['Trưởng thôn Nà Mẫu'] }, { held: [] })).toBe(
    'members.forbidden-pair',
  );
});

test('seats show the end of the term, who came later and what they hold besides; an ended term is gone', async () => {
  const seats = async () =>
    (await staff.query('seats-of', { organisationId: commune.id, asOf: '2026-11-22' })).body as OutputOf<
      typeof seatsOf
    >;
  const told = await seats();
  expect(told.rows.map(({ office, endsOn, isLater, pair }) => [office, endsOn, isLater, pair])).toEqual([
    ['secretary', '2027-09-05', false, null],
    ['deputy-secretary', '2027-09-05', true, 'wished'],
    ['committee-member', '2027-09-05', true, null],
  ]);
  expect(told.rows[1]).toMatchObject({
    decision: '61-QĐ/ĐU',
    signedOn: '2026-11-21',
    signer: 'Bế Thị Văn Phòng',
  });
  expect(told.counts).toMatchObject({ seats: 3, later: 2, concurrent: 2 });
  expect(told.models).toContainEqual({ office: 'deputy-secretary', post: 'Trưởng thôn', cells: 1 });
  const deputy = told.rows[1]?.term;
  const end = { termId: deputy, why: 'Chuyển công tác', decision: null };
  const early = await write(staff, terms.staff, 'end-term', { ...end, until: '2026-11-22' });
  expect(early.body.problem.code).toBe('members.ends-before-it-began');
  const noted = { termId: terms.secretary, statePost: null, portfolio: 'Dân vận' };
  expect((await write(staff, terms.staff, 'note-seat', noted)).status).toBe(200);
  const signed = { on: '2026-11-22', signer: 'Bế Thị Văn Phòng', basis: 'Điều lệ Đảng' };
  const unnumbered = await write(staff, terms.staff, 'end-term', { ...end, until: '2026-11-23', signed });
  expect(unnumbered.body.problem.code).toBe('members.decision-is-missing');
  const numbered = { ...end, until: '2026-11-23', signed, decision: '62-QĐ/ĐU' };
  // While the day is to come the end can still be set right.
  const mistyped = { ...numbered, until: addDays(dayOf(machineClock.now()), 30) };
  expect((await write(staff, terms.staff, 'end-term', mistyped)).status).toBe(200);
  expect((await write(staff, terms.staff, 'end-term', numbered)).status).toBe(200);
  expect((await seats()).rows[0]).toMatchObject({ office: 'secretary', portfolio: 'Dân vận' });
});
