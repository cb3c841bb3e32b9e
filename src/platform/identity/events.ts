import type { Instant } from '#kernel/civil-date.ts';
import { ask, sql } from '../database/pool.ts';
import type { Door } from './setting.ts';

/** What happened to an account, for those who may look it up later. Ids and words of ours, nothing typed. */
export interface AccountEvent {
  readonly action:
    | 'account-added'
    | 'account-closed'
    | 'account-reopened'
    | 'signed-in'
    | 'sign-in-refused'
    | 'signed-out'
    | 'session-ended'
    | 'password-changed'
    | 'second-factor-on'
    | 'second-factor-off'
    | 'device-enrolled'
    | 'device-ended'
    | 'device-approved'
    | 'approval-revoked'
    | 'token-issued'
    | 'token-revoked'
    | 'recovery-issued'
    | 'recovery-refused'
    | 'recovery-used'
    | 'administrator-named'
    | 'server-key-made';
  readonly person: string | null;
  readonly by?: string | null;
  readonly address?: string | null;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** Appends one line to the account's log. */
export async function note(door: Door, at: Instant, event: AccountEvent): Promise<void> {
  await ask(
    door,
    sql`
    insert into identity.event (recorded_at, person_id, by_person_id, action, address, detail)
    values (${at}, ${event.person}, ${event.by === undefined ? event.person : event.by}, ${event.action}, ${event.address ?? null},
            ${JSON.stringify(event.detail ?? {})}::jsonb)
  `,
  );
}
