import type { ModuleApi } from '#platform/handle.ts';
import { bringMembers } from './commands/bring-members.ts';
import { takeBackMembers } from './commands/take-back-members.ts';
import { answerMe } from './queries/me.ts';
import { answerMemberPage } from './queries/member-page.ts';
import { answerMembersOf } from './queries/members-of.ts';

export const members: ModuleApi = {
  commands: [],
  queries: [answerMembersOf, answerMemberPage, answerMe],
  reactions: [bringMembers, takeBackMembers],
};
