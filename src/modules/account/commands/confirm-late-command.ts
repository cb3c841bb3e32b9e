import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { handle, type CommandHandler } from '#platform/handle.ts';
import { findLate, settleLate } from '#platform/late.ts';
import { problems as platformProblems } from '#platform/problems.ts';
import { confirmLateCommand } from '../contract/late.ts';
import * as problems from '../rules/problems.ts';

/** «Nhận việc của người trước» — the very command runs here, under the right of who takes it. */
export function confirmLate(handlerOf: (name: string) => CommandHandler | undefined): CommandHandler {
  return handle(
    confirmLateCommand,
    {
      right: 'late.settle',
      touches: async (tx, { id }, home) => {
        const late = await findLate(tx, home, id);
        const handler = late ? handlerOf(late.name) : undefined;
        const parsed = handler?.contract.input.safeParse(late?.input);
        return parsed?.success ? ((await handler?.touches?.(tx, parsed.data, home)) ?? []) : [];
      },
    },
    async (tx, { id }) => {
      const late = await findLate(tx, tx.home, id);
      if (!late) return refuse(problems.lateNotFound);
      if (late.standing !== 'waiting') return refuse(problems.lateIsSettled);
      const handler = handlerOf(late.name);
      if (!handler) return refuse(platformProblems.unknownCommand);
      const parsed = handler.contract.input.safeParse(late.input);
      if (!parsed.success) return refuse(platformProblems.wrongShape);
      const [holds] = await tx.ask<{ may: boolean }>(sql`
        select platform.holds(${handler.right}, ${tx.term}::uuid, ${tx.home.no}::integer) as may`);
      if (!holds?.may) return refuse(platformProblems.notYours);
      const done = await handler.run(tx, parsed.data);
      // What it rests on may be refused for good: the tray is the place where it waits, not the order of the successor.
      if (!done.ok) return refuse({ ...done.problem, awaits: false });
      await settleLate(tx, id, 'confirmed', null);
      return ok({ id, name: late.name, writtenBy: late.writtenBy, writtenAt: late.writtenAt });
    },
  );
}
