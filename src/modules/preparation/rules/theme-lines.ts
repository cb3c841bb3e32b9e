import type { CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { themesOfCells } from '../contract.ts';

type Cell = OutputOf<typeof themesOfCells>['cells'][number];

/** What a figure of the themes counts; the list behind it is asked with the same word. */
export const themeFilters = ['planned', 'held', 'missed', 'unplanned', 'without'] as const;
/** «Danh sách sau con số chuyên đề». */
export type ThemeFilter = (typeof themeFilters)[number];

/** «Một dòng của danh sách» — a theme of a month; of a cell without a plan neither. */
export interface ThemeLine {
  readonly organisationId: string;
  readonly name: string;
  readonly month: CivilDate | null;
  readonly topic: string | null;
}

/** «Danh sách sau con số» — exactly what the figure counts, of one cell or of all. */
export function linesBehind(
  cells: readonly Cell[],
  only: ThemeFilter,
  organisationId?: string,
): readonly ThemeLine[] {
  const chosen = cells.filter(
    (cell) => organisationId === undefined || cell.organisationId === organisationId,
  );
  return chosen.flatMap((cell): readonly ThemeLine[] => {
    const { organisationId: id, name } = cell;
    if (only === 'without')
      return cell.planned === 0 ? [{ organisationId: id, name, month: null, topic: null }] : [];
    return monthsOf(cell, only).map(({ month, topic }) => ({ organisationId: id, name, month, topic }));
  });
}

function monthsOf(
  { topics, unplanned }: Cell,
  only: Exclude<ThemeFilter, 'without'>,
): readonly { readonly month: CivilDate; readonly topic: string | null }[] {
  switch (only) {
    case 'planned':
      return topics;
    case 'held':
      return topics.filter(({ held }) => held);
    case 'missed':
      return topics.filter(({ missed }) => missed);
    case 'unplanned':
      return unplanned;
  }
}
