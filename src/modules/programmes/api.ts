import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleConcludeReview } from './commands/conclude-review.ts';
import { handleDropMeasure, handleSetMeasure, handleStateMeasure } from './commands/measure.ts';
import {
  handleChoosePilot,
  handleEndUnit,
  handlePlanUnits,
  handleSetModel,
  handleStartUnit,
} from './commands/model.ts';
import { handleCloseProgramme, handleSetProgramme } from './commands/programme.ts';
import { handleTagMeasures } from './commands/tag-measures.ts';
import { answerModelPage, answerModelsOf, answerModelsOfUnit } from './queries/models.ts';
import { answerProgrammeChoices, answerProgrammePage, answerProgrammesOf } from './queries/programmes.ts';
import { answerBeforeAfter, answerReviewsOf } from './queries/reviews.ts';
import { problems } from './rules/problems.ts';

export const programmesApi: ModuleApi = {
  commands: [
    handleSetProgramme,
    handleCloseProgramme,
    handleSetMeasure,
    handleDropMeasure,
    handleStateMeasure,
    handleTagMeasures,
    handleSetModel,
    handleChoosePilot,
    handlePlanUnits,
    handleStartUnit,
    handleEndUnit,
    handleConcludeReview,
  ],
  queries: [
    answerProgrammesOf,
    answerProgrammePage,
    answerProgrammeChoices,
    answerModelsOf,
    answerModelPage,
    answerModelsOfUnit,
    answerReviewsOf,
    answerBeforeAfter,
  ],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['measure_tag_measure_id_fkey', problems.measureHasWork],
  ['review_once', problems.concludedElsewhere],
]);
