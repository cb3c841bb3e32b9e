import { ok } from '#kernel/result.ts';
import { wordsOfMove, type MovedWork, type WorkBack } from '#modules/organisation/public.ts';
import { untouchedSince } from '#platform/database/superseded.ts';
import type { Reaction } from '#platform/handle.ts';
import { itemProposal, plannedTheme } from '../tables.ts';

/** «Trả đề nghị, chuyên đề về chi bộ cũ» — what nobody has written since it was moved. */
export const takePlanBack: Reaction = {
  to: 'work-back',
  async run(tx, event) {
    const back = event.of as WorkBack;
    const of = (kind: string) => back.items.filter((item) => item.kind === kind);
    const ends = (items: readonly MovedWork[]) => items.flatMap(({ fromId, toId }) => [fromId, toId]);
    const untouched = new Set([
      ...(await untouchedSince(tx, itemProposal, back.moment, ends(of('proposal')))),
      ...(await untouchedSince(tx, plannedTheme, back.moment, ends(of('theme')))),
    ]);
    const isStill = ({ fromId, toId }: MovedWork) => untouched.has(fromId) && untouched.has(toId);
    const gone = ({ toNo, fromNo }: MovedWork) => wordsOfMove(back, toNo, fromNo).gone;
    const proposals = of('proposal').filter(isStill);
    tx.amend(
      itemProposal,
      proposals.flatMap((one) => [
        { id: one.fromId, standing: 'waiting' as const, answer: null, answeredBy: null, answeredOn: null },
        {
          id: one.toId,
          standing: 'moved' as const,
          ...{ answer: gone(one), answeredBy: tx.person, answeredOn: back.on },
        },
      ]),
    );
    const themes = of('theme').filter(isStill);
    tx.amend(
      plannedTheme,
      themes.flatMap((one) => [
        ...(one.toId === one.fromId
          ? []
          : [{ id: one.toId, standing: 'dropped' as const, reason: gone(one) }]),
        { id: one.fromId, standing: 'planned' as const, reason: null },
      ]),
    );
    return ok([...proposals, ...themes].map(({ toId }) => toId));
  },
};
