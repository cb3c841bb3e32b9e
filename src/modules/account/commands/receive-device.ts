import { ok } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { wholeRows } from '#platform/database/superseded.ts';
import { handle } from '#platform/handle.ts';
import { receiveDevice } from '../contract/handover.ts';
import { judgeReceipt } from '../rules/passed-device.ts';
import { passedDevice } from '../tables.ts';

/** «Đã nhận máy» — the former holder's key is locked in the same transaction; what it had not sent goes to the tray. */
export const handleReceiveDevice = handle(receiveDevice, { right: 'meetings.keep' }, async (tx, { id }) => {
  const [found] = await wholeRows(
    tx,
    passedDevice,
    sql`t.id = ${id}::uuid and t.organisation_no = ${tx.home.no}`,
  );
  const judged = judgeReceipt(found ?? null);
  if (!judged.ok) return judged;
  if (found && judged.value.isNew) {
    await tx.ask(sql`select account.lock_devices(array[${found.deviceId}::uuid], ${tx.now}::timestamptz)`);
    tx.amend(passedDevice, [{ id, state: 'received', settledOn: tx.today, settledBy: tx.person }]);
  }
  return ok({ id });
});
