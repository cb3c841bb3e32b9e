// `npm run torture`: the sync core under generated schedules, enumerated cuts, planted faults and real ones.
import { parseArgs } from 'node:util';
import type { CutReport } from './cuts.ts';
import { mutations } from './mutations.ts';
import { together, type Report } from './schedules.ts';
import { inThreads } from './threads.ts';
import type { Caught } from './worker.ts';

const { values: given } = parseArgs({
  options: {
    schedules: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    path: { type: 'string' },
    taps: { type: 'string' },
    mutations: { type: 'boolean', default: false },
    only: { type: 'string' },
    real: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const chunk = 100;
const seed = Number(given.seed ?? Math.floor(Math.random() * 2 ** 31));
const started = performance.now();
const elapsed = () => (performance.now() - started) / 1000;
const say = (line: string) => process.stderr.write(`${line}\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const)
  process.once(signal, () => process.exit(130));

if (given.real) {
  const { realFaults } = await import('./real.ts');
  const { figures, passed } = await realFaults({
    seconds: Number(given.seconds ?? 300),
    only: given.only,
    seed,
    taps: Number(given.taps ?? 2_000),
    say,
  });
  if (given.json) tell({ figures, passed });
  finish(passed);
} else if (given.mutations) finish(await plantFaults());
else finish(await runAll());

async function runAll(): Promise<boolean> {
  const most = given.path
    ? 1
    : Number(given.schedules ?? (given.seconds ? Number.POSITIVE_INFINITY : 10_000));
  const reports: Report[] = [];
  let cuts: CutReport | null = null;
  let begun = 0;
  let failed = false;
  const progress = setInterval(() => say(line()), 1000);
  const line = () => {
    const { schedules, steps } = together(reports);
    const rate = Math.round(schedules / elapsed());
    const goal = Number.isFinite(most) ? ` / ${most}` : '';
    return `${elapsed().toFixed(0)} s: ${schedules}${goal} schedules, ${steps} steps, ${rate}/s, ${cuts ? cuts.cuts : '…'} cuts, seed ${seed}`;
  };
  await inThreads<Report | CutReport>(
    () => {
      const isOver = begun >= most || (given.seconds !== undefined && elapsed() >= Number(given.seconds));
      if (failed || (isOver && begun > 0)) return null;
      if (begun === 0 && cuts === null && !given.path) {
        cuts = { cuts: 0, points: {}, failure: null };
        return { kind: 'cuts' };
      }
      const runs = Math.min(chunk, most - begun);
      const wish = { runs, seed: given.path ? seed : seed + begun, path: given.path };
      begun += runs;
      return { kind: 'schedules', wish };
    },
    (done) => {
      failed ||= done.failure !== null;
      if ('cuts' in done) cuts = done;
      else reports.push(done);
    },
  );
  clearInterval(progress);
  say(line());
  const all = together(reports);
  const cut = cuts as CutReport | null;
  const passed = all.failure === null && (cut?.failure ?? null) === null;
  if (given.json) tell({ passed, seed, seconds: elapsed(), ...all, cuts: cut });
  else print(all, cut);
  return passed;
}

function print({ schedules, steps, faults, failure }: Report, cuts: CutReport | null): void {
  const out = (text: string) => process.stdout.write(`${text}\n`);
  out(`schedules ${schedules}\nsteps     ${steps}\nseed      ${seed}\nseconds   ${elapsed().toFixed(1)}`);
  out('\nfaults injected');
  const lines = [...Object.entries(faults), ...Object.entries(cuts?.points ?? {}).map(cutLine)];
  for (const [name, times] of lines.sort(([one], [other]) => one.localeCompare(other)))
    out(`  ${name.padEnd(36)} ${times}`);
  if (cuts?.failure) out(`\nFAILED at a cut: ${cuts.failure}`);
  if (failure) {
    out(`\nFAILED: ${failure.says}\n${JSON.stringify(failure.schedule, null, 1)}`);
    out(`again: npm run torture -- --seed ${failure.seed} --path ${failure.path}`);
  } else if (!cuts?.failure) out('\nnothing lost, doubled, overwritten or shown wrongly');
}

function cutLine([name, times]: [string, number]): [string, number] {
  return [`cut at ${name}`, times];
}

/** Plants each known fault and insists that it is found. */
async function plantFaults(): Promise<boolean> {
  const wanted = mutations.filter(({ name }) => !given.only || given.only.split(',').includes(name));
  const found: Caught[] = [];
  const left = [...wanted];
  await inThreads<Caught>(
    () => {
      const next = left.shift();
      const wish = { runs: Number(given.schedules ?? 3_000), seed: Number(given.seed ?? 42) };
      return next ? { kind: 'mutation', name: next.name, wish } : null;
    },
    (caught) => {
      found.push(caught);
      say(
        `${caught.by === null ? 'SURVIVED' : 'caught  '} ${caught.name.padEnd(40)} ${caught.after}  ${caught.by ?? ''}`,
      );
    },
  );
  const survived = found.filter(({ by }) => by === null);
  const passed = survived.length === 0 && found.length === wanted.length;
  if (given.json) tell({ passed, seconds: elapsed(), mutations: found });
  else
    process.stdout.write(
      `${found.length - survived.length} of ${wanted.length} planted faults caught in ${elapsed().toFixed(1)} s\n`,
    );
  return passed;
}

function tell(figures: unknown): void {
  process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`);
}

function finish(passed: boolean): void {
  process.exitCode = passed ? 0 : 1;
}
