import { ok } from '#kernel/result.ts';
import type { Reaction } from '#platform/handle.ts';
import { newId } from '#platform/new-id.ts';
import type { CorrectedAct } from '../public.ts';
import { correction } from '../tables.ts';

/** «Đính chính quyết định» — each field read otherwise gets a row; the act keeps what was signed. */
export const correctAct: Reaction = {
  to: 'act-corrected',
  run(tx, event) {
    const { act: actId, by: byAct, reason, readings } = event.of as CorrectedAct;
    tx.put(
      correction,
      readings.map((reading) => ({
        ...reading,
        id: newId(tx.now),
        organisationNo: tx.home.no,
        actId,
        byAct,
        reason,
      })),
    );
    return Promise.resolve(ok(null));
  },
};
