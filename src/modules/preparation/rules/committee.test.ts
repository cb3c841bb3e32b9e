import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsAfter, rowsFrom, type Desk } from '#kernel/decision.ts';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { cited } from './cited.ts';
import { decideTick } from './checklist.ts';
import {
  committeeOn,
  decideCommitteeDropping,
  decideCommitteeMeeting,
  decideCommitteePaper,
  decideCommitteeSignature,
} from './committee.ts';
import type { RecordCommitteeMeeting } from './orders.ts';

const id = (name: string) => name as Id;
const day = (text: string) => text as CivilDate;
const rules = loadRuleBundle('rule-packs');
const deskOf = (person: string): Desk => ({
  rules,
  person: id(person),
  command: id('c'),
  now: '2026-11-01T02:00:00.000Z' as Instant,
  organisation: { id: id('cell'), no: 7 },
});
const term = (person: string, office: string): [string, object] => [
  person,
  { personId: person, organisationNo: 7, office, valid: '[2025-01-01,)' },
];
const book = (terms: readonly [string, object][], meeting: object = {}) =>
  rowsFrom({
    'office-term': new Map(terms),
    meeting: new Map([
      [
        'm',
        {
          id: 'm',
          organisationNo: 7,
          month: '2026-11-01',
          state: 'planned',
          heldOn: null,
          plannedOn: '2026-11-03',
          ...meeting,
        },
      ],
    ]),
  });
const three = [term('an', 'secretary'), term('bình', 'deputy-secretary'), term('chi', 'committee-member')];
const order: RecordCommitteeMeeting = {
  id: id('k'),
  month: day('2026-11-01'),
  heldOn: day('2026-10-29'),
  presentIds: [id('an'), id('chi')],
  chairId: id('an'),
  clerkId: id('chi'),
  contents: 'Chương trình tháng 11',
  conclusions: 'Thống nhất chương trình',
};
const refused = (changes: Partial<RecordCommitteeMeeting>, rows = book(three)) => {
  const decided = cited(decideCommitteeMeeting)(rows, { ...order, ...changes }, deskOf('an'));
  return decided.ok ? 'done' : [decided.problem.code, decided.problem.citation?.document ?? ''];
};

test('the committee of the day, most of it present, keeps minutes of what it agreed', () => {
  expect(refused({})).toBe('done');
  expect(refused({ presentIds: [id('an')], clerkId: id('an') })).toEqual([
    'preparation.committeeIsShort',
    expect.stringContaining('Điều lệ Đảng'),
  ]);
  expect(refused({ presentIds: [id('an'), id('chi'), id('lạ')] })[0]).toBe(
    'preparation.committeeMeetingHasOutsiders',
  );
  expect(refused({ clerkId: id('bình') })[0]).toBe('preparation.committeeSignerWasAway');
  expect(refused({ conclusions: ' ' })).toEqual([
    'preparation.committeeMinutesAreEmpty',
    expect.stringContaining('42-HD/BTCTW'),
  ]);
  expect(refused({ heldOn: day('2026-11-02') })[0]).toBe('preparation.committeeMeetingIsToCome');
  expect(refused({ contents: 'TỐI MẬT việc cán bộ' })[0]).toBe('preparation.secretMatter');
});

test('without an elected committee secretary and deputy agree, in short', () => {
  const two = book([term('an', 'secretary'), term('bình', 'deputy-secretary')]);
  expect(committeeOn(two, 7, day('2026-10-29'))).toEqual({ people: ['an', 'bình'], isElected: false });
  const decided = decideCommitteeMeeting(
    two,
    { ...order, presentIds: [id('an'), id('bình')], clerkId: id('bình') },
    deskOf('an'),
  );
  expect(decided.ok && decided.value.changes[0]?.row).toMatchObject({ short: true, strength: 2 });
});

test('what was signed is signed anew once it is corrected, and a file stays', () => {
  let rows = book(three);
  const give = <Input extends object>(
    decide: (
      rows: typeof book extends (...args: never[]) => infer R ? R : never,
      input: Input,
      desk: Desk,
    ) => ReturnType<typeof decideCommitteeMeeting>,
    input: Input,
    person = 'an',
  ) => {
    const decided = decide(rows, input, deskOf(person));
    if (decided.ok) rows = rowsAfter(rows, decided.value.changes);
    return decided.ok ? 'done' : decided.problem.code;
  };
  const committeeMeetingId = order.id;
  expect(give(decideCommitteeMeeting, order)).toBe('done');
  expect(give(decideCommitteeSignature, { committeeMeetingId, version: 1 }, 'bình')).toBe(
    'preparation.isNoSignerOfCommittee',
  );
  expect(give(decideCommitteeSignature, { committeeMeetingId, version: 1 })).toBe('done');
  expect(give(decideCommitteePaper, { committeeMeetingId, file: 'f', fileName: 'ảnh.jpg' })).toBe('done');
  expect(give(decideCommitteeDropping, { committeeMeetingId })).toBe('preparation.committeeMinutesAreSigned');
  expect(give(decideCommitteeMeeting, { ...order, conclusions: 'Đổi giờ họp' })).toBe('done');
  expect(rows.one('committee-meeting', 'k')).toMatchObject({ version: 2, chairSignedAt: null });
  expect(rows.one('committee-minutes', 'k')).toMatchObject({ files: [{ sha256: 'f', name: 'ảnh.jpg' }] });
  expect(give(decideCommitteeSignature, { committeeMeetingId, version: 1 }, 'chi')).toBe(
    'preparation.committeeMinutesAreCorrected',
  );
  expect(give(decideCommitteeDropping, { committeeMeetingId })).toBe('done');
  expect([rows.one('committee-meeting', 'k'), rows.one('committee-minutes', 'k')]).toEqual([
    undefined,
    undefined,
  ]);
});

test('a tick does not stand in for minutes', () => {
  const tick = { meetingId: id('m'), step: 'committee', doneOn: day('2026-10-29') };
  expect(cited(decideTick)(book(three), tick, deskOf('an'))).toMatchObject({
    problem: {
      code: 'preparation.stepNeedsMinutes',
      citation: { document: expect.stringContaining('42-HD') as string },
    },
  });
});

test('however many belong to it, a committee that met had more than half of itself present', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (strength, came) => {
      const people = Array.from({ length: strength }, (_, at) => `p${at}`);
      const terms = people.map((person, at) => term(person, at === 0 ? 'secretary' : 'committee-member'));
      const presentIds = people.slice(0, came).map(id);
      const [chairId = id('p0')] = presentIds;
      const decided = decideCommitteeMeeting(
        book(terms),
        { ...order, presentIds, chairId, clerkId: chairId },
        deskOf('p0'),
      );
      expect(decided.ok).toBe(presentIds.length * 2 > strength);
    }),
    { numRuns: 50 },
  );
});
