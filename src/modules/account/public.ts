export { lateCommands } from './contract/late.ts';
export { daysToConfirm } from './contract/handover.ts';
export { isOverdue, type HandoverRow } from './rules/handover.ts';
export { undecided } from './rules/late.ts';
