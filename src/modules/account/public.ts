export { lateCommands } from './contract/late.ts';
