import { Agent } from 'node:http';
import { send } from './load.ts';
import type { Served } from './servers.ts';
import type { Line } from './single.ts';
import { quantile } from './statistics.ts';
import { question, type Notes } from './workloads.ts';

const repetitions = 20;
const goal = 300;

/** §5: what the province asks of a month, one client: the month being held, with no roll locked yet, and one long past. */
export async function monthsAbove({ province, today }: Notes, { port }: Served): Promise<Line[]> {
  const present = `${today.slice(0, 7)}-01`;
  const past = monthBefore(present);
  const agent = new Agent({ keepAlive: true });
  const lines: Line[] = [];
  const measure = async (name: string, input: object, what: string): Promise<void> => {
    const taken: number[] = [];
    for (let count = 0; count <= repetitions; count += 1) {
      const asked = question(province, name, { organisationId: province.organisation, ...input });
      const from = performance.now();
      const answer = await send(agent, port, asked);
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body.toString()}`);
      if (count > 0) taken.push(performance.now() - from);
    }
    const ours = quantile(taken, 0.95);
    lines.push({
      name: 'W9',
      what: `${name} of the province, ${what}, p95, ms`,
      ours,
      limit: null,
      goal: `ours <= ${goal}`,
      met: ours <= goal,
    });
  };
  for (const name of ['month-overview', 'month-cells'])
    for (const month of [present, past])
      await measure(name, { month }, month === present ? 'nothing locked' : 'locked');
  await measure('figures-by-month', { from: monthBefore(past, 23), until: present }, '24 months');
  await measure('figures-by-part', { from: monthBefore(past, 2), until: present }, 'a quarter');
  agent.destroy();
  return lines;
}

function monthBefore(month: string, count = 1): string {
  const day = new Date(`${month}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - count);
  return day.toISOString().slice(0, 10);
}
