import { randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import type { Instant } from '#kernel/civil-date.ts';
import { makeId, type Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { hashPassword } from './argon2.ts';
import { giveBack, signInLimits, spend } from './attempts.ts';
import { note } from './events.ts';
import { addLogin, loginNamed, loginOf, storePassword } from './logins.ts';
import { clearSecondFactor } from './second-factor.ts';
import { endSessions } from './sessions.ts';
import { after, keyedHash, minute, together, type Setting } from './setting.ts';

// Ten signs of 31 are 49 bits; none looks or sounds like another when read out.
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const groups = [5, 5];
const lasting = 10 * minute;
const mostTries = 5;

/** For whom a code is asked; `name` and `fullName` where the person has no account yet. */
export interface RecoveryOrder {
  readonly officer: Id;
  readonly personId: Id;
  readonly name: string | null;
  readonly fullName: string | null;
  readonly clearSecondFactor: boolean;
}

/** Gives a code for one new password; earlier ones stop counting. */
export async function issueRecovery(
  setting: Setting,
  order: RecoveryOrder,
): Promise<
  | { readonly outcome: 'issued'; readonly name: string; readonly code: string; readonly until: Instant }
  | { readonly outcome: 'name-needed' | 'name-taken' | 'closed' }
> {
  const now = setting.clock.now();
  const until = after(now, lasting);
  const code = newCode();
  return together(setting.pool, async (door) => {
    const known = await loginOf(door, order.personId);
    if (known?.closed) return { outcome: 'closed' };
    const name = known?.name ?? order.name;
    if (name === null) return { outcome: 'name-needed' };
    if (!known) {
      const fullName = order.fullName ?? name;
      const added = await addLogin(door, now, {
        personId: order.personId,
        name,
        fullName,
        by: order.officer,
      });
      if (added !== 'added') return { outcome: 'name-taken' };
    }
    await ask(
      door,
      sql`
      update identity.recovery set expires_at = least(expires_at, ${now}) where person_id = ${order.personId} and used_at is null
    `,
    );
    await ask(
      door,
      sql`
      insert into identity.recovery (id, person_id, officer_id, code_hash, clears_second_factor, issued_at, expires_at)
      values (${makeId(Date.parse(now), randomBytes(10))}, ${order.personId}, ${order.officer},
              ${hashOf(setting, order.personId, code)}, ${order.clearSecondFactor}, ${now}, ${until})
    `,
    );
    await note(door, now, { action: 'recovery-issued', person: order.personId, by: order.officer });
    return { outcome: 'issued', name, code: shown(code), until };
  });
}

/** Sets a new password by a code: once, within its ten minutes. Every session of the person ends. */
export async function recover(
  setting: Setting,
  typed: {
    readonly name: string | null;
    readonly code: string;
    readonly password: string;
    readonly address: string;
  },
): Promise<'recovered' | 'wrong' | 'wait'> {
  const limits = signInLimits(`recovery ${typed.name ?? ''}`, typed.address);
  if (!(await spend(setting, limits))) return 'wait';
  const now = setting.clock.now();
  const login = typed.name === null ? null : await loginNamed(setting.pool, typed.name);
  // Hashed before the code is judged: right and wrong then take the same time.
  const hash = await hashPassword(typed.password);
  const recovered = login && !login.closed && (await useCode(setting, login, typed.code, hash, now));
  if (recovered) {
    await giveBack(setting, limits);
    return 'recovered';
  }
  const person = login?.personId ?? null;
  await note(setting.pool, now, { action: 'recovery-refused', person, by: null, address: typed.address });
  return 'wrong';
}

async function useCode(
  setting: Setting,
  login: { readonly userId: string; readonly personId: Id },
  typed: string,
  hash: string,
  now: Instant,
): Promise<boolean> {
  // Each try is counted in a transaction of its own: a refusal must not undo the count.
  const [recovery] = await ask(
    setting.pool,
    sql<{ id: Id; codeHash: Buffer; officer: Id; clears: boolean }>`
    update identity.recovery set attempts = attempts + 1
    where person_id = ${login.personId} and used_at is null and expires_at > ${now} and attempts < ${mostTries}
    returning id, code_hash as "codeHash", officer_id as officer, clears_second_factor as clears
  `,
  );
  const expected = hashOf(setting, login.personId, typed);
  if (!recovery || !timingSafeEqual(recovery.codeHash, expected)) return false;
  return together(setting.pool, async (door) => {
    const used = await ask(
      door,
      sql`
      update identity.recovery set used_at = ${now} where id = ${recovery.id} and used_at is null returning id
    `,
    );
    if (used.length === 0) return false;
    await storePassword(door, now, login.userId, hash);
    if (recovery.clears) await clearSecondFactor(door, login.userId);
    await endSessions(door, login.userId, null);
    await note(door, now, {
      action: 'recovery-used',
      person: login.personId,
      detail: { officer: recovery.officer },
    });
    return true;
  });
}

function newCode(): string {
  const length = groups.reduce((sum, group) => sum + group, 0);
  return Array.from({ length }, () => signs[randomInt(signs.length)]).join('');
}

function shown(code: string): string {
  let from = 0;
  return groups.map((length) => code.slice(from, (from += length))).join('-');
}

function hashOf(setting: Setting, personId: string, typed: string): Buffer {
  const code = typed.toUpperCase().replace(/[^A-Z\d]/g, '');
  return keyedHash(setting.secret, 'recovery code', `${personId} ${code}`);
}
