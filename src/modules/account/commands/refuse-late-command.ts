import { ok, refuse } from '#kernel/result.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { handle } from '#platform/handle.ts';
import { findLate, settleLate } from '#platform/late.ts';
import { refuseLateCommand } from '../contract/late.ts';
import * as problems from '../rules/problems.ts';

/** «Không nhận việc của người trước» — the words stay in the tray, with the reason. */
export const handleRefuseLate = handle(
  refuseLateCommand,
  { right: 'late.settle' },
  async (tx, { id, reason }) => {
    const late = await findLate(tx, tx.home, id);
    if (!late) return refuse(problems.lateNotFound);
    if (late.standing !== 'waiting') return refuse(problems.lateIsSettled);
    await settleLate(tx, id, 'refused', tidy(reason));
    return ok({ id });
  },
);
