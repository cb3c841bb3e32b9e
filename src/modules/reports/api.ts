import type { ModuleApi } from '#platform/handle.ts';
import { answerOrganisationPage } from './queries/organisation-page.ts';
import { answerOrganisations } from './queries/organisations.ts';
import { answerStatistics } from './queries/statistics.ts';

export const reports: ModuleApi = {
  commands: [],
  queries: [answerStatistics, answerOrganisations, answerOrganisationPage],
};
