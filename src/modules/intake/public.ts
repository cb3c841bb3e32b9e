export { readTableFile } from './contract.ts';
