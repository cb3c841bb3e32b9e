import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { giveBack, signInLimits, spend } from './attempts.ts';
import { betterAuthOf, followUp, innerAddress, isRefusal } from './better-auth.ts';
import { note } from './events.ts';
import { loginNamed, type Login } from './logins.ts';
import { isFreshCode } from './second-factor.ts';
import { adopt } from './sessions.ts';
import type { Setting } from './setting.ts';

/** What somebody types to come in, and from where. `name` in its one form; `null` where it cannot be a name. */
export interface SignIn {
  readonly name: string | null;
  readonly password: string;
  readonly code: string | null;
  readonly device: string | null;
  readonly address: string;
  readonly browser: string | null;
}

export type SignedIn =
  | {
      readonly outcome: 'signed-in';
      readonly personId: Id;
      readonly mustChangePassword: boolean;
      readonly cookie: string;
      readonly until: Instant;
    }
  | { readonly outcome: 'wrong' | 'code-needed' | 'wrong-code' | 'closed' | 'wait' };

/** A name nobody can have: better-auth then spends the time of a password on it. */
const nobody = 'nobody';

/** «Đăng nhập» — a wrong name and a wrong password take the same way, the same time and the same answer. */
export async function signIn(setting: Setting, typed: SignIn): Promise<SignedIn> {
  const limits = signInLimits(typed.name ?? '', typed.address);
  const login = typed.name === null ? null : await loginNamed(setting.pool, typed.name);
  if (!(await spend(setting, limits))) return refused(setting, typed, login, 'wait');

  const judged = await judge(setting, typed, login);
  if (judged.outcome !== 'right') {
    if (judged.outcome === 'code-needed') await giveBack(setting, limits);
    return refused(setting, typed, login, judged.outcome);
  }
  await giveBack(setting, limits);
  if (!login || login.closed) {
    await ask(setting.pool, sql`delete from identity.session where token = ${judged.token}`);
    return refused(setting, typed, login, 'closed');
  }
  const opened = await adopt(setting, judged.token, typed);
  await note(setting.pool, setting.clock.now(), {
    action: 'signed-in',
    person: login.personId,
    address: typed.address,
  });
  const { personId, mustChangePassword } = login;
  return { outcome: 'signed-in', personId, mustChangePassword, ...opened };
}

type Judged =
  | { readonly outcome: 'right'; readonly token: string }
  | { readonly outcome: 'wrong' | 'code-needed' | 'wrong-code' };

async function judge(setting: Setting, typed: SignIn, login: Login | null): Promise<Judged> {
  const { api } = await betterAuthOf(setting);
  const body = { email: innerAddress(login?.personId ?? nobody), password: typed.password };
  try {
    const { headers, response } = await api.signInEmail({
      body,
      headers: new Headers(),
      returnHeaders: true,
    });
    // The answer differs while a code is awaited; its declared type does not say so.
    if (!('twoFactorRedirect' in response)) return { outcome: 'right', token: response.token };
    return typed.code === null || !login
      ? { outcome: 'code-needed' }
      : await judgeCode(setting, login, typed.code, headers);
  } catch (error) {
    if (isRefusal(error)) return { outcome: 'wrong' };
    throw error;
  }
}

async function judgeCode(setting: Setting, login: Login, typed: string, answered: Headers): Promise<Judged> {
  const { api } = await betterAuthOf(setting);
  const headers = followUp(answered);
  const code = typed.trim();
  const digits = code.replace(/\s/g, '');
  try {
    if (!/^\d+$/.test(digits)) {
      const { token } = await api.verifyBackupCode({ body: { code }, headers });
      return token ? { outcome: 'right', token } : { outcome: 'wrong-code' };
    }
    if (!(await isFreshCode(setting, login.userId, digits))) return { outcome: 'wrong-code' };
    const { token } = await api.verifyTOTP({ body: { code: digits }, headers });
    return { outcome: 'right', token };
  } catch (error) {
    if (isRefusal(error)) return { outcome: 'wrong-code' };
    throw error;
  }
}

async function refused<Outcome extends 'wrong' | 'code-needed' | 'wrong-code' | 'closed' | 'wait'>(
  setting: Setting,
  typed: SignIn,
  login: Login | null,
  outcome: Outcome,
): Promise<{ readonly outcome: Outcome }> {
  const person = login?.personId ?? null;
  await note(setting.pool, setting.clock.now(), {
    action: 'sign-in-refused',
    person,
    by: null,
    address: typed.address,
    detail: { why: outcome },
  });
  return { outcome };
}
