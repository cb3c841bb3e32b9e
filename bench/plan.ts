/**
 * How long a plan takes to be worked out again after one edit, which the screen asks at every edit: `node bench/plan.ts`.
 * The limit is 100 ms: for 300 cells on this machine, and for a commune of 40 cells on a processor six times as slow.
 */
import { aDraft, aGround, aPerson, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from '../src/modules/restructuring/rules/effect.ts';

const limit = 100;
const slower = 6;

/** Half of so many cells of forty members close, and everybody but one is placed; the processor's time, in ms. */
function measure(count: number): {
  readonly people: number;
  readonly median: number;
  readonly slowest: number;
} {
  const cells = Array.from({ length: count }, (_, at) => aStanding(`Chi bộ ${at}`, 36, 4));
  const [closing, staying] = [cells.slice(0, count / 2), cells.slice(count / 2)];
  const people = closing.flatMap((cell) =>
    Array.from({ length: 40 }, (_, at) =>
      aPerson(`Đảng viên ${at}`, cell, at < 36 ? 'official' : 'probationary'),
    ),
  );
  const offices = closing.map((cell, at) => ({
    ...{ term: cell.id, organisationId: cell.id, personId: people[at * 40]?.id ?? cell.id, name: 'Bí thư' },
    ...{ office: 'secretary', title: null, statePost: null },
  }));
  const ground = { ...aGround(cells, people), offices };
  const draft = aDraft(
    closing.map((cell) => aStep('dissolve', { organisationIds: [cell.id] })),
    people.slice(1).map((person, at) => [person.id, staying[at % staying.length]?.id ?? null] as const),
  );
  const times = Array.from({ length: 31 }, () => {
    const begun = process.cpuUsage();
    effectOf(ground, draft, limits, 10, noOfficeRules);
    return process.cpuUsage(begun).user / 1000;
  }).sort((one, other) => one - other);
  return { people: people.length, median: times[15] ?? 0, slowest: times.at(-1) ?? 0 };
}

const [country, commune] = [measure(300), measure(40)];
const said = ({ people, median, slowest }: ReturnType<typeof measure>, factor: number): string =>
  `${people} people placed: median ${(median * factor).toFixed(1)} ms, slowest ${(slowest * factor).toFixed(1)} ms, ` +
  `${(limit / (median * factor)).toFixed(1)} times as quick as the limit`;
console.log(`300 cells, ${said(country, 1)}`);
console.log(`40 cells at ${slower}x, ${said(commune, slower)}`);
process.exitCode = country.median <= limit && commune.median * slower <= limit ? 0 : 1;
