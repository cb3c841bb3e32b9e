import { Agent } from 'node:http';
import { send } from './load.ts';
import type { Served } from './servers.ts';
import type { Line } from './single.ts';
import { quantile } from './statistics.ts';
import { question, type Notes } from './workloads.ts';

const repetitions = 20;
const goal = 300;

/**
 * §5: what the province asks of a month, one client: the month being held, with no roll locked yet, and one long past; periods,
 * comparisons, scores and grids. Beside the time what a question costs the processor, for the machine may have other work.
 */
export async function monthsAbove(
  { province, commune, today }: Notes,
  { port, used }: Served,
  usedByDatabase: () => number,
): Promise<Line[]> {
  const present = `${today.slice(0, 7)}-01`;
  const past = monthBefore(present);
  const agent = new Agent({ keepAlive: true });
  const lines: Line[] = [];
  const measure = async (name: string, input: object, what: string, whose = province): Promise<void> => {
    const taken: number[] = [];
    let before = 0;
    for (let count = 0; count <= repetitions; count += 1) {
      const asked = question(whose, name, { organisationId: whose.organisation, ...input });
      if (count === 1) before = used() + usedByDatabase();
      const from = performance.now();
      const answer = await send(agent, port, asked);
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body.toString()}`);
      if (count > 0) taken.push(performance.now() - from);
    }
    const ours = quantile(taken, 0.95);
    const cost = Math.round((used() + usedByDatabase() - before) / repetitions);
    lines.push({
      name: 'W9',
      what: `${name}${whose === province ? ' of the province' : ''}, ${what}, p95, ms (processor ${cost})`,
      ours,
      limit: null,
      goal: `ours <= ${goal}`,
      met: ours <= goal,
    });
  };
  for (const name of ['month-overview', 'month-cells'])
    for (const month of [present, past])
      await measure(name, { month }, month === present ? 'nothing locked' : 'locked');
  const next = monthBefore(present, -1);
  for (const [what, from] of [
    ['a quarter', monthBefore(present, 2)],
    ['a year', monthBefore(present, 11)],
    ['24 months', monthBefore(present, 23)],
  ] as const) {
    await measure('figures-by-part', { from, until: next }, what);
    await measure('figures-by-month', { from, until: next }, what);
  }
  // «So với cùng kỳ» — the other period of a comparison, as it stood a year ago.
  const yearAgo = monthBefore(today, 12);
  const compared = { from: monthBefore(present, 23), until: monthBefore(next, 12), asOf: yearAgo };
  await measure('figures-by-month', compared, 'a year, as a year ago');
  await measure('comparison', { from: yearAgo, until: today }, 'two days a year apart');
  const year = { from: monthBefore(present, 11), until: next };
  for (const name of ['cells-by-score', 'traits-by-quarter', 'cells-by-month'])
    await measure(name, year, 'a year');
  await measure('cells-by-month', year, 'a year of a commune', commune);
  // What is judged, cell by cell.
  for (const whose of [province, commune]) {
    const where = whose === province ? 'today' : 'today, of a commune';
    await measure('office-watch', { asOf: today, since: yearAgo }, where, whose);
    for (const name of ['absences-of', 'work-waiting']) await measure(name, {}, where, whose);
  }
  for (const [when, asOf] of [
    ['today', today],
    ['two years ago', monthBefore(today, 24)],
  ] as const)
    await listsOn(measure, asOf, when);
  await measure('ratings-of', { year: 2025 }, 'a year');
  for (const name of ['record-gaps', 'record-corrections', 'meetings-ahead'])
    await measure(name, {}, 'today');
  agent.destroy();
  return lines;
}

/** Lists and tables that take any day: as quick for a day long past as for today. */
async function listsOn(
  measure: (name: string, input: object, what: string) => Promise<void>,
  asOf: string,
  when: string,
): Promise<void> {
  for (const by of ['job', 'theory', 'unit'])
    await measure('people-by-work', { asOf, by }, `by ${by}, ${when}`);
  await measure('people-of-work', { asOf, by: 'job', values: ['farmer'] }, when);
  await measure('seats-of', { asOf }, when);
  await measure('members-of', { asOf }, when);
  await measure('members-of', { asOf, office: 'secretary' }, `secretaries, ${when}`);
  await measure('organisations', { asOf, only: 'cells' }, `cells, ${when}`);
  await measure('statistics', { asOf, by: 'category' }, when);
}

function monthBefore(month: string, count = 1): string {
  const day = new Date(`${month}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - count);
  return day.toISOString().slice(0, 10);
}
