import { tables as intake } from '#modules/intake/tables.ts';
import { tables as kit } from '#modules/kit/tables.ts';
import { tables as meetings } from '#modules/meetings/tables.ts';
import { tables as members } from '#modules/members/tables.ts';
import { tables as organisation } from '#modules/organisation/tables.ts';
import { tables as tasks } from '#modules/tasks/tables.ts';
import { migrate } from '#platform/migrate.ts';

/** Every table of every module, in the order in which they rest on each other. */
export const tables = [...organisation, ...members, ...meetings, ...tasks, ...kit, ...intake];

/** Brings a database up to date with the whole house. */
export function migrateHouse(ownerUrl: string, dataFolder: string): Promise<void> {
  return migrate(ownerUrl, tables, dataFolder);
}
