import { carryOut } from '#platform/decide.ts';
import { planTheme } from '../contract.ts';
import { decideTheme } from '../rules/year-plan.ts';
import { personParts, themeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Ghi chuyên đề vào kế hoạch năm». */
export const handlePlanTheme = carryOut(
  planTheme,
  {
    right: 'meetings.keep',
    tables,
    load: (tx, input) => [
      ...themeParts(tx.home.no, input.id, input.month),
      ...personParts(tx.home.no, input.presenterId ?? null),
    ],
  },
  decideTheme,
);
