import { parentPort } from 'node:worker_threads';
import { loadCore } from './core.ts';
import { cutEverywhere, type CutReport } from './cuts.ts';
import { runSchedules, type Report, type Wish } from './schedules.ts';

/** What a thread is asked to do. */
export type Errand =
  | { readonly kind: 'schedules'; readonly wish: Wish }
  | { readonly kind: 'cuts' }
  | { readonly kind: 'mutation'; readonly name: string; readonly wish: Wish };

/** Whether a planted fault was found, and by what. */
export interface Caught {
  readonly name: string;
  readonly by: string | null;
  readonly after: number;
}

export type Done = Report | CutReport | Caught;

parentPort?.on('message', (errand: Errand) => {
  carryOut(errand).then(
    (done) => parentPort?.postMessage({ done }),
    (error: unknown) => parentPort?.postMessage({ error: String(error) }),
  );
});

async function carryOut(errand: Errand): Promise<Done> {
  if (errand.kind === 'schedules') return runSchedules(await loadCore(null), errand.wish);
  if (errand.kind === 'cuts') return cutEverywhere(await loadCore(null));
  const { name, wish } = errand;
  const core = await loadCore(name);
  // Most are found by a few schedules, some by cuts alone, a few only by many schedules.
  const few = await runSchedules(core, { ...wish, runs: Math.min(500, wish.runs), shrink: false });
  if (few.failure) return { name, by: few.failure.says, after: few.schedules };
  const { cuts, failure: found } = await cutEverywhere(core);
  if (found) return { name, by: found, after: few.schedules + cuts };
  const many = await runSchedules(core, { ...wish, shrink: false });
  return { name, by: many.failure?.says ?? null, after: few.schedules + cuts + many.schedules };
}
