import { ok } from '#kernel/result.ts';
import { rulesOn } from '#kernel/rule-pack.ts';
import { sql } from '#platform/database/pool.ts';
import { answer } from '#platform/handle.ts';
import { houseFiguresOf } from '../contract.ts';
import { houseFigures } from '../rules/house-figures.ts';
import type { HouseFigureRow } from '../rules/rows.ts';

/** «Các số của hệ thống» — what this committee has set stands under each, the latest first. */
export const answerHouseFiguresOf = answer(houseFiguresOf, async (tx, { organisationId }) => {
  const set = await tx.askLast<
    Pick<HouseFigureRow, 'id' | 'about' | 'figure' | 'validFrom' | 'paper' | 'setOn'>
  >(sql`
    select t.id, t.about, t.figure, t.valid_from as "validFrom", t.paper, t.set_on as "setOn"
    from platform.organisation_head as head
    join preparation.house_figure as t using (organisation_no)
    where head.organisation_id = ${organisationId}
    order by t.valid_from desc, t.id desc`);
  const figures = houseFigures(rulesOn(tx.rules, tx.today)).map(({ about, name, unit, standard }) => ({
    about,
    name,
    unit,
    standard,
    set: set
      .filter((row) => row.about === about)
      .map(({ id, figure, validFrom, paper, setOn }) => ({ id, figure, validFrom, paper, setOn })),
  }));
  return ok({ figures });
});
