import { addressOf } from '#client/address.svelte.ts';
import { type CivilDate, writeDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Line } from '#kernel/csv.ts';
import type { Column } from '#ui/table.ts';
import { say, type Words } from '#ui/text.ts';
import type { comparison } from '../contract/comparison.ts';
import { stepsOf } from '../rules/movement.ts';
import { actSaid, causeWord, writeChange, writeRelative } from './comparison-words.ts';

type Told = OutputOf<typeof comparison>;

/** One line of two days beside each other, and where its lists stand. */
export interface TwoDays {
  readonly key: string;
  readonly label: Words;
  readonly before: number;
  readonly after: number;
  readonly list: (day: CivilDate) => string;
}

/** Organisations by kind, then the sums that everybody asks for. */
export function twoDays(told: Told, under: string): TwoDays[] {
  const { before, after } = told;
  const organisations = (filter: Readonly<Record<string, string>>) => (day: CivilDate) =>
    addressOf('/organisations', { under, day, ...filter });
  const members = (filter: Readonly<Record<string, string>>) => (day: CivilDate) =>
    addressOf('/members', { under, day, ...filter });
  const line = (key: keyof Told['before'], label: Words, list: TwoDays['list']): TwoDays => ({
    key,
    label,
    before: before[key],
    after: after[key],
    list,
  });
  return [
    ...told.kinds.map((kind) => ({ ...kind, key: kind.kind, list: organisations({ kind: kind.kind }) })),
    line(
      'grassrootsOrganisations',
      { vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' },
      organisations({ only: 'grassroots' }),
    ),
    line('cells', { vi: 'Chi bộ các loại', en: 'Cells of all kinds' }, organisations({ only: 'cells' })),
    line('members', { vi: 'Đảng viên', en: 'Members' }, members({})),
    line(
      'official',
      { vi: 'Đảng viên chính thức', en: 'Official members' },
      members({ standing: 'official' }),
    ),
    line(
      'probationary',
      { vi: 'Đảng viên dự bị', en: 'Probationary members' },
      members({ standing: 'probationary' }),
    ),
  ];
}

/** The columns of that table; each figure leads to the list of its day. */
export function twoDaysColumns(from: CivilDate, until: CivilDate): Column<TwoDays>[] {
  const on = (day: CivilDate, show: (row: TwoDays) => number): Column<TwoDays> => ({
    label: writeDate(day),
    figure: true,
    show,
    href: (row) => (show(row) > 0 ? row.list(day) : null),
  });
  return [
    { label: { vi: 'Số đếm', en: 'Counted' }, show: ({ label }) => label },
    on(from, ({ before }) => before),
    on(until, ({ after }) => after),
    {
      label: { vi: 'Thay đổi', en: 'Change' },
      figure: true,
      show: ({ before, after }) => writeChange(after - before),
    },
    {
      label: { vi: 'Tỷ lệ', en: 'In per cent' },
      figure: true,
      show: ({ before, after }) => writeRelative(before, after),
    },
  ];
}

/** The comparison as a file for spreadsheets: both days, then every line that adds up to the difference. */
export function linesOfComparison(told: Told, from: CivilDate, until: CivilDate): readonly Line[] {
  const steps = stepsOf(told.before.members, told.movements);
  return [
    [say({ vi: 'Số đếm', en: 'Counted' }), from, until, say({ vi: 'Thay đổi', en: 'Change' })],
    ...twoDays(told, '').map(({ label, before, after }) => [say(label), before, after, after - before]),
    [],
    [say({ vi: 'Đảng viên', en: 'Members' }), from, told.before.members],
    ...steps.map((step) => [
      say(causeWord(step.direction, step.cause)),
      step.act ? say(actSaid(step.act)) : null,
      step.members,
      step.then,
    ]),
    [say({ vi: 'Đảng viên', en: 'Members' }), until, told.after.members],
    [],
    [
      say({ vi: 'Quyết định', en: 'Decision' }),
      say({ vi: 'Số', en: 'Number' }),
      say({ vi: 'Tổ chức cơ sở đảng', en: 'Grassroots organisations' }),
      say({ vi: 'Chi bộ', en: 'Cells' }),
      say({ vi: 'Mọi tổ chức', en: 'All organisations' }),
    ],
    ...told.acts.map(({ act, grassrootsOrganisations, cells, organisations }) => [
      act?.title ?? say({ vi: 'Chưa rõ quyết định', en: 'Decision not known' }),
      act?.decision ?? null,
      grassrootsOrganisations,
      cells,
      organisations,
    ]),
  ];
}
