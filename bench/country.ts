import { Agent } from 'node:http';
import pg from 'pg';
import { send } from './load.ts';
import type { Served } from './servers.ts';
import type { Line } from './single.ts';
import { quantile } from './statistics.ts';
import { question, type Notes } from './workloads.ts';

const repetitions = 40;
const goal = 20;

// Empty lines weigh as much as full ones, and no figure of the stand is changed by them.
const ofTheStand = `organisations = 0 and members = 0 and official = 0`;

/**
 * The country as of any date: statistics are read from totals by day and month, so its 5.6 million members weigh as
 * much as the lines kept of them. Here: every day of twenty years, in each of nine categories and three blocks.
 */
export async function countryOnAnyDay(
  ownerUrl: string,
  { province }: Notes,
  { port }: Served,
): Promise<Line[]> {
  const owner = new pg.Client(ownerUrl);
  await owner.connect();
  const agent = new Agent({ keepAlive: true });
  try {
    await owner.query(
      `insert into members.strength_total
       select head.organisation_no, whole_month, day::date, 'cell', category.code, 'Khối ' || block, block, 0, 0, 0
       from platform.organisation_head as head, organisation.category as category, generate_series(1, 3) as block,
            (select false as whole_month, day from generate_series(date '2006-01-01', date '2026-01-01', interval '1 day') as day
             union all select true, day from generate_series(date '2006-01-01', date '2026-01-01', interval '1 month') as day) as grain
       where head.organisation_id = $1 on conflict do nothing`,
      [province.organisation],
    );
    await owner.query('vacuum analyze members.strength_total');
    const lines: Line[] = [];
    for (const by of ['kind', 'category', 'block']) {
      const taken: number[] = [];
      for (let count = 0; count <= repetitions; count += 1) {
        const asOf = `20${String(10 + (count % 16)).padStart(2, '0')}-0${1 + (count % 9)}-2${count % 9}`;
        const asked = question(province, 'statistics', { organisationId: province.organisation, asOf, by });
        const from = performance.now();
        const answer = await send(agent, port, asked);
        if (answer.status !== 200) throw new Error(`statistics: ${answer.status} ${answer.body.toString()}`);
        if (count > 0) taken.push(performance.now() - from);
      }
      const ours = quantile(taken, 0.95);
      const what = `statistics of a country by ${by}, any day, p95, ms`;
      lines.push({ name: 'W10', what, ours, limit: null, goal: `ours <= ${goal}`, met: ours <= goal });
    }
    return lines;
  } finally {
    await owner.query(`delete from members.strength_total where ${ofTheStand}`);
    await owner.end();
    agent.destroy();
  }
}
