import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleAskAppraisals, handleGiveAppraisal, handleRecordAppraisal } from './commands/appraise.ts';
import { followFiles } from './commands/follow-file.ts';
import { handleRecordEmployment } from './commands/record-employment.ts';
import { handleRecordRatings } from './commands/record-ratings.ts';
import { handleRecordSchooling } from './commands/record-schooling.ts';
import {
  answerAppraisalsByPlace,
  answerAppraisalsOf,
  answerPeopleAtWork,
  appraisalsWaiting,
} from './queries/appraisals.ts';
import { answerPeopleByWork, answerPeopleOfWork } from './queries/people-by-work.ts';
import { answerRatingsOf } from './queries/ratings.ts';
import { answerWorkOf, answerWorkplacesNamed } from './queries/work-of.ts';
import { problems } from './rules/problems.ts';

export const careersApi: ModuleApi = {
  commands: [
    handleRecordEmployment,
    handleRecordSchooling,
    handleAskAppraisals,
    handleGiveAppraisal,
    handleRecordAppraisal,
    handleRecordRatings,
  ],
  queries: [
    answerWorkOf,
    answerWorkplacesNamed,
    answerPeopleAtWork,
    answerAppraisalsOf,
    answerAppraisalsByPlace,
    answerPeopleByWork,
    answerPeopleOfWork,
    answerRatingsOf,
  ],
  reactions: [followFiles],
  surveys: [appraisalsWaiting],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['appraisal_once_a_year', problems.askedAlready],
  ['rating_once_a_year', problems.ratedElsewhere],
]);
