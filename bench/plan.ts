/**
 * How long a plan of 300 cells takes to be worked out again after one edit: `node bench/plan.ts`.
 * The limit is 100 ms; the screen asks at every edit.
 */
import { aDraft, aGround, aPerson, aStanding, aStep, limits, noOfficeRules } from '#support/plans.ts';
import { effectOf } from '../src/modules/restructuring/rules/effect.ts';

const cells = Array.from({ length: 300 }, (_, at) => aStanding(`Chi bộ ${at}`, 36, 4));
const closing = cells.slice(0, 150);
const people = closing.flatMap((cell) =>
  Array.from({ length: 40 }, (_, at) =>
    aPerson(`Đảng viên ${at}`, cell, at < 36 ? 'official' : 'probationary'),
  ),
);
const steps = closing.map((cell) => aStep('dissolve', { organisationIds: [cell.id] }));
const ground = aGround(cells, people);
const draft = aDraft(
  steps,
  people.slice(1).map((person, at) => [person.id, cells[150 + (at % 150)]?.id ?? null] as const),
);

const times = Array.from({ length: 30 }, () => {
  const begun = performance.now();
  effectOf(ground, draft, limits, 10, noOfficeRules);
  return performance.now() - begun;
}).sort((one, other) => one - other);
const [median = 0, slowest = 0] = [times[15], times.at(-1)];
console.log(
  `300 cells, ${people.length} people placed: median ${median.toFixed(1)} ms, slowest ${slowest.toFixed(1)} ms`,
);
process.exitCode = median <= 100 ? 0 : 1;
