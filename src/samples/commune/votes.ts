import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { neededOf } from '#kernel/share.ts';
import type { VoteForm } from '#kernel/rule-values.ts';
import { rollFrom } from '#modules/meetings/rules/from-rows.ts';
import type { AgendaItemRow } from '#modules/meetings/rules/rows.ts';
import type { ThresholdName } from '#modules/meetings/rules/types.ts';
import { voteBase } from '#modules/meetings/rules/vote.ts';
import { ruleOf } from './cell-desk.ts';
import { dice } from './chance.ts';
import { rollOf, type Sat } from './sit.ts';

/** «Biểu quyết» — counted among the official members present; `null` where too few came to carry it. */
export function vote(
  sat: Sat,
  item: AgendaItemRow,
  question: string,
  form: VoteForm,
  threshold: ThresholdName,
  at: Instant,
): Id | null {
  const { desk, id, keeper, sitting } = sat;
  const deductions = ruleOf(desk, 'meetings.vote-deductions', sitting.day);
  const share = ruleOf(
    desk,
    threshold === 'majority' ? 'meetings.vote-majority' : 'meetings.vote-two-thirds',
    sitting.day,
  );
  if (!deductions || !share) return null;
  const base = voteBase(rollFrom(rollOf({ desk, id })), deductions);
  const needed = neededOf(base.base, share);
  const spare = base.presentOfficial - needed;
  if (spare < 0) return null;
  const chance = dice('vote', id, question);
  const against = threshold === 'two-thirds' && chance.yes(0.3) ? Math.min(1, spare) : 0;
  const abstaining = chance.yes(0.2) ? Math.min(1, spare - against) : 0;
  const heard = base.presentProbationary > 0 && chance.yes(0.5) ? base.presentProbationary : null;
  const voteId = desk.pen.id('vote', id, question);
  const { carried } = desk.book.order(
    'record-vote',
    {
      id: voteId,
      meetingId: id,
      itemId: item.id,
      question,
      form,
      threshold,
      inFavour: base.presentOfficial - against - abstaining,
      against,
      abstaining,
      probationaryInFavour: heard,
      probationaryAgainst: heard === null ? null : 0,
      probationaryAbstaining: heard === null ? null : 0,
    },
    keeper,
    at,
  );
  return carried ? voteId : null;
}
