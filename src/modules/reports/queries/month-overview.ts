import type { Text } from '#kernel/text.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { problems } from '#platform/problems.ts';
import { monthOverview, type Figures } from '../contract/months.ts';
import { basisOf, dutyRows } from './month-sql.ts';
import { reckonWith } from './wide.ts';
import { kindName } from './kind-name.ts';

type Part = Figures & { organisationId: string; name: string; isCell: boolean; kindName: Text };

/** «Toàn cảnh một tháng» — who should meet, has met, did not; attendance, quality, minutes and tasks, by part. */
export const answerMonthOverview = answer(monthOverview, async (tx, input) => {
  const { organisationId, month, asOf = tx.today } = input;
  const basis = basisOf(tx.rules, month);
  await reckonWith(tx, organisationId);
  const parts = await tx.ask<Part>(sql`
    with recursive ${dutyRows({ organisationId, month, asOf, basis })},
    part as (
      select duty.part_no, ${counted}
      from duty group by duty.part_no)
    select profile.organisation_id as "organisationId", profile.name, kind.is_cell as "isCell", ${kindName} as "kindName",
           ${figureNames}
    from part
    join profile on profile.organisation_no = part.part_no
    join organisation_read.kind as kind on kind.code = profile.kind
    order by profile.position, profile.name collate "vi-x-icu", profile.organisation_no`);
  const [found] = await tx.ask<{ found: number }>(sql`
    select 1 as found from organisation_read.profile as profile
    where profile.organisation_id = ${organisationId}
      and profile.organisation_no <@ platform.within('internal') limit 1`);
  if (!found) return refuse(problems.notFound);
  const { asked: _, ...shown } = basis;
  return ok({ month, asOf, basis: shown, total: sumOf(parts), parts } as never);
});

const standing = (name: string) => sql`count(*) filter (where duty.standing = ${sql.lit(name)})`;
const held = sql`duty.held_on is not null`;
const grade = (name: string) => sql`count(*) filter (where ${held} and duty.grade = ${sql.lit(name)})`;
const minutes = (name: string) => sql`count(*) filter (where duty.minutes = ${sql.lit(name)})`;

const columns = {
  cells: sql`count(*)`,
  toCome: standing('to-come'),
  due: standing('due'),
  overdue: standing('overdue'),
  onTime: standing('on-time'),
  late: standing('late'),
  madeUp: standing('made-up'),
  notHeld: standing('not-held'),
  excused: standing('excused'),
  expected: sql`sum(duty.expected)`,
  present: sql`sum(duty.present)`,
  good: grade('good'),
  fair: grade('fair'),
  average: grade('average'),
  poor: grade('poor'),
  ungraded: sql`count(*) filter (where ${held} and duty.grade is null)`,
  sentInTime: minutes('in-time'),
  sentLate: minutes('late'),
  unsent: minutes('unsent'),
  unsentLate: minutes('unsent-late'),
  tasks: sql`sum(duty.tasks)`,
  tasksDone: sql`sum(duty.tasks_done)`,
  tasksLate: sql`sum(duty.tasks_late)`,
} as const satisfies Record<keyof Figures, unknown>;

const names = Object.keys(columns) as (keyof Figures)[];
const counted = sql.join(names.map((name) => sql`${columns[name]}::integer as ${sql.ref(name)}`));
const figureNames = sql.join(names.map((name) => sql`part.${sql.ref(name)}`));

function sumOf(parts: readonly Figures[]): Figures {
  return Object.fromEntries(
    names.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  ) as unknown as Figures;
}
