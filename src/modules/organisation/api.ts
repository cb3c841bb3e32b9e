import type { ModuleApi } from '#platform/handle.ts';
import { bringOrganisations } from './commands/bring-organisations.ts';
import { handleFoundOrganisation } from './commands/found-organisation.ts';
import { restructure, signAct } from './commands/restructure.ts';
import { takeBackOrganisations } from './commands/take-back-organisations.ts';
import { undoAct } from './commands/undo-act.ts';
import { answerOrganisationLineage } from './queries/lineage.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';

export const organisation: ModuleApi = {
  commands: [handleFoundOrganisation],
  queries: [answerOrganisationKinds, answerOrganisationLineage],
  reactions: [bringOrganisations, takeBackOrganisations, signAct, restructure, undoAct],
};
