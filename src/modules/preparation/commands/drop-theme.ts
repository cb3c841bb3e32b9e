import { carryOut } from '#platform/decide.ts';
import { dropTheme } from '../contract.ts';
import { decideThemeDropping } from '../rules/year-plan.ts';
import { themeParts } from '../sql/parts.ts';
import { tables } from '../tables.ts';

/** «Bỏ chuyên đề». */
export const handleDropTheme = carryOut(
  dropTheme,
  { right: 'meetings.keep', tables, load: (tx, input) => themeParts(tx.home.no, input.themeId, null) },
  decideThemeDropping,
);
