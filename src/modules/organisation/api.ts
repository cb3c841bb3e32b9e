import type { ModuleApi } from '#platform/handle.ts';
import { bringOrganisations } from './commands/bring-organisations.ts';
import { handleFoundOrganisation } from './commands/found-organisation.ts';
import { takeBackOrganisations } from './commands/take-back-organisations.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';

export const organisation: ModuleApi = {
  commands: [handleFoundOrganisation],
  queries: [answerOrganisationKinds],
  reactions: [bringOrganisations, takeBackOrganisations],
};
