import { ask, sql } from '../database/pool.ts';
import { spend } from './attempts.ts';
import { betterAuthOf, headersOf, isRefusal, newTokenIn } from './better-auth.ts';
import { note } from './events.ts';
import { adopt, type FoundSession } from './sessions.ts';
import { minute, type Door, type Setting } from './setting.ts';

/** What an authenticator is fed with, and the codes for the day the phone is gone. */
export interface SecondFactorStart {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

/** From where something is asked. */
export interface Place {
  readonly address: string;
  readonly browser: string | null;
}

/** Whether the second factor is on. */
export async function hasSecondFactor(setting: Setting, userId: string): Promise<boolean> {
  const [user] = await ask(
    setting.pool,
    sql<{ on: boolean }>`
    select coalesce(two_factor_enabled, false) as on from identity."user" where id = ${userId}
  `,
  );
  return user?.on ?? false;
}

/** Begins the second factor; it counts from the first right code on. */
export async function startSecondFactor(
  setting: Setting,
  session: FoundSession,
  name: string,
  password: string,
): Promise<SecondFactorStart | 'wrong-password' | 'on-already'> {
  if (await hasSecondFactor(setting, session.userId)) return 'on-already';
  const { api } = await betterAuthOf(setting);
  const started = await refusable(() =>
    api.enableTwoFactor({ body: { password }, headers: headersOf(setting, session.token) }),
  );
  if (!started || started.method !== 'totp') return 'wrong-password';
  const secret = new URL(started.totpURI).searchParams.get('secret') ?? '';
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(name)}`;
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
  return { uri, secret, backupCodes: started.backupCodes };
}

/** Turns the second factor on by the first code; the session goes on under a new token. `null`: wrong code. */
export async function confirmSecondFactor(
  setting: Setting,
  session: FoundSession,
  typed: string,
  place: Place,
): Promise<{ readonly cookie: string } | null> {
  const code = typed.replace(/\s/g, '');
  if (!(await isFreshCode(setting, session.userId, code))) return null;
  const { api } = await betterAuthOf(setting);
  const confirmed = await refusable(() =>
    api.verifyTOTP({ body: { code }, headers: headersOf(setting, session.token), returnHeaders: true }),
  );
  if (!confirmed) return null;
  await note(setting.pool, setting.clock.now(), { action: 'second-factor-on', person: session.personId });
  return goOn(setting, session, newTokenIn(confirmed.headers), place);
}

/** Turns the second factor off. `null`: wrong password. */
export async function endSecondFactor(
  setting: Setting,
  session: FoundSession,
  password: string,
  place: Place,
): Promise<{ readonly cookie: string } | null> {
  const { api } = await betterAuthOf(setting);
  const ended = await refusable(() =>
    api.disableTwoFactor({
      body: { password },
      headers: headersOf(setting, session.token),
      returnHeaders: true,
    }),
  );
  if (!ended) return null;
  await note(setting.pool, setting.clock.now(), { action: 'second-factor-off', person: session.personId });
  return goOn(setting, session, newTokenIn(ended.headers), place);
}

/** Takes the second factor away, for somebody whose phone is gone and who stands before the officer. */
export async function clearSecondFactor(door: Door, userId: string): Promise<void> {
  await ask(
    door,
    sql`
    with cleared as (delete from identity.two_factor where user_id = ${userId})
    update identity."user" set two_factor_enabled = false where id = ${userId}
  `,
  );
}

/** A code counts once, also within the ninety seconds for which it would be right. */
export function isFreshCode(setting: Setting, userId: string, code: string): Promise<boolean> {
  return spend(setting, [{ key: `code ${code} of ${userId}`, most: 1, within: 2 * minute }]);
}

const issuer = 'Sổ Chi Bộ';

// better-auth ends the session and opens another; the reply that says so may be lost like any other.
async function goOn(
  setting: Setting,
  session: FoundSession,
  token: string | null,
  place: Place,
): Promise<{ readonly cookie: string }> {
  if (token === null) throw new Error('better-auth opened no session after the second factor changed.');
  const { deviceId: device, proven, token: replaces } = session;
  return adopt(setting, token, { ...place, device, proven, replaces });
}

async function refusable<Value>(work: () => Promise<Value>): Promise<Value | null> {
  try {
    return await work();
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}
