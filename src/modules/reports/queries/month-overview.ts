import type { Text } from '#kernel/text.ts';
import { monthStart } from '#kernel/civil-date.ts';
import { ok, refuse } from '#kernel/result.ts';
import { answer } from '#platform/handle.ts';
import { sql } from '#platform/database/pool.ts';
import { planEachTime } from '#platform/database/wide.ts';
import { problems } from '#platform/problems.ts';
import { figures, monthOverview, type Figures } from '../contract/months.ts';
import { withUnheld, type Counted } from '../rules/periods.ts';
import { basisOf } from './month-sql.ts';
import { countedRows, spanOf } from './period-sql.ts';
import { reckonWith } from './wide.ts';
import { kindName } from './kind-name.ts';
import { isSeen } from './figures-by-month.ts';

interface Place {
  readonly organisationId: string;
  readonly name: string;
  readonly isCell: boolean;
  readonly isSeen: boolean;
  readonly kindName: Text;
}

/** «Toàn cảnh một tháng» — who should meet, has met, did not; attendance, quality, minutes and tasks, by part. */
export const answerMonthOverview = answer(monthOverview, async (tx, input) => {
  const { organisationId, month, asOf = tx.today } = input;
  const basis = basisOf(tx.rules, month);
  const next = monthStart(month, 1);
  const span = spanOf(tx.rules, { organisationId, from: month, until: next, asOf, byPart: true });
  await Promise.all([reckonWith(tx, organisationId), planEachTime(tx)]);
  if (!(await isSeen(tx, organisationId))) return refuse(problems.notFound);
  const rows = await tx.askLast<Counted & Place>(sql`
    with ${countedRows(span)},
    named as materialized (
      select distinct on (profile.organisation_no) profile.organisation_no, profile.organisation_id, profile.name, profile.position, profile.kind
      from organisation_read.profile as profile
      where profile.organisation_no in (select counted.part_no from counted) and profile.valid && daterange(${month}, ${next})
      order by profile.organisation_no, lower(profile.valid) desc)
    select counted.*, named.organisation_id as "organisationId", named.name, kind.is_cell as "isCell", named.organisation_no <@ (select platform.within('internal')) as "isSeen", ${kindName} as "kindName"
    from counted
    join named on named.organisation_no = counted.part_no
    join organisation_read.kind as kind on kind.code = named.kind
    order by named.position, named.name collate "vi-x-icu", counted.part_no`);
  const parts = rows.map((row) => {
    const { organisationId: id, name, isCell, isSeen: seen, kindName: kind } = row;
    return {
      ...shown(withUnheld(row, month, basis.latestOn, asOf)),
      organisationId: id,
      name,
      isCell,
      isSeen: seen,
      kindName: kind,
    };
  });
  const { asked: _, ...said } = basis;
  return ok({ month, asOf, basis: said, total: sumOf(parts), parts } as never);
});

const names = Object.keys(figures.shape) as (keyof Figures)[];

/** Of what a period counts, what a month tells. */
function shown(all: Figures): Figures {
  return Object.fromEntries(names.map((name) => [name, all[name]])) as unknown as Figures;
}

function sumOf(parts: readonly Figures[]): Figures {
  return Object.fromEntries(
    names.map((name) => [name, parts.reduce((sum, part) => sum + part[name], 0)]),
  ) as unknown as Figures;
}
