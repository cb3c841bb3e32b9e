import type pg from 'pg';
import type { Problem } from '#kernel/problem.ts';
import { tables as intakeTables } from '#modules/intake/tables.ts';
import { tables as kitTables } from '#modules/kit/tables.ts';
import { tables as meetingsTables } from '#modules/meetings/tables.ts';
import { members } from '#modules/members/api.ts';
import { tables as membersTables } from '#modules/members/tables.ts';
import { organisation } from '#modules/organisation/api.ts';
import { tables as organisationTables } from '#modules/organisation/tables.ts';
import { reports } from '#modules/reports/api.ts';
import { tables as tasksTables } from '#modules/tasks/tables.ts';
import type { Clock } from '#platform/clock.ts';
import type { Road } from '#platform/command.ts';
import type { ModuleApi, QueryHandler } from '#platform/handle.ts';
import { migrate } from '#platform/migrate.ts';
import { loadRuleBundle } from '#platform/rule-packs.ts';
import { fileURLToPath } from 'node:url';

/** Every table of every module, in the order in which they rest on each other. */
export const tables = [
  ...organisationTables,
  ...membersTables,
  ...meetingsTables,
  ...tasksTables,
  ...kitTables,
  ...intakeTables,
];

const modules: readonly ModuleApi[] = [organisation, members, reports];
const constraints: readonly Readonly<Record<string, Problem>>[] = [];

/** Brings a database up to date with the whole house. */
export function migrateHouse(ownerUrl: string, dataFolder: string): Promise<void> {
  return migrate(ownerUrl, tables, dataFolder);
}

/** The road for commands and queries through all modules. */
export function openRoad(pool: pg.Pool, clock: Clock): Road & { readonly queries: ReadonlyMap<string, QueryHandler> } {
  return {
    pool,
    clock,
    rules: loadRuleBundle(fileURLToPath(new URL('../rule-packs', import.meta.url))),
    handlers: new Map(modules.flatMap((module) => module.commands.map((handler) => [handler.contract.name, handler]))),
    queries: new Map(modules.flatMap((module) => module.queries.map((handler) => [handler.contract.name, handler]))),
    reactions: modules.flatMap((module) => module.reactions ?? []),
    constraints: new Map(constraints.flatMap((map) => Object.entries(map))),
  };
}
