import type { Instant } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ask, sql } from '../database/pool.ts';
import { note } from './events.ts';
import { together, type Setting } from './setting.ts';

/** A device in use, and whether somebody has approved it to keep what has a level. */
export interface DeviceInUse {
  readonly id: Id;
  readonly personId: Id;
  readonly name: string;
  readonly enrolledAt: Instant;
  readonly lastSeenAt: Instant | null;
  readonly approvedAt: Instant | null;
  readonly approvedBy: Id | null;
}

const most = 5_000;

/** «Máy đang dùng» — of everybody or of one person: those waiting for approval first, tokens left out. */
export function devicesInUse(setting: Setting, personId: Id | null): Promise<DeviceInUse[]> {
  return ask(
    setting.pool,
    sql<DeviceInUse>`
    select id, person_id as "personId", name, enrolled_at as "enrolledAt", last_seen_at as "lastSeenAt",
           approved_at as "approvedAt", approved_by as "approvedBy"
    from identity.device
    where ended_at is null and signing_key is not null and (${personId}::uuid is null or person_id = ${personId}::uuid)
    order by approved_at is not null, enrolled_at desc, id limit ${most}
  `,
  );
}

/** Whose device it is, if it is in use. */
export async function ownerOf(setting: Setting, deviceId: Id): Promise<Id | null> {
  const [row] = await ask(
    setting.pool,
    sql<{ personId: Id }>`
    select person_id as "personId" from identity.device
    where id = ${deviceId} and ended_at is null and signing_key is not null
  `,
  );
  return row?.personId ?? null;
}

/** «Duyệt máy, thôi duyệt» — by another than its owner; what it may keep changes when it next meets the server. */
export async function setApproval(
  setting: Setting,
  deviceId: Id,
  { by, approved }: { readonly by: Id; readonly approved: boolean },
): Promise<boolean> {
  const now = setting.clock.now();
  return together(setting.pool, async (door) => {
    const [row] = await ask(
      door,
      sql<{ personId: Id }>`
      update identity.device
      set approved_at = case when ${approved} then coalesce(approved_at, ${now}::timestamptz) end,
          approved_by = case when ${approved} then coalesce(approved_by, ${by}::uuid) end
      where id = ${deviceId} and ended_at is null and signing_key is not null and person_id <> ${by}
      returning person_id as "personId"
    `,
    );
    if (!row) return false;
    await note(door, now, {
      action: approved ? 'device-approved' : 'approval-revoked',
      person: row.personId,
      by,
      detail: { device: deviceId },
    });
    return true;
  });
}
