import type { Problem } from '#kernel/problem.ts';
import { intakeApi } from '#modules/intake/api.ts';
import { tables as intakeTables } from '#modules/intake/tables.ts';
import { constraints as kitConstraints, kitApi } from '#modules/kit/api.ts';
import { tables as kitTables } from '#modules/kit/tables.ts';
import { constraints as meetingsConstraints, meetingsApi } from '#modules/meetings/api.ts';
import { tables as meetingsTables } from '#modules/meetings/tables.ts';
import { constraints as membersConstraints, members } from '#modules/members/api.ts';
import { tables as membersTables } from '#modules/members/tables.ts';
import { organisation } from '#modules/organisation/api.ts';
import { tables as organisationTables } from '#modules/organisation/tables.ts';
import { constraints as restructuringConstraints, restructuring } from '#modules/restructuring/api.ts';
import { tables as restructuringTables } from '#modules/restructuring/tables.ts';
import { constraints as preparationConstraints, preparationApi } from '#modules/preparation/api.ts';
import { tables as preparationTables } from '#modules/preparation/tables.ts';
import { reports } from '#modules/reports/api.ts';
import { cadres, constraints as cadresConstraints } from '#modules/cadres/api.ts';
import { tables as cadresTables } from '#modules/cadres/tables.ts';
import { tables as reportsTables } from '#modules/reports/tables.ts';
import { constraints as tasksConstraints, tasksApi } from '#modules/tasks/api.ts';
import { tables as tasksTables } from '#modules/tasks/tables.ts';
import { constraints as careersConstraints, careersApi } from '#modules/careers/api.ts';
import { tables as careersTables } from '#modules/careers/tables.ts';
import { constraints as programmesConstraints, programmesApi } from '#modules/programmes/api.ts';
import { tables as programmesTables } from '#modules/programmes/tables.ts';
import { accountApi } from '#modules/account/api.ts';
import { tables as accountTables } from '#modules/account/tables.ts';
import type { ModuleApi } from '#platform/handle.ts';

/** Every table of every module, in the order in which they rest on each other. */
export const tables = [
  ...organisationTables,
  ...membersTables,
  ...meetingsTables,
  ...tasksTables,
  ...kitTables,
  ...preparationTables,
  ...intakeTables,
  ...reportsTables,
  ...accountTables,
  ...restructuringTables,
  ...cadresTables,
  ...careersTables,
  ...programmesTables,
];

const workModules: readonly ModuleApi[] = [
  organisation,
  members,
  meetingsApi,
  tasksApi,
  kitApi,
  preparationApi,
  intakeApi,
  reports,
  restructuring,
  cadres,
  careersApi,
  programmesApi,
];
const workHandlers = new Map(
  workModules.flatMap((module) => module.commands.map((handler) => [handler.contract.name, handler])),
);
/** Every module, in the order in which they rest on each other. */
export const modules: readonly ModuleApi[] = [...workModules, accountApi((name) => workHandlers.get(name))];
/** What a constraint of the database means in words. */
export const constraints: readonly ReadonlyMap<string, Problem>[] = [
  membersConstraints,
  meetingsConstraints,
  tasksConstraints,
  kitConstraints,
  preparationConstraints,
  restructuringConstraints,
  cadresConstraints,
  careersConstraints,
  programmesConstraints,
];

/** By name; a name that two modules gave would hide one of them. */
export function byName<Handler extends { readonly contract: { readonly name: string } }>(
  handlers: readonly Handler[],
): ReadonlyMap<string, Handler> {
  const found = new Map(handlers.map((handler) => [handler.contract.name, handler]));
  if (found.size < handlers.length) {
    const names = handlers.map((handler) => handler.contract.name);
    throw new Error(`Given twice: ${names.filter((name, at) => names.indexOf(name) < at).join(', ')}.`);
  }
  return found;
}
