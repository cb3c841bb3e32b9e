import { ask, sql } from '../database/pool.ts';
import type { Setting } from './setting.ts';

/** Clears what has run out: sessions, counters, codes. Nothing breaks if it does not run. */
export async function sweep(setting: Setting): Promise<void> {
  const now = setting.clock.now();
  await ask(setting.pool, sql`delete from identity.session where expires_at <= ${now}`);
  await ask(setting.pool, sql`delete from identity.verification where expires_at <= ${now}`);
  await ask(setting.pool, sql`delete from identity.attempt where ends_at <= ${now}`);
}
