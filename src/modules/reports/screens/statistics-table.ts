import type { CivilDate } from '#kernel/civil-date.ts';
import { writePadded } from '#kernel/share.ts';
import { addressOf } from '#client/address.svelte.ts';
import type { Line } from '#kernel/csv.ts';
import type { Column } from '#ui/table.ts';
import { say, type Words } from '#ui/text.ts';
import type { Strength } from '../contract.ts';

export type Grouping = 'block' | 'kind' | 'category';

export interface StatisticsRow extends Strength {
  readonly group: string;
  readonly label: Words;
  readonly share: number | null;
}

/** What every list behind the table is filtered by, besides the row itself. */
export interface Scope {
  readonly under: string | undefined;
  readonly day: string | undefined;
}

export const groupings = [
  { value: 'block', label: { vi: 'Khối', en: 'Block' } },
  { value: 'kind', label: { vi: 'Loại hình', en: 'Kind' } },
  { value: 'category', label: { vi: 'Loại cơ sở', en: 'Category' } },
] as const;

const ungrouped: Words = { vi: 'Chưa xếp', en: 'Not sorted yet' };

export function labelOf(row: StatisticsRow): string {
  return say(row.label) || say(ungrouped);
}

/** `12,50`: hundredths of a per cent with two decimals, in the language of the person. */
export function writeHundredths(share: number): string {
  const comma = say({ vi: ',', en: '.' });
  return `${Math.floor(share / 100)}${comma}${writePadded(share % 100, 2)}`;
}

/** The lists behind one line of figures; of the whole where `filter` is empty. */
function listsOf(scope: Scope, filter: Readonly<Record<string, string>>) {
  const both = { ...scope, ...filter };
  return {
    grassroots: addressOf('/organisations', { ...both, only: 'grassroots' }),
    cells: addressOf('/organisations', { ...both, only: 'cells' }),
    members: addressOf('/members', both),
    official: addressOf('/members', { ...both, standing: 'official' }),
    probationary: addressOf('/members', { ...both, standing: 'probationary' }),
  };
}

/** The columns, each figure leading to the list it was counted from. */
export function columnsFor(by: Grouping, scope: Scope): Column<StatisticsRow>[] {
  const lists = (row: StatisticsRow) => listsOf(scope, { [by]: row.group });
  const first = groupings.find((grouping) => grouping.value === by)?.label ?? '';
  const figure = true;
  return [
    { label: first, show: labelOf },
    {
      label: { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' },
      figure,
      show: (row) => row.grassrootsOrganisations,
      href: (row) => lists(row).grassroots,
    },
    {
      label: { vi: 'Chi bộ', en: 'Cells' },
      figure,
      show: (row) => row.cells,
      href: (row) => lists(row).cells,
    },
    {
      label: { vi: 'Đảng viên', en: 'Members' },
      figure,
      show: (row) => row.members,
      href: (row) => lists(row).members,
    },
    {
      label: { vi: 'Chính thức', en: 'Official' },
      figure,
      show: (row) => row.official,
      href: (row) => lists(row).official,
    },
    {
      label: { vi: 'Dự bị', en: 'Probationary' },
      figure,
      show: (row) => row.probationary,
      href: (row) => lists(row).probationary,
    },
    {
      label: { vi: 'Tỷ trọng đảng viên, %', en: 'Share of members, %' },
      figure,
      show: (row) => (row.share === null ? null : writeHundredths(row.share)),
    },
  ];
}

/** The sum under the rule, and the lists behind it. */
export function sumOf(total: Strength, scope: Scope) {
  const lists = listsOf(scope, {});
  return {
    sum: [
      { vi: 'Cộng', en: 'Total' },
      total.grassrootsOrganisations,
      total.cells,
      total.members,
      total.official,
      total.probationary,
      total.members > 0 ? writeHundredths(10_000) : null,
    ],
    links: [null, lists.grassroots, lists.cells, lists.members, lists.official, lists.probationary, null],
  };
}

/** The table as lines for a file, made in the browser. */
export function linesOf(
  by: Grouping,
  rows: readonly StatisticsRow[],
  total: Strength,
  asOf: CivilDate,
): readonly Line[] {
  const columns = columnsFor(by, { under: undefined, day: undefined });
  const figures = (row: Strength) => [
    row.grassrootsOrganisations,
    row.cells,
    row.members,
    row.official,
    row.probationary,
  ];
  return [
    [say({ vi: 'Ngày', en: 'Day' }), asOf],
    columns.map((column) => say(column.label)),
    ...rows.map((row) => [
      labelOf(row),
      ...figures(row),
      row.share === null ? null : writeHundredths(row.share),
    ]),
    [say({ vi: 'Cộng', en: 'Total' }), ...figures(total), total.members > 0 ? writeHundredths(10_000) : null],
  ];
}
