import type { ModuleApi } from '#platform/handle.ts';
import { bringOrganisations } from './commands/bring-organisations.ts';
import { handleFoundOrganisation } from './commands/found-organisation.ts';
import { handleRecordPlaceFacts } from './commands/record-place-facts.ts';
import { handleNoteHamlets } from './commands/note-hamlets.ts';
import { takeBackOrganisations } from './commands/take-back-organisations.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';
import { answerPlaceFacts } from './queries/place-facts.ts';

export const organisation: ModuleApi = {
  commands: [handleFoundOrganisation, handleRecordPlaceFacts, handleNoteHamlets],
  queries: [answerOrganisationKinds, answerPlaceFacts],
  reactions: [bringOrganisations, takeBackOrganisations],
};
