import type { ModuleApi } from '#platform/handle.ts';
import { bringOrganisations } from './commands/bring-organisations.ts';
import { handleFoundOrganisation } from './commands/found-organisation.ts';
import { handleNotePlace } from './commands/note-place.ts';
import { takeBackOrganisations } from './commands/take-back-organisations.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';

export const organisation: ModuleApi = {
  commands: [handleFoundOrganisation, handleNotePlace],
  queries: [answerOrganisationKinds],
  reactions: [bringOrganisations, takeBackOrganisations],
};
