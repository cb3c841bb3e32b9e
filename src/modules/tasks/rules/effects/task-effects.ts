import { effectsOf, localRulesOf, type Decisions, type DeviceDesk } from '#kernel/decision.ts';
import {
  adoptWithTasks,
  decideDropping,
  decideReport,
  decideSetting,
  decideTaskReopening,
  lockWithTasks,
} from '../decisions.ts';

/** «Mọi việc về nhiệm vụ» — by the name of the command. */
export const taskDecisions = {
  'set-task': decideSetting,
  'drop-task': decideDropping,
  'report-task': decideReport,
  'reopen-task': decideTaskReopening,
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
export const taskRules = (device: () => DeviceDesk) => localRulesOf(taskDecisions, device);
