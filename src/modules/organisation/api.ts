import type { ModuleApi } from '#platform/handle.ts';
import { handleAddKind } from './commands/add-kind.ts';
import { bringOrganisations } from './commands/bring-organisations.ts';
import { handleFoundOrganisation } from './commands/found-organisation.ts';
import { handleRecordPlaceFacts } from './commands/record-place-facts.ts';
import { correctAct } from './commands/correct-act.ts';
import { restructure, signAct } from './commands/restructure.ts';
import { takeBackOrganisations } from './commands/take-back-organisations.ts';
import { undoAct } from './commands/undo-act.ts';
import { answerKindsInUse } from './queries/kinds-in-use.ts';
import { answerOrganisationLineage } from './queries/lineage.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';
import { answerPlaceFacts } from './queries/place-facts.ts';

export const organisation: ModuleApi = {
  commands: [handleFoundOrganisation, handleAddKind, handleRecordPlaceFacts],
  queries: [answerOrganisationKinds, answerKindsInUse, answerPlaceFacts, answerOrganisationLineage],
  reactions: [bringOrganisations, takeBackOrganisations, signAct, restructure, undoAct, correctAct],
};
