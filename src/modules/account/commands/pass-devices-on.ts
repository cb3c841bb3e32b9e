import type { Id } from '#kernel/id.ts';
import { ok } from '#kernel/result.ts';
import type {
  ClosingOrganisations,
  MovedWork,
  OpenWork,
  WorkBack,
  WorkMoved,
} from '#modules/organisation/public.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import type { Reaction, Survey } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import { passedDevice } from '../tables.ts';

/**
 * «Máy ghi sổ của tổ chức sắp kết thúc» — phones and computers of those who write in its book and in no other that goes on.
 * A device goes along with its holder, unless it is handed to a cell or locked.
 */
export const devicesOfClosing: Survey = {
  of: 'open-work',
  run(tx, about) {
    const { numbers, on } = about as ClosingOrganisations;
    return tx.ask<OpenWork>(sql`
      select device.organisation_no as "organisationNo", 'device' as kind, device.id,
             device.name || ', ' || person.full_name as title, device.person_id as "personId", 'place' as settle
      from account.book_devices(${numbers}::integer[], ${on}::date) as device
      join members_read.person as person on person.id = device.person_id
      order by 1, person.sort_name, 3`);
  },
};

interface Held {
  readonly id: Id;
  readonly personId: Id;
  readonly name: string;
  readonly holder: string;
}

/** «Giao máy, khóa máy» — by the act: what stays with its holder in the same cell needs nothing. */
export const passDevicesOn: Reaction = {
  to: 'work-moved',
  async run(tx, event) {
    const { items, closed, on, act, moves, names } = event.of as WorkMoved;
    const going = new Map(items.filter(({ kind }) => kind === 'device').map((one) => [one.id, one]));
    if (going.size === 0) return ok([]);
    const places = [...new Set([...closed, ...[...going.values()].map(({ fromNo }) => fromNo)])];
    const held = await tx.ask<Held>(sql`
      select device.id, device.person_id as "personId", device.name, person.full_name as holder
      from account.book_devices(${places}::integer[], ${on}::date) as device
      join members_read.person as person on person.id = device.person_id
      where device.id = any(${[...going.keys()]}::uuid[]) order by device.id`);
    const passed = held.flatMap(({ id, personId, name, holder }) => {
      const one = going.get(id);
      if (!one || moves.get(personId) === one.toNo) return [];
      const isLocked = one.toNo === tx.home.no;
      return [
        {
          id: newId(tx.now),
          organisationNo: one.toNo,
          actId: act,
          deviceId: id,
          name,
          fromNo: one.fromNo,
          fromPerson: personId,
          fromName: holder,
          onDay: on,
          state: isLocked ? ('locked' as const) : ('waiting' as const),
          settledOn: isLocked ? tx.today : null,
          settledBy: isLocked ? tx.person : null,
        },
      ];
    });
    tx.put(passedDevice, passed);
    const locked = passed.filter(({ state }) => state === 'locked').map(({ deviceId }) => deviceId);
    if (locked.length > 0)
      await tx.ask(sql`select account.lock_devices(${locked}::uuid[], ${tx.now}::timestamptz)`);
    return ok(
      passed.map(({ id, deviceId, name, fromNo, organisationNo, state }): MovedWork => ({
        kind: 'device',
        title: state === 'locked' ? name : `${name} (${names.get(fromNo) ?? ''})`,
        fromId: deviceId,
        fromNo,
        toId: id,
        toNo: organisationNo,
      })),
    );
  },
};

/** «Thôi giao máy» — what nobody has received yet stays with its holder; a locked key is not opened again. */
export const takeDevicesBack: Reaction = {
  to: 'work-back',
  async run(tx, event) {
    const { items } = event.of as WorkBack;
    const ids = items.flatMap(({ kind, toId }) => (kind === 'device' ? [toId] : []));
    const rows = await wholeRows(tx, passedDevice, sql`t.id = any(${ids}::uuid[]) and t.state = 'waiting'`);
    tx.amend(
      passedDevice,
      rows.map(({ id }) => ({
        id,
        state: 'withdrawn' as const,
        settledOn: tx.today,
        settledBy: tx.person,
      })),
    );
    return ok(rows.map(({ id }) => id));
  },
};
