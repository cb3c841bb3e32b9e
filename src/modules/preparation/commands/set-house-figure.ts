import { ok, refuse } from '#kernel/result.ts';
import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { setHouseFigure } from '../contract.ts';
import { cited } from '../rules/cited.ts';
import { figureProblems } from '../rules/figure-problems.ts';
import { decideHouseFigure } from '../rules/house-figures.ts';
import { houseFigure, tables } from '../tables.ts';

/** «Đặt số của hệ thống» — a cell sets none for itself. */
export const handleSetHouseFigure = carryOut(
  setHouseFigure,
  {
    right: 'papers.publish',
    tables,
    load: (tx, { id }) => [part(houseFigure, sql`t.organisation_no = ${tx.home.no} and t.id = ${id}`)],
    before: async (tx) => {
      const [cell] = await tx.ask(sql`
        select from organisation_read.profile as profile
        join organisation_read.kind as kind on kind.code = profile.kind and kind.is_cell
        where profile.organisation_no = ${tx.home.no} and profile.valid @> ${tx.today}::date`);
      return cell ? refuse(figureProblems.isOfACell) : ok(null);
    },
  },
  cited(decideHouseFigure),
);
