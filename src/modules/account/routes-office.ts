import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { closeLogin, reopenLogin } from '#platform/identity/logins.ts';
import { issueRecovery, recover } from '#platform/identity/recovery.ts';
import * as contract from './contract.ts';
import type { AccountSetting, Mounting } from './routes.ts';
import { loginName } from './rules/login-name.ts';
import { judgePassword } from './judge-password.ts';
import * as problems from './rules/problems.ts';

const done = { done: true } as const;

const refusals = {
  'name-needed': problems.nameNeeded,
  'name-taken': problems.nameTaken,
  closed: problems.accountClosed,
} as const;

/** What an officer of the level above does for somebody who stands before them. */
export function officeRoutes(mounting: Mounting, account: AccountSetting): void {
  const { setting } = account.identity;

  mounting.session(contract.issueRecovery, async ({ session, input }) => {
    const personId = input.personId as Id;
    if (!(await account.mayRecover(session.personId, personId))) return refuse(problems.notFound);
    const name = input.name === undefined ? null : loginName(input.name);
    if (input.name !== undefined && name === null) return refuse(problems.nameNotUsable);
    const fullName = await account.fullNameOf(personId);
    const issued = await issueRecovery(setting, {
      officer: session.personId,
      personId,
      name,
      fullName,
      clearSecondFactor: input.clearSecondFactor ?? false,
    });
    if (issued.outcome !== 'issued') return refuse(refusals[issued.outcome]);
    return ok({ name: issued.name, code: issued.code, until: issued.until });
  });

  mounting.anyone(contract.recover, async ({ input, address }) => {
    const name = loginName(input.name);
    const problem = await judgePassword(input.password, name ?? '');
    if (problem) return refuse(problem);
    const outcome = await recover(setting, { name, code: input.code, password: input.password, address });
    if (outcome === 'wait') return refuse(problems.waitAWhile);
    return outcome === 'recovered' ? ok(done) : refuse(problems.wrongRecoveryCode);
  });

  mounting.session(contract.closeAccount, ({ session, input }) =>
    asOfficer(account, session.personId, input.personId, (personId) =>
      closeLogin(setting, personId, session.personId),
    ),
  );

  mounting.session(contract.reopenAccount, ({ session, input }) =>
    asOfficer(account, session.personId, input.personId, (personId) =>
      reopenLogin(setting, personId, session.personId),
    ),
  );
}

async function asOfficer(
  account: AccountSetting,
  officer: Id,
  person: string,
  work: (personId: Id) => Promise<boolean>,
): Promise<Result<{ done: true }>> {
  const personId = person as Id;
  const did = (await account.mayRecover(officer, personId)) && (await work(personId));
  return did ? ok(done) : refuse(problems.notFound);
}
