export { organisationKinds } from './contract.ts';
