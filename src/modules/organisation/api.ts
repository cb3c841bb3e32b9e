import type { ModuleApi } from '#platform/handle.ts';
import { answerOrganisationKinds } from './queries/organisation-kinds.ts';

export const organisation: ModuleApi = { commands: [], queries: [answerOrganisationKinds] };
