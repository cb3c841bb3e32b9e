import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleAppoint } from './commands/appoint.ts';
import { bringMembers } from './commands/bring-members.ts';
import { placePeople } from './commands/place-people.ts';
import { takeBackMembers } from './commands/take-back-members.ts';
import { undoPlaces } from './commands/undo-places.ts';
import { answerMe } from './queries/me.ts';
import { answerMemberPage } from './queries/member-page.ts';
import { answerMembersOf } from './queries/members-of.ts';
import { problems } from './rules/problems.ts';

export const members: ModuleApi = {
  commands: [handleAppoint],
  queries: [answerMembersOf, answerMemberPage, answerMe],
  reactions: [bringMembers, takeBackMembers, placePeople, undoPlaces],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['office_term_pkey', problems.alreadyAppointed],
  ['office_term_once_at_a_time', problems.alreadyAppointed],
  ['office_term_one_secretary', problems.secretaryIsThere],
]);
