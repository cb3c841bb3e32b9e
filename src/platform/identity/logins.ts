import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { CivilDate, Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { hashPassword, verifyPassword } from './argon2.ts';
import { innerAddress } from './better-auth.ts';
import { note } from './events.ts';
import { endSessions } from './sessions.ts';
import { together, type Door, type Setting } from './setting.ts';

/** A person's way in. */
export interface Login {
  readonly userId: string;
  readonly personId: Id;
  readonly name: string;
  readonly closed: boolean;
  readonly mustChangePassword: boolean;
}

/** A new way in. `name` stands in its one form; without `password` only a recovery code opens it. */
export interface NewLogin {
  readonly personId: Id;
  readonly name: string;
  readonly fullName: string;
  readonly password?: string;
  readonly mustChangePassword?: boolean;
  /** Who adds it; `null` for the operator at the machine. */
  readonly by: Id | null;
}

/** The login of this name, in its one form. */
export async function loginNamed(door: Door, name: string): Promise<Login | null> {
  const [login] = await ask(
    door,
    sql<Login>`
    select user_id as "userId", person_id as "personId", name, disabled_at is not null as closed,
           must_change_password as "mustChangePassword"
    from identity.login where name = ${name}
  `,
  );
  return login ?? null;
}

/** The login of this person. */
export async function loginOf(door: Door, personId: string): Promise<Login | null> {
  const [login] = await ask(
    door,
    sql<Login>`
    select user_id as "userId", person_id as "personId", name, disabled_at is not null as closed,
           must_change_password as "mustChangePassword"
    from identity.login where person_id = ${personId}
  `,
  );
  return login ?? null;
}

/** The names of an account: for people who stand in no register, as administrators may. */
export async function accountOf(
  door: Door,
  personId: Id,
): Promise<{ readonly name: string; readonly fullName: string } | null> {
  const [account] = await ask(
    door,
    sql<{ name: string; fullName: string }>`
    select login.name, "user".name as "fullName"
    from identity.login join identity."user" on "user".id = login.user_id
    where login.person_id = ${personId}
  `,
  );
  return account ?? null;
}

/** Adds a person's way in. */
export async function addLogin(
  door: pg.ClientBase,
  now: Instant,
  login: NewLogin,
): Promise<'added' | 'name-taken' | 'account-exists'> {
  const userId = randomUUID();
  const hash = login.password === undefined ? null : await hashPassword(login.password);
  const taken = await ask(
    door,
    sql<{ personId: Id }>`
    select person_id as "personId" from identity.login where name = ${login.name} or person_id = ${login.personId}
  `,
  );
  if (taken.length > 0)
    return taken.some((one) => one.personId === login.personId) ? 'account-exists' : 'name-taken';
  await ask(
    door,
    sql`
    with new_user as (
      insert into identity."user" (id, name, email, created_at, updated_at)
      values (${userId}, ${login.fullName}, ${innerAddress(login.personId)}, ${now}, ${now})
      returning id
    ), new_account as (
      insert into identity.account (id, account_id, provider_id, user_id, password, created_at, updated_at)
      select ${randomUUID()}, id, 'credential', id, ${hash}, ${now}, ${now} from new_user
    )
    insert into identity.login (user_id, person_id, name, must_change_password, created_at)
    select id, ${login.personId}, ${login.name}, ${login.mustChangePassword ?? false}, ${now} from new_user
  `,
  );
  await note(door, now, { action: 'account-added', person: login.personId, by: login.by });
  return 'added';
}

/** Changes the password of somebody who knows the present one; every other session ends. */
export async function changePassword(
  setting: Setting,
  who: { readonly personId: Id; readonly userId: string; readonly sessionId: string },
  current: string,
  next: string,
): Promise<boolean> {
  if (!(await isPassword(setting, who.userId, current))) return false;
  const hash = await hashPassword(next);
  const now = setting.clock.now();
  await together(setting.pool, async (door) => {
    await storePassword(door, now, who.userId, hash);
    await endSessions(door, who.userId, who.sessionId);
    await note(door, now, { action: 'password-changed', person: who.personId });
  });
  return true;
}

/** Whether this is the user's password. */
export async function isPassword(setting: Setting, userId: string, password: string): Promise<boolean> {
  const [account] = await ask(
    setting.pool,
    sql<{ password: string | null }>`
    select password from identity.account where user_id = ${userId} and provider_id = 'credential'
  `,
  );
  return account?.password ? verifyPassword(account.password, password) : false;
}

/** Puts a password in place; it no longer has to be changed. */
export async function storePassword(door: Door, now: Instant, userId: string, hash: string): Promise<void> {
  await ask(
    door,
    sql`
    with changed as (
      update identity.account set password = ${hash}, updated_at = ${now}
      where user_id = ${userId} and provider_id = 'credential'
    )
    update identity.login set must_change_password = false where user_id = ${userId}
  `,
  );
}

/** «Khóa tài khoản» — nobody signs in by it, every session ends, tokens and devices stop being known. */
export async function closeLogin(setting: Setting, personId: Id, by: Id | null): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const [login] = await ask(
      door,
      sql<{ userId: string }>`
      update identity.login set disabled_at = coalesce(disabled_at, ${now})
      where person_id = ${personId} returning user_id as "userId"
    `,
    );
    if (!login) return false;
    await endSessions(door, login.userId, null);
    await note(door, now, { action: 'account-closed', person: personId, by });
    return true;
  });
}

/** «Mở lại tài khoản». */
export async function reopenLogin(setting: Setting, personId: Id, by: Id | null): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const opened = await ask(
      door,
      sql`
      update identity.login set disabled_at = null where person_id = ${personId} returning user_id
    `,
    );
    if (opened.length > 0) await note(door, now, { action: 'account-reopened', person: personId, by });
    return opened.length > 0;
  });
}

/** Names an administrator from a day on; named already, nothing changes. */
export async function nameAdministrator(
  door: Door,
  now: Instant,
  personId: Id,
  from: CivilDate,
  decision: string,
): Promise<void> {
  const named = await ask(
    door,
    sql`
    insert into identity.administrator (person_id, valid, decision)
    select ${personId}::uuid, daterange(${from}::date, null), ${decision}
    where not exists (
      select from identity.administrator where person_id = ${personId}::uuid and valid && daterange(${from}::date, null)
    )
    returning person_id
  `,
  );
  if (named.length > 0) await note(door, now, { action: 'administrator-named', person: personId, by: null });
}

/** Whether the person is an administrator on that day: a technical grant without sight of content. */
export async function isAdministrator(door: Door, personId: Id, on: CivilDate): Promise<boolean> {
  const found = await ask(
    door,
    sql`
    select person_id from identity.administrator where person_id = ${personId} and valid @> ${on}::date
  `,
  );
  return found.length > 0;
}
