import type { Problem } from '#kernel/problem.ts';
import type { ModuleApi } from '#platform/handle.ts';
import { handleAssignMember, handleEndAssignment } from './commands/assignments.ts';
import { handleGiveTask } from './commands/give-task.ts';
import { handleGiveCause } from './commands/give-cause.ts';
import { handleKeepHousehold, handleNoteVisit, handleReportHousehold } from './commands/households.ts';
import { handleNoteStage, handleTagResolution, reviewResolutions } from './commands/stages.ts';
import { handleAddProgress, handleDropTarget, handleSetTarget } from './commands/targets.ts';
import { handleDropTask } from './commands/drop-task.ts';
import { openTasksOfClosing, passTasksOn } from './commands/pass-tasks-on.ts';
import { takeTasksBack } from './commands/take-tasks-back.ts';
import { openTasksWhen } from './commands/open-tasks.ts';
import { followPeople } from './commands/follow-person.ts';
import { handleReopenTask } from './commands/reopen-task.ts';
import { handleReportTask } from './commands/report-task.ts';
import { handleSetTask } from './commands/set-task.ts';
import {
  handleCloseShortcoming,
  handleRecordShortcoming,
  handleReopenShortcoming,
  handleReportShortcoming,
} from './commands/shortcomings.ts';
import { answerShortcomingsBelow } from './queries/shortcomings-below.ts';
import { answerHouseholdsOfPlace } from './queries/households-of-place.ts';
import { answerServingPaper } from './queries/serving-paper.ts';
import { answerTasksOf } from './queries/tasks-of.ts';
import { answerWorkList } from './queries/work-list.ts';
import { answerWorkOfCells } from './queries/work-of-cells.ts';
import { problems } from './rules/problems.ts';
import { shortcomingProblems } from './rules/shortcomings/shortcomings.ts';
import { ruleOfProblem } from './rules/cited.ts';

export const tasksApi: ModuleApi = {
  commands: [
    handleSetTask,
    handleGiveTask,
    handleDropTask,
    handleReopenTask,
    handleReportTask,
    handleAssignMember,
    handleEndAssignment,
    handleSetTarget,
    handleDropTarget,
    handleAddProgress,
    handleGiveCause,
    handleKeepHousehold,
    handleNoteVisit,
    handleReportHousehold,
    handleNoteStage,
    handleTagResolution,
    handleRecordShortcoming,
    handleReportShortcoming,
    handleCloseShortcoming,
    handleReopenShortcoming,
  ],
  citations: ruleOfProblem,
  queries: [
    answerTasksOf,
    answerWorkOfCells,
    answerServingPaper,
    answerWorkList,
    answerHouseholdsOfPlace,
    answerShortcomingsBelow,
  ],
  reactions: [
    openTasksWhen('resolution-adopted'),
    openTasksWhen('minutes-locked'),
    reviewResolutions,
    passTasksOn,
    takeTasksBack,
    followPeople,
  ],
  surveys: [openTasksOfClosing],
};

/** Sentences for constraints that a person can run into. */
export const constraints: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  ['shortcoming_closed_by_another', shortcomingProblems.ownCheck],
  ['task_open_has_owner_and_deadline', problems.taskLacksOwnerOrDeadline],
]);
