import { ok, refuse, type Result } from '#kernel/result.ts';
import { qrCode } from '#kernel/qr-code.ts';
import { giveBack, signInLimits, spend } from '#platform/identity/attempts.ts';
import { emptyCookie } from '#platform/identity/cookie.ts';
import { note } from '#platform/identity/events.ts';
import { changePassword, loginOf } from '#platform/identity/logins.ts';
import * as factor from '#platform/identity/second-factor.ts';
import { endSession, listSessions } from '#platform/identity/sessions.ts';
import { signIn } from '#platform/identity/sign-in.ts';
import * as contract from './contract.ts';
import type { AccountSetting, Mounting, Visited } from './routes.ts';
import { loginName } from './rules/login-name.ts';
import { judgePassword } from './judge-password.ts';
import * as problems from './rules/problems.ts';

const done = { done: true } as const;

const refusals = {
  wrong: problems.wrongNameOrPassword,
  'code-needed': problems.codeNeeded,
  'wrong-code': problems.wrongCode,
  closed: problems.accountClosed,
  wait: problems.waitAWhile,
} as const;

/** Coming in, going out, the password and the second factor. */
export function sessionRoutes(mounting: Mounting, { identity }: AccountSetting): void {
  const { setting } = identity;

  mounting.anyone(contract.signIn, async ({ input, asked, address, browser }) => {
    const { password, code = null, device = null } = input;
    const signed = await signIn(setting, {
      name: loginName(input.name),
      password,
      code,
      device,
      address,
      browser,
    });
    if (signed.outcome !== 'signed-in') return refuse(refusals[signed.outcome]);
    const { personId, mustChangePassword, until, cookie } = signed;
    // The cookie of an earlier session is about to be written over; nobody could reach that session again.
    const before = await identity.sessionOf(asked);
    if (before) await endSession(setting, before.userId, before.sessionId);
    identity.setCookie(asked, cookie);
    return ok({ person: personId, mustChangePassword, until });
  });

  mounting.anyone(contract.signOut, async ({ asked, address }) => {
    const session = await identity.sessionOf(asked);
    if (session) {
      await endSession(setting, session.userId, session.sessionId);
      await note(setting.pool, setting.clock.now(), {
        action: 'signed-out',
        person: session.personId,
        address,
      });
    }
    identity.setCookie(asked, emptyCookie(setting));
    return ok(done);
  });

  mounting.session(contract.sessions, async ({ session }) =>
    ok({ sessions: await listSessions(setting, session.userId, session.sessionId) }),
  );

  mounting.session(contract.endSession, async ({ session, id, address }) => {
    if (!(await endSession(setting, session.userId, id))) return refuse(problems.notFound);
    await note(setting.pool, setting.clock.now(), {
      action: 'session-ended',
      person: session.personId,
      address,
    });
    return ok(done);
  });

  mounting.session(contract.changePassword, (visit) =>
    guarded(identity, visit, async () => {
      const { session, input } = visit;
      const name = (await loginOf(setting.pool, session.personId))?.name ?? '';
      const problem = await judgePassword(input.password, name);
      if (problem) return refuse(problem);
      const changed = await changePassword(setting, session, input.current, input.password);
      return changed ? ok(done) : refuse(problems.wrongPassword);
    }),
  );

  secondFactorRoutes(mounting, identity);
}

function secondFactorRoutes(mounting: Mounting, identity: AccountSetting['identity']): void {
  const { setting } = identity;

  mounting.session(contract.secondFactor, async ({ session }) =>
    ok({ on: await factor.hasSecondFactor(setting, session.userId) }),
  );

  mounting.session(contract.startSecondFactor, (visit) =>
    guarded(identity, visit, async () => {
      const { session, input } = visit;
      const name = (await loginOf(setting.pool, session.personId))?.name ?? '';
      const started = await factor.startSecondFactor(setting, session, name, input.password);
      if (started === 'on-already') return refuse(problems.secondFactorOn);
      if (started === 'wrong-password') return refuse(problems.wrongPassword);
      const picture = qrCode(new TextEncoder().encode(started.uri)) ?? { size: 0, path: '' };
      return ok({ ...started, picture, backupCodes: [...started.backupCodes] });
    }),
  );

  mounting.session(contract.confirmSecondFactor, (visit) =>
    guarded(identity, visit, async () => {
      const confirmed = await factor.confirmSecondFactor(setting, visit.session, visit.input.code, visit);
      if (!confirmed) return refuse(problems.wrongCode);
      identity.setCookie(visit.asked, confirmed.cookie);
      return ok(done);
    }),
  );

  mounting.session(contract.endSecondFactor, (visit) =>
    guarded(identity, visit, async () => {
      if (!(await factor.hasSecondFactor(setting, visit.session.userId)))
        return refuse(problems.secondFactorOff);
      const ended = await factor.endSecondFactor(setting, visit.session, visit.input.password, visit);
      if (!ended) return refuse(problems.wrongPassword);
      identity.setCookie(visit.asked, ended.cookie);
      return ok(done);
    }),
  );
}

/** A stolen session must not become a place to guess the password or a code. */
async function guarded<Input, Output>(
  { setting }: AccountSetting['identity'],
  { session, address }: Visited<Input>,
  work: () => Promise<Result<Output>>,
): Promise<Result<Output>> {
  const limits = signInLimits(`session of ${session.userId}`, address);
  if (!(await spend(setting, limits))) return refuse(problems.waitAWhile);
  const result = await work();
  if (result.ok) await giveBack(setting, limits);
  return result;
}
