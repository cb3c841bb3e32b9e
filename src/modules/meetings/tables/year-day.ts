import { table } from '#platform/database/table.ts';
import type { YearDayRow } from '../rules/year-days.ts';
import { kept } from './windows.ts';

export const yearDay = table<YearDayRow>('meetings.year_day', {
  key: ['organisationNo', 'month'],
  class: 'internal',
  feed: {
    kind: 'year-day',
    columns: ['organisationNo', 'month', 'plannedOn'],
    first: null,
    rest: `t.${kept}`,
  },
});
