import * as z from 'zod/mini';
import { query } from '#kernel/contract.ts';
import { count, id } from '#kernel/shapes.ts';

/** «Loại việc đang chờ» — what may wait for a cell or for the committee next above it. */
export const waitingKinds = [
  'transfer',
  'arrival',
  'device',
  'case',
  'absent',
  'circumstance',
  'comment',
  'opinion',
  'proposal',
  'finding',
  'appraisal',
] as const;

/** «Việc đang chờ» — how much of each kind waits here, and how much of it is past its day, here and below. */
export const workWaiting = query('work-waiting', {
  summary: { vi: 'Việc về tổ chức, đảng viên đang chờ', en: 'Work on organisations and members that waits' },
  input: z.object({ organisationId: id }),
  output: z.object({
    lines: z.array(z.object({ kind: z.enum(waitingKinds), count, late: count })),
  }),
});
