import { table } from '#platform/database/table.ts';

/** «Sổ cộng điểm danh» — how many were expected at a meeting and how many came, once its minutes are locked. */
export interface AttendanceRow {
  readonly meetingId: string;
  readonly organisationNo: number;
  readonly month: string;
  readonly expected: number;
  readonly present: number;
}

export const attendance = table<AttendanceRow>('reports.attendance', {
  key: ['meetingId'],
  class: 'internal',
});

export const tables = [attendance];
