import type { RuleOfProblem } from '#kernel/cited.ts';

/** «Căn cứ của lời từ chối» — by the code of the problem, the rule it rests on. */
export const ruleOfProblem: RuleOfProblem = {
  'tasks.taskLacksOwnerOrDeadline': 'meetings.resolution-form',
  'tasks.dueInThePast': 'meetings.resolution-form',
  'tasks.resultIsMissing': 'meetings.resolution-form',
  'tasks.resolutionIsAdopted': 'meetings.resolution-form',
  'tasks.resolutionIsNotAdopted': 'meetings.resolution-form',
  'tasks.stageBeforeAdoption': 'meetings.resolution-form',
  'tasks.reasonIsMissing': 'meetings.resolution-form',
  'tasks.causeIsMissing': 'tasks.undone-causes',
  'tasks.causeIsUnknown': 'tasks.undone-causes',
  'tasks.causeNeedsWords': 'tasks.undone-causes',
};
