import { ok, refuse } from '#kernel/result.ts';
import * as contract from './contract.ts';
import type { AccountSetting, Mounting } from './routes.ts';
import * as problems from './rules/problems.ts';

/** What the administrator sees of the machine: nothing of anybody's work. */
export function installationRoutes(mounting: Mounting, account: AccountSetting): void {
  mounting.session(contract.health, async ({ session }) => {
    if (!(await account.identity.isAdministrator(session.personId))) return refuse(problems.notFound);
    return ok(await account.health());
  });
}
