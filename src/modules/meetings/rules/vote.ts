import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { Threshold, VoteDeduction } from '#kernel/rule-values.ts';
import { neededOf, reaches, writePercent } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { writeBallots } from './ballots.ts';
import { countsDoNotAddUp, probationaryCountsTooMany, problems } from './problems.ts';
import { came, isOfAnother } from './roll.ts';
import type { Ballots, RollEntry, ThresholdName, Vote } from './types.ts';

/** «Số tính kết quả» — the base of 100 % as a sum that people can follow line by line. */
export interface VoteBase {
  readonly base: number;
  /** Official members who are here and may vote: the three counts must add up to it. */
  readonly presentOfficial: number;
  readonly presentProbationary: number;
  /** The first line is added, all others are taken off. */
  readonly lines: readonly VoteBaseLine[];
}

/** «Dòng của số tính kết quả» — so many, and who they are. */
export interface VoteBaseLine {
  readonly label: Text;
  readonly count: number;
  readonly people: readonly Id[];
}

/** «Kết quả đếm» — what was counted for one question. */
export interface VoteCount {
  readonly inFavour: number;
  readonly against: number;
  readonly abstaining: number;
  readonly probationary?: {
    readonly inFavour: number;
    readonly against: number;
    readonly abstaining: number;
  } | null;
}

/** «Kết quả biểu quyết» — decided, with the figures that explain it. */
export interface VoteOutcome {
  readonly carried: boolean;
  readonly needed: number;
  readonly base: number;
  readonly percent: Text;
  readonly headline: Text;
}

const deductionLabels: Readonly<Record<VoteDeduction, Text>> = {
  'exempt-away': { vi: 'Miễn sinh hoạt, không đến', en: 'Exempt, did not come' },
  'temporarily-elsewhere': { vi: 'Tạm chuyển đi nơi khác', en: 'Temporarily elsewhere' },
  suspended: { vi: 'Đình chỉ sinh hoạt', en: 'Suspended' },
};

const votesByDocument: Text = {
  vi: 'Được phân công dự, có quyền biểu quyết theo văn bản',
  en: 'Assigned to attend, with a vote by a document',
};

/**
 * «Tính số để biểu quyết» — the official members of the cell less those the pack takes off.
 * Members temporarily here, guests and probationary members are never in it; those assigned to attend only where a document says so.
 */
export function voteBase(roll: readonly RollEntry[], deductions: readonly VoteDeduction[]): VoteBase {
  const official = roll.filter((entry) => entry.standing === 'official' && hasVoteHere(entry));
  const byDocument = official.filter((entry) => entry.circumstance === 'attached-voting');
  const taken = deductions.map((deduction) => ({
    label: deductionLabels[deduction],
    entries: official.filter((entry) => isDeducted(entry, deduction)),
  }));
  const off = new Set(taken.flatMap((line) => line.entries));
  return {
    base: official.length - off.size,
    presentOfficial: official.filter((entry) => !off.has(entry) && came(entry)).length,
    presentProbationary: roll.filter(
      (entry) => entry.standing === 'probationary' && !isOfAnother(entry) && came(entry),
    ).length,
    lines: [
      lineOf(
        { vi: 'Đảng viên chính thức của chi bộ', en: 'Official members of the cell' },
        official.filter((entry) => !byDocument.includes(entry)),
      ),
      ...(byDocument.length > 0 ? [lineOf(votesByDocument, byDocument)] : []),
      ...taken.map((line) => lineOf(line.label, line.entries)),
    ],
  };
}

/**
 * «Quyết định kết quả» — checks the counts against those present, or against the valid ballots of a secret vote,
 * and compares crosswise with the threshold.
 */
export function decideVote(
  base: VoteBase,
  count: VoteCount,
  threshold: Threshold,
  ballots: Ballots | null = null,
): Result<VoteOutcome> {
  if (base.base <= 0) return refuse(problems.nobodyMayVote);
  const counted = count.inFavour + count.against + count.abstaining;
  const voting = ballots ? ballots.valid : base.presentOfficial;
  if (counted !== voting) return refuse(countsDoNotAddUp(counted, voting));
  const opinions = count.probationary;
  const heard = opinions ? opinions.inFavour + opinions.against + opinions.abstaining : 0;
  if (heard > base.presentProbationary)
    return refuse(probationaryCountsTooMany(heard, base.presentProbationary));
  const carried = reaches(count.inFavour, base.base, threshold);
  return ok({
    carried,
    needed: neededOf(base.base, threshold),
    base: base.base,
    percent: {
      vi: writePercent(count.inFavour, base.base),
      en: writePercent(count.inFavour, base.base, 'en'),
    },
    headline: {
      vi: `${count.inFavour} trên ${base.base}: ${carried ? 'thông qua' : 'không thông qua'}`,
      en: `${count.inFavour} of ${base.base}: ${carried ? 'carried' : 'not carried'}`,
    },
  });
}

/** «Ngưỡng của việc này» — two thirds for the matters the pack names, else more than half. */
export function thresholdFor(matter: string, twoThirdsMatters: readonly string[]): ThresholdName {
  return twoThirdsMatters.includes(matter) ? 'two-thirds' : 'majority';
}

/** «Câu ghi kết quả biểu quyết» — the sentence for minutes and resolution; `formName` is the wording of the form of vote. */
export function writeVote(vote: Vote, formName: string): string {
  const counts = `tán thành ${vote.inFavour}, không tán thành ${vote.against}, không có ý kiến ${vote.abstaining}`;
  const share = `đạt ${vote.inFavour}/${vote.base} đảng viên chính thức (${writePercent(vote.inFavour, vote.base)}%)`;
  const result = vote.carried ? 'Thông qua' : 'Không thông qua';
  const papers = vote.ballots ? writeBallots(vote.ballots) : '';
  return `${formName}: ${papers}${counts}; ${share}. ${result}.${writeProbationary(vote)}`;
}

function writeProbationary(vote: Vote): string {
  if (vote.probationaryInFavour === null) return '';
  const counts = [
    `đồng ý ${vote.probationaryInFavour}`,
    `không đồng ý ${vote.probationaryAgainst ?? 0}`,
    `không có ý kiến ${vote.probationaryAbstaining ?? 0}`,
  ];
  return ` Ý kiến của đảng viên dự bị (không tính vào kết quả): ${counts.join(', ')}.`;
}

function lineOf(label: Text, entries: readonly RollEntry[]): VoteBaseLine {
  return { label, count: entries.length, people: entries.map((entry) => entry.personId) };
}

function hasVoteHere(entry: RollEntry): boolean {
  return entry.circumstance === 'attached-voting' || !isOfAnother(entry);
}

function isDeducted(entry: RollEntry, deduction: VoteDeduction): boolean {
  switch (deduction) {
    case 'exempt-away':
      return entry.circumstance === 'exempt' && !came(entry);
    case 'temporarily-elsewhere':
    case 'suspended':
      return entry.circumstance === deduction;
  }
}
