import { table } from '#platform/database/table.ts';
import type { HandoverRow } from './rules/handover.ts';
import type { PassedDeviceRow } from './rules/passed-device.ts';

/** What a device sees is the whole row but for its evidence. */
export const handover = table<HandoverRow & { readonly organisationNo: number; readonly fromTerm: string }>(
  'account.handover',
  {
    key: ['id'],
    class: 'internal',
    feed: {
      kind: 'handover',
      columns: ['id', 'fromPerson', 'toPerson', 'deviceId', 'reason', 'day', 'offeredOn', 'state'],
      first: `t.state = 'offered'`,
      rest: `t.offered_on >= $today - 60`,
    },
  },
);

/** Asked of the server where it is shown: a device of the cell does not keep it. */
export const passedDevice = table<PassedDeviceRow & { readonly organisationNo: number }>(
  'account.passed_device',
  { key: ['id'], class: 'internal' },
);

export const tables = [handover, passedDevice];
