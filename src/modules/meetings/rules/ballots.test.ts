import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aVote, entriesOf } from '#support/meetings.ts';
import { agreeOnBallots, checkCount, type BallotCount } from './ballots.ts';
import { decideVote, voteBase, writeVote } from './vote.ts';

const majority = { numerator: 1, denominator: 2, compare: 'more-than' } as const;
const roll = [...entriesOf(9, 'present'), ...entriesOf(1, 'excused')];
const [one, two, away] = [idAt(0), idAt(1), idAt(-1)];
function idAt(index: number) {
  const entry = roll.at(index);
  if (!entry) throw new Error('The roll is shorter.');
  return entry.personId;
}
const count: BallotCount = {
  tellerId: one,
  issued: 9,
  returned: 8,
  invalid: 1,
  inFavour: 6,
  against: 1,
  abstaining: 0,
};

test('nine issued, eight returned, one invalid: six in favour of ten carry a majority', () => {
  const agreed = agreeOnBallots([count, { ...count, tellerId: two }], roll, 9);
  expect(agreed).toEqual({ ok: true, value: { tellers: [one, two], issued: 9, returned: 8, valid: 7 } });
  if (!agreed.ok) return;
  expect(decideVote(voteBase(roll, []), count, majority, agreed.value)).toMatchObject({
    value: { carried: true, needed: 6, base: 10 },
  });
  expect(
    writeVote(aVote({ ...count, form: 'secret-ballot', base: 10, ballots: agreed.value }), 'Bỏ phiếu kín'),
  ).toBe(
    'Bỏ phiếu kín: phát ra 9 phiếu, thu về 8 phiếu, hợp lệ 7 phiếu, không hợp lệ 1 phiếu; ' +
      'tán thành 6, không tán thành 1, không có ý kiến 0; đạt 6/10 đảng viên chính thức (60%). Thông qua.',
  );
});

test.each([
  [{ issued: 10 }, 'meetings.ballots.issued'],
  [{ returned: 10, against: 3 }, 'meetings.ballots.returned'],
  [{ against: 2 }, 'meetings.ballots.inFavour'],
])('a count that does not hold together is refused: %j', (change, code) => {
  expect(checkCount({ ...count, ...change }, 9)?.code).toBe(code);
});

test('two people who are here, with the same figures', () => {
  const again = (change: Partial<BallotCount>) =>
    agreeOnBallots([count, { ...count, tellerId: two, ...change }], roll, 9);
  expect(again({ tellerId: one })).toMatchObject({ problem: { code: 'meetings.sameTeller' } });
  expect(again({ tellerId: away })).toMatchObject({
    problem: { code: 'meetings.tellerIsAway' },
  });
  expect(again({ inFavour: 5, against: 2 })).toMatchObject({
    problem: {
      code: 'meetings.countsDiffer',
      message: { vi: 'Hai lần kiểm khác nhau ở: tán thành, không tán thành.' },
    },
  });
});

test('whatever two tellers agree on adds up, and never passes those present', () => {
  const figure = fc.nat({ max: 9 });
  fc.assert(
    fc.property(
      figure,
      figure,
      figure,
      figure,
      figure,
      figure,
      (issued, returned, invalid, inFavour, against, abstaining) => {
        const said = { tellerId: one, issued, returned, invalid, inFavour, against, abstaining };
        const agreed = agreeOnBallots([said, { ...said, tellerId: two }], roll, 9);
        const holds =
          issued <= 9 && returned <= issued && inFavour + against + abstaining + invalid === returned;
        expect(agreed.ok).toBe(holds);
        if (agreed.ok) expect(agreed.value.valid).toBe(inFavour + against + abstaining);
      },
    ),
    { numRuns: 300 },
  );
});
