import type { Problem } from '#kernel/problem.ts';
import type { RulesOfDay } from '#kernel/rule-pack.ts';
import { fold } from '#kernel/vietnamese.ts';
import type { AgendaItem, ThresholdName, Vote } from './types.ts';
import { thresholdFor } from './vote.ts';

type Named = Pick<AgendaItem, 'id' | 'kind' | 'title' | 'originKind'>;

/** «Câu chưa quyết định» — with it an item on a person is left without a vote; it stands in the minutes as it is. */
export const undecided = 'Chi bộ chưa quyết định việc này ở buổi này.';

/** «Chưa quyết định» — whether nothing was decided: the sentence is all that was concluded. */
export function isUndecided(conclusion: string | null): boolean {
  return conclusion !== null && fold(conclusion.trim()) === fold(undecided);
}

/** «Việc về con người» — the matter that a title or a conclusion names by the words of the pack; `null`: none. */
export function matterIn(text: string, rulesOf: RulesOfDay): string | null {
  const said = fold(text);
  const matters = Object.entries(rulesOf('meetings.matters-by-vote')?.value ?? {});
  return matters.find(([, words]) => words.some((each) => said.includes(fold(each))))?.[0] ?? null;
}

/** «Ngưỡng của mục» — two thirds where the item is named after such a matter. */
export function thresholdOf(item: Pick<Named, 'title'> | undefined, rulesOf: RulesOfDay): ThresholdName {
  const matter = item ? matterIn(item.title, rulesOf) : null;
  return thresholdFor(matter ?? '', rulesOf('meetings.two-thirds-matters')?.value ?? []);
}

/**
 * «Mục còn nợ biểu quyết» — the threshold still to be voted by before the item is concluded with these words; `null`: none.
 * An item is known by its title, what stands under «việc cần biểu quyết» or «kết luận» also by what was concluded;
 * what is only told there is no decision. Concluding the meeting sums up: there a vote under any of its items will do.
 */
export function voteOwed(
  item: Named,
  conclusion: string | null,
  votes: readonly Pick<Vote, 'itemId' | 'threshold' | 'carried'>[],
  rulesOf: RulesOfDay,
): ThresholdName | null {
  if (item.kind === 'information' || item.originKind === 'addendum' || isUndecided(conclusion)) return null;
  const sumsUp = item.kind === 'conclusion';
  const words = item.kind === 'business' || sumsUp ? `${item.title}. ${conclusion ?? ''}` : item.title;
  const matter = matterIn(words, rulesOf);
  if (matter === null) return null;
  const threshold = thresholdFor(matter, rulesOf('meetings.two-thirds-matters')?.value ?? []);
  const settles = (vote: (typeof votes)[number]) =>
    (sumsUp || vote.itemId === item.id) &&
    vote.carried !== null &&
    (threshold === 'majority' || vote.threshold === threshold);
  return votes.some(settles) ? null : threshold;
}

/** «Quyết định về con người mà chưa biểu quyết». */
export function voteIsMissing(threshold: ThresholdName, rulesOf: RulesOfDay): Problem {
  const most = threshold === 'two-thirds';
  const rule = rulesOf('meetings.matters-by-vote');
  return {
    code: 'meetings.voteIsMissing',
    message: {
      vi: `Việc về một người phải biểu quyết${most ? ', mức hai phần ba,' : ''} rồi mới kết luận.`,
      en: `What concerns a person is voted on${most ? ', by two thirds,' : ''} before it is concluded.`,
    },
    fix: {
      vi: 'Bấm Biểu quyết và ghi kết quả. Chưa quyết được thì bấm Chưa quyết định ở buổi này.',
      en: 'Record the vote, or leave the matter undecided at this meeting.',
    },
    ...(rule ? { citation: rule.citation } : {}),
    field: 'conclusion',
  };
}

/** «Kết luận đang dựa vào biểu quyết này». */
export const conclusionRestsOnVote: Problem = {
  code: 'meetings.conclusionRestsOnVote',
  message: {
    vi: 'Mục này đã kết luận theo kết quả biểu quyết đó.',
    en: 'The item was concluded upon this vote.',
  },
  fix: { vi: 'Bấm Bàn lại mục này, rồi bỏ kết quả.', en: 'Open the item again, then withdraw the vote.' },
};
