import type { CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import { deviceNotWaiting } from './handover-problems.ts';

/** «Máy chuyển giao theo quyết định» — a device of a book that ended, handed to the receiving cell or locked by the act. */
export interface PassedDeviceRow {
  readonly id: Id;
  readonly actId: Id;
  readonly deviceId: Id;
  readonly name: string;
  readonly fromNo: number;
  readonly fromPerson: Id;
  readonly fromName: string;
  readonly onDay: CivilDate;
  readonly state: 'waiting' | 'received' | 'locked' | 'withdrawn';
  readonly settledOn: CivilDate | null;
  readonly settledBy: Id | null;
}

/** «Đã nhận máy» — once, by the cell to which it was handed; said again after it was received it is one word. */
export function judgeReceipt(passed: Pick<PassedDeviceRow, 'state'> | null): Result<{ isNew: boolean }> {
  if (!passed || passed.state === 'withdrawn' || passed.state === 'locked') return refuse(deviceNotWaiting);
  return ok({ isNew: passed.state === 'waiting' });
}
