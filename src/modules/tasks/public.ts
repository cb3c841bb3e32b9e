export { carriedInto, countTasks, taskStanding, type TaskStanding } from './rules/tasks.ts';
