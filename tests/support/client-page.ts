import { ask } from '#client/ask.ts';
import { book } from '#client/book.svelte.ts';
import { deviceClock } from '#client/clock.ts';
import { handing } from '#client/handing.svelte.ts';
import { registerEffects, registerJoins, registerRules } from '#client/modules.ts';
import { lookForRoom } from '#client/room.ts';
import { session } from '#client/session.svelte.ts';
import { layout, openStore } from '#client/store.ts';
import { command, query } from '#kernel/contract.ts';
import { rowKey } from '#kernel/sync/wire.ts';
import * as z from 'zod/mini';

interface Marks {
  marks: { key: string; value: string }[];
}

const anything = z.any();
const summary = { vi: 'Ghi thử', en: 'Trial' };

/** What a journey without screens works with; the page of `device-server.ts` puts it on the window. */
export const client = {
  session,
  book,
  handing,
  ask,
  deviceClock,
  lookForRoom,
  layout,
  openStore,
  tap: command('tap', { summary, input: anything as z.ZodMiniType<Marks>, output: anything }),
  forbidden: command('forbidden', { summary, input: anything as z.ZodMiniType<Marks>, output: anything }),
  question: query('question', {
    summary,
    input: anything as z.ZodMiniType<object>,
    output: anything as z.ZodMiniType<object>,
  }),
};

export type Client = typeof client;

registerEffects({
  tap: (rows, envelope) =>
    (envelope.input as Marks).marks.map(({ key, value }) => {
      const name = rowKey(envelope.organisation, key);
      const before = rows.one<{ value: string }>('mark', name)?.value ?? '';
      const row = { organisation: envelope.organisation, key, value: `${before}${value};` };
      return { kind: 'mark', key: name, row };
    }),
});
registerJoins({
  tap: (earlier: Marks, later: Marks): Marks => ({ marks: [...earlier.marks, ...later.marks] }),
});
registerRules({
  tap: (_rows, draft) =>
    (draft.input as Marks).marks.length > 0 ? null : { code: 'model.empty', message: summary, fix: summary },
});

Object.assign(globalThis, { client });
