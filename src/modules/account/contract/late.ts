import * as z from 'zod/mini';
import { command, query } from '#kernel/contract.ts';
import { id, line } from '#kernel/shapes.ts';

/** «Nhận việc của người trước» — it is carried out now, in the name of who takes it, with the mark of who wrote it. */
export const confirmLateCommand = command('confirm-late-command', {
  summary: { vi: 'Nhận một việc đến muộn của người trước', en: 'Take a late entry of the predecessor' },
  input: z.object({ id }),
  output: z.object({ id, name: z.string(), writtenBy: id, writtenAt: z.nullable(z.string()) }),
});

/** «Không nhận việc của người trước» — with the reason, which its writer reads. */
export const refuseLateCommand = command('refuse-late-command', {
  summary: { vi: 'Không nhận một việc đến muộn của người trước', en: 'Refuse a late entry' },
  input: z.object({ id, reason: line }),
  output: z.object({ id }),
});

/** «Việc của người trước» — what arrived after its writer's term had ended, or from a locked device. */
export const lateCommands = query('late-commands', {
  summary: { vi: 'Việc đến muộn của người giữ chức vụ trước', en: 'Late work of predecessors' },
  input: z.object({ organisationId: id }),
  output: z.object({
    late: z.array(
      z.object({
        id,
        name: z.string(),
        input: z.unknown(),
        why: z.enum(['term-ended', 'device-ended', 'term-to-come']),
        writtenBy: z.nullable(z.string()),
        writtenAt: z.nullable(z.string()),
        arrivedAt: z.string(),
        standing: z.enum(['waiting', 'confirmed', 'refused']),
        reason: z.nullable(z.string()),
        settledAt: z.nullable(z.string()),
      }),
    ),
  }),
});
