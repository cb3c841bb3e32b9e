import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import { ruleOfProblem } from '../cited.ts';
import {
  adoptWithTasks,
  decideDropping,
  decideReport,
  decideSetting,
  decideTaskReopening,
  lockWithTasks,
} from '../decisions.ts';
import { decideAssigning, decideAssignmentEnd } from '../assignments/assign.ts';
import { decideCause } from '../assignments/causes.ts';
import { decideHousehold, decideHouseholdReport, decideVisit } from '../assignments/households.ts';
import { decideStage, decideTagging } from '../assignments/stages.ts';
import {
  decideShortcoming,
  decideShortcomingClosing,
  decideShortcomingReopening,
  decideShortcomingReport,
} from '../shortcomings/decisions.ts';
import { decideProgress, decideTarget, decideTargetDrop } from '../assignments/targets.ts';

/** «Mọi việc về nhiệm vụ» — by the name of the command. */
export const taskDecisions = {
  'set-task': decideSetting,
  'drop-task': decideDropping,
  'report-task': decideReport,
  'reopen-task': decideTaskReopening,
  'assign-member': decideAssigning,
  'end-assignment': decideAssignmentEnd,
  'set-target': decideTarget,
  'drop-target': decideTargetDrop,
  'add-progress': decideProgress,
  'give-cause': decideCause,
  'keep-household': decideHousehold,
  'note-visit': decideVisit,
  'report-household': decideHouseholdReport,
  'note-stage': decideStage,
  'tag-resolution': decideTagging,
  'record-shortcoming': decideShortcoming,
  'report-shortcoming': decideShortcomingReport,
  'close-shortcoming': decideShortcomingClosing,
  'reopen-shortcoming': decideShortcomingReopening,
} as const satisfies Decisions;

/** Commands of the meeting that also open tasks: these take the place of the meeting's own effects. */
const withTasks = {
  'adopt-resolution': adoptWithTasks,
  'lock-minutes': lockWithTasks,
} as const satisfies Decisions;

/** «Hiệu lực dự kiến về nhiệm vụ» — to be registered after the effects of meetings, two of which it completes. */
export const taskEffects = (device: () => DeviceDesk) =>
  effectsOf({ ...taskDecisions, ...withTasks }, device);

/** «Luật trên máy». */
export const taskRules = (device: () => DeviceDesk) => localRulesOf(taskDecisions, device, ruleOfProblem);
