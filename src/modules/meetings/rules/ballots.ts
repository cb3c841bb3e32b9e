import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Text } from '#kernel/text.ts';
import { came } from './roll.ts';
import type { Ballots, RollEntry } from './types.ts';

/** «Một lần kiểm phiếu» — what one teller counted by himself. */
export interface BallotCount {
  readonly tellerId: Id;
  readonly issued: number;
  readonly returned: number;
  readonly invalid: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
}

type Figure = Exclude<keyof BallotCount, 'tellerId'>;

/** The figures in the order in which tellers find them. */
export const ballotFigures: readonly { readonly figure: Figure; readonly label: Text }[] = [
  { figure: 'issued', label: { vi: 'Phiếu phát ra', en: 'Ballots issued' } },
  { figure: 'returned', label: { vi: 'Phiếu thu về', en: 'Ballots returned' } },
  { figure: 'invalid', label: { vi: 'Phiếu không hợp lệ', en: 'Invalid ballots' } },
  { figure: 'inFavour', label: { vi: 'Tán thành', en: 'In favour' } },
  { figure: 'against', label: { vi: 'Không tán thành', en: 'Against' } },
  { figure: 'abstaining', label: { vi: 'Không ý kiến', en: 'Abstaining' } },
];

/** «Soát một lần kiểm phiếu» — papers issued, returned, valid, and what stands on them, hold together. */
export function checkCount(count: BallotCount, presentOfficial: number): Problem | null {
  const { issued, returned, invalid, inFavour, against, abstaining } = count;
  if (issued > presentOfficial)
    return wrong(
      'issued',
      {
        vi: `Phát ra ${issued} phiếu nhưng chỉ có ${presentOfficial} đảng viên chính thức có mặt.`,
        en: `${issued} ballots were issued, but ${presentOfficial} official members are present.`,
      },
      {
        vi: 'Đếm lại số phiếu phát ra, hoặc xem lại điểm danh.',
        en: 'Count those issued again, or check the roll.',
      },
    );
  if (returned > issued)
    return wrong(
      'returned',
      {
        vi: `Thu về ${returned} phiếu, nhiều hơn ${issued} phiếu phát ra.`,
        en: `${returned} returned, ${issued} issued.`,
      },
      { vi: 'Đếm lại số phiếu phát ra và thu về.', en: 'Count those issued and returned again.' },
    );
  const said = inFavour + against + abstaining;
  if (said + invalid !== returned)
    return wrong(
      'inFavour',
      {
        vi: `Cộng các ý kiến và phiếu không hợp lệ được ${said + invalid}, nhưng thu về ${returned} phiếu.`,
        en: `Answers and invalid ballots add up to ${said + invalid}, but ${returned} were returned.`,
      },
      { vi: 'Đếm lại từng loại phiếu.', en: 'Count each kind again.' },
    );
  return null;
}

/** «Đối chiếu hai lần kiểm» — two people who are here counted each by himself, and found the same. */
export function agreeOnBallots(
  [first, second]: readonly [BallotCount, BallotCount],
  roll: readonly RollEntry[],
  presentOfficial: number,
): Result<Ballots> {
  if (first.tellerId === second.tellerId) return refuse(sameTeller);
  for (const { tellerId } of [first, second])
    if (!roll.some((entry) => entry.personId === tellerId && came(entry))) return refuse(tellerIsAway);
  const problem = checkCount(first, presentOfficial) ?? checkCount(second, presentOfficial);
  if (problem) return refuse(problem);
  const apart = ballotFigures.filter(({ figure }) => first[figure] !== second[figure]);
  if (apart.length > 0) return refuse(countsDiffer(apart.map(({ label }) => label)));
  const { issued, returned, invalid } = first;
  return ok({ tellers: [first.tellerId, second.tellerId], issued, returned, valid: returned - invalid });
}

/** «Câu ghi số phiếu» — for minutes and resolution, before the counts by answer. */
export function writeBallots({ issued, returned, valid }: Ballots): string {
  return `phát ra ${issued} phiếu, thu về ${returned} phiếu, hợp lệ ${valid} phiếu, không hợp lệ ${returned - valid} phiếu; `;
}

const sameTeller: Problem = {
  code: 'meetings.sameTeller',
  message: { vi: 'Hai lần kiểm phiếu phải do hai người.', en: 'The two counts must be by two people.' },
  fix: { vi: 'Chọn người thứ hai trong tổ kiểm phiếu.', en: 'Choose the second teller.' },
};

const tellerIsAway: Problem = {
  code: 'meetings.tellerIsAway',
  message: {
    vi: 'Người kiểm phiếu không có mặt theo điểm danh.',
    en: 'A teller is not present on the roll.',
  },
  fix: { vi: 'Chọn người có mặt, hoặc sửa điểm danh.', en: 'Choose somebody present, or mend the roll.' },
};

function countsDiffer(labels: readonly Text[]): Problem {
  const [vi, en] = [
    labels.map((label) => label.vi.toLowerCase()),
    labels.map((label) => label.en.toLowerCase()),
  ];
  return {
    code: 'meetings.countsDiffer',
    message: {
      vi: `Hai lần kiểm khác nhau ở: ${vi.join(', ')}.`,
      en: `The counts differ in: ${en.join(', ')}.`,
    },
    fix: { vi: 'Hai người cùng đếm lại những phiếu ấy.', en: 'Count those again together.' },
  };
}

function wrong(field: Figure, message: Text, fix: Text): Problem {
  return { code: `meetings.ballots.${field}`, message, fix, field: 'ballots' };
}
