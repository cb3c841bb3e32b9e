import { sql } from '#platform/database/pool.ts';
import { carryOut, part } from '#platform/decide.ts';
import { setYearDays } from '../contract/year.ts';
import { decideYearDays } from '../rules/year-days.ts';
import * as all from '../tables.ts';

/** «Định ngày cả năm». */
export const handleSetYearDays = carryOut(
  setYearDays,
  {
    right: 'meetings.keep',
    tables: all.tables,
    load: (tx, input) => {
      const ofMonths = sql`t.organisation_no = ${tx.home.no} and t.month = any(${input.days.map(({ month }) => month)}::date[])`;
      return [part(all.meeting, ofMonths), part(all.yearDay, ofMonths)];
    },
  },
  decideYearDays,
);
