import { table } from '#platform/database/table.ts';

/** «Sổ cộng buổi sinh hoạt» — what is counted of a meeting once its minutes are locked; who said what stays in the cell. */
export interface AttendanceRow {
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly month: string;
  readonly expected: number;
  readonly present: number;
  /** Of those expected, without leave. */
  readonly absent: number;
  /** Items of the agenda that the cell brought itself, and those from above; what the regulation prescribes is neither. */
  readonly localItems: number;
  readonly upperItems: number;
}

export const attendance = table<AttendanceRow>('reports.attendance', {
  key: ['meetingId'],
  class: 'internal',
  rollUp: ['select platform.fold_cell_months($1::integer[])'],
});

export const tables = [attendance];
