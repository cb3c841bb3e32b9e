import { meetingDecisions } from '#modules/meetings/public.ts';
import { decidePassedAnswer } from '#modules/meetings/rules/decisions/passing.ts';
import { preparationDecisions } from '#modules/preparation/rules/effects/preparation-effects.ts';
import { adoptWithTasks, lockWithTasks } from '#modules/tasks/rules/decisions.ts';
import { taskDecisions } from '#modules/tasks/rules/effects/task-effects.ts';

/** The orders a cell gives through the year, by the decisions that device and server take. */
export const decisions = {
  ...meetingDecisions,
  'tick-step': preparationDecisions['tick-step'],
  'record-committee-meeting': preparationDecisions['record-committee-meeting'],
  'sign-committee-meeting': preparationDecisions['sign-committee-meeting'],
  'send-draft': preparationDecisions['send-draft'],
  'comment-on-draft': preparationDecisions['comment-on-draft'],
  'adopt-resolution': adoptWithTasks,
  'lock-minutes': lockWithTasks,
  ...taskDecisions,
  'answer-passed-concern': decidePassedAnswer,
} as const;

/** The name of an order. */
export type OrderName = keyof typeof decisions;

/** What an order is given with, and what it answers. */
export type OrderInput<Name extends OrderName> = Parameters<(typeof decisions)[Name]>[1];
export type OrderValue<Name extends OrderName> = Extract<
  ReturnType<(typeof decisions)[Name]>,
  { readonly ok: true }
>['value']['value'];
