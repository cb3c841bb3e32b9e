import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { makeId, type Id } from '#kernel/id.ts';
import { dayOf, type Clock } from '../clock.ts';
import { ask, sql } from '../database/pool.ts';
import { hashPassword } from './argon2.ts';
import { note } from './events.ts';
import { addLogin, loginNamed, nameAdministrator, storePassword } from './logins.ts';
import { clearSecondFactor } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import { together } from './setting.ts';

/** What the operator says about a new user. `name` stands in its one form, the password has been checked. */
export interface NewUser {
  readonly name: string;
  readonly password: string;
  readonly fullName: string;
  /** The person of the register, if it is there already; else a new lifelong id is made. */
  readonly personId?: Id | undefined;
  readonly administrator?: boolean | undefined;
  readonly mustChangePassword?: boolean | undefined;
}

/** «Thêm người dùng» — by the operator at the machine, as `sochibo_auth` or as the owner. */
export async function addUser(
  pool: pg.Pool,
  clock: Clock,
  user: NewUser,
): Promise<
  { readonly outcome: 'added'; readonly personId: Id } | { readonly outcome: 'name-taken' | 'account-exists' }
> {
  const now = clock.now();
  const personId = user.personId ?? makeId(Date.parse(now), randomBytes(10));
  return together(pool, async (door) => {
    const { name, fullName, password, mustChangePassword = false } = user;
    const outcome = await addLogin(door, now, {
      personId,
      name,
      fullName,
      password,
      mustChangePassword,
      by: null,
    });
    if (outcome !== 'added') return { outcome };
    if (user.administrator)
      await nameAdministrator(door, now, personId, dayOf(now), 'sochibo user add --administrator');
    return { outcome, personId };
  });
}

/** «Đặt lại mật khẩu» — by the operator at the machine, for somebody who has no office above to go to. */
export async function setPasswordByOperator(
  pool: pg.Pool,
  clock: Clock,
  user: { readonly name: string; readonly password: string; readonly mustChangePassword: boolean },
): Promise<boolean> {
  const now = clock.now();
  const hash = await hashPassword(user.password);
  return together(pool, async (door) => {
    const login = await loginNamed(door, user.name);
    if (!login) return false;
    await storePassword(door, now, login.userId, hash);
    await clearSecondFactor(door, login.userId);
    await endSessions(door, login.userId, null);
    await ask(
      door,
      sql`update identity.login set must_change_password = ${user.mustChangePassword} where user_id = ${login.userId}`,
    );
    await note(door, now, { action: 'password-changed', person: login.personId, by: null });
    return true;
  });
}
