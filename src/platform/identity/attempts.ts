import { isIPv6 } from 'node:net';
import { ask, sql } from '../database/pool.ts';
import { after, keyedHash, minute, type Setting } from './setting.ts';

/** A counter of failures and how many it bears in its time. */
export interface Limit {
  readonly key: string;
  readonly most: number;
  readonly within: number;
}

const window = 15 * minute;

/** What one try to sign in may use up: per name from one address, per name, per address (an office shares one). */
export function signInLimits(name: string, from: string): readonly Limit[] {
  const address = placeOf(from);
  return [
    { key: `name ${name} from ${address}`, most: 10, within: window },
    { key: `name ${name}`, most: 30, within: window },
    { key: `address ${address}`, most: 60, within: window },
  ];
}

/** One line into a house has 2^64 addresses of the new kind, and any machine takes another at will: its first half counts. */
function placeOf(address: string): string {
  const old = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (old !== undefined || !isIPv6(address)) return old ?? address;
  const [front = '', back] = (address.split('%')[0] ?? '').split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const known = [...groups(front), ...groups(back ?? '')].length;
  const gap = back === undefined ? [] : Array.from({ length: 8 - known }, () => '0');
  return [...groups(front), ...gap, ...groups(back ?? '')].slice(0, 4).join(':');
}

/** Counts one try before it is judged, so that tries at the same time all count. `false`: too many. */
export async function spend(setting: Setting, limits: readonly Limit[]): Promise<boolean> {
  const now = setting.clock.now();
  const rows = sql.join(
    limits.map(
      (limit) =>
        sql`(${hash(setting, limit)}::bytea, ${limit.most}::int, ${after(now, limit.within)}::timestamptz)`,
    ),
  );
  const spent = await ask(
    setting.pool,
    sql<{ within: boolean }>`
    with asked (key, most, ends_at) as (values ${rows}),
    counted as (
      insert into identity.attempt as attempt (key, count, ends_at)
      select key, 1, ends_at from asked order by key
      on conflict (key) do update set
        count = case when attempt.ends_at <= ${now}::timestamptz then 1 else attempt.count + 1 end,
        ends_at = case when attempt.ends_at <= ${now}::timestamptz then excluded.ends_at else attempt.ends_at end
      returning key, count
    )
    select bool_and(counted.count <= asked.most) as within from counted join asked using (key)
  `,
  );
  const within = spent[0]?.within ?? false;
  // A try that was not judged is no failure: sign-ins at the same time must not pause each other for long.
  if (!within) await giveBack(setting, limits);
  return within;
}

/** The try was no failure: it is not held against the name or the address. */
export async function giveBack(setting: Setting, limits: readonly Limit[]): Promise<void> {
  await ask(
    setting.pool,
    sql`
    update identity.attempt set count = greatest(count - 1, 0)
    where key in (${sql.join(limits.map((limit) => hash(setting, limit)))})
  `,
  );
}

function hash(setting: Setting, limit: Limit): Buffer {
  return keyedHash(setting.secret, 'attempts', limit.key);
}
