import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import type { statistics as contract } from '#modules/reports/contract.ts';
import { openOperator, type Operator } from './operator.ts';
import type { Part } from './part.ts';
import { exit, Stop } from './part.ts';

type Answer = OutputOf<typeof contract>;

const groupings = ['block', 'kind', 'category'] as const;

/** «Thống kê» — strength by block on a day, in the order of the official file. */
export const statistics: Part = {
  name: 'statistics',
  summary: {
    vi: 'Thống kê tổ chức và đảng viên theo khối, ở một ngày. Mặc định: mọi gốc, hôm nay.',
    en: 'Organisations and members by block on a day. By default all roots, today.',
  },
  usage: '[--organisation CODE] [--as-of DATE] [--by block|kind|category]',
  takes: { least: 0, most: 0 },
  options: {
    organisation: {
      type: 'string',
      value: 'CODE',
      help: {
        vi: 'mã tổ chức: chỉ đếm từ đó trở xuống',
        en: 'code of an organisation: count it and all below it',
      },
    },
    'as-of': {
      type: 'string',
      value: 'DATE',
      help: { vi: 'ngày cần xem (2018-12-31)', en: 'the day (2018-12-31)' },
    },
    by: {
      type: 'string',
      value: 'GROUP',
      help: {
        vi: 'gộp theo block (khối), kind (loại) hoặc category (loại hình)',
        en: 'group by block, kind or category',
      },
    },
  },
  async run(context) {
    const { 'as-of': day, by = 'block', organisation } = context.options;
    const grouping = groupings.find((one) => one === by);
    if (!grouping) throw new Stop(exit.usage, words.whichGroup);
    const asked = typeof day === 'string' ? civilDate(day) : undefined;
    if (asked === null) throw new Stop(exit.usage, words.noDay);
    const operator = await openOperator(context);
    try {
      const { dayOf } = await import('#platform/clock.ts');
      const asOf = asked ?? dayOf(operator.road.clock.now());
      const organisationId =
        typeof organisation === 'string' ? await idOf(operator, organisation, asOf) : null;
      const answered = await operator.ask('statistics', { organisationId, asOf, by: grouping });
      if (!answered.ok) throw new Stop(exit.noRight, answered.problem.message);
      const answer = answered.value as Answer;
      context.result(valueOf(answer, grouping), { vi: tableOf(answer, 'vi'), en: tableOf(answer, 'en') });
      return exit.done;
    } finally {
      await operator.close();
    }
  },
};

async function idOf(operator: Operator, code: string, asOf: CivilDate): Promise<string> {
  const { ask, sql } = await import('#platform/database/pool.ts');
  const [row] = await ask<{ id: string }>(
    operator.pool,
    sql`
      select organisation_id as id from organisation_read.profile
      where code = ${code} and valid @> ${asOf}::date order by organisation_no limit 1`,
  );
  if (!row) throw new Stop(exit.usage, words.noOrganisation);
  return row.id;
}

function valueOf({ asOf, rows, total, sharesAddUpTo }: Answer, by: string) {
  return {
    asOf,
    by,
    rows: rows.map(({ group, label, share, ...strength }) => ({
      [by]: label || group,
      ...strength,
      share: share === null ? null : inPercent(share),
    })),
    total,
    sharesAddUpTo: inPercent(sharesAddUpTo),
    exactSum: inPercent(total.members === 0 ? 0 : wholeShare),
  };
}

const wholeShare = 10_000;

/** Hundredths of a per cent as a number with two decimals. */
function inPercent(hundredths: number): number {
  return hundredths / 100;
}

function tableOf({ asOf, rows, total, sharesAddUpTo }: Answer, language: 'vi' | 'en'): string {
  const figure = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const percent = (share: number | null) =>
    share === null
      ? ''
      : inPercent(share)
          .toFixed(2)
          .replace('.', language === 'vi' ? ',' : '.');
  const head = heads.map((text) => text[language]);
  const lines = rows.map((row) => [
    (typeof row.label === 'string' ? row.label : row.label[language]) || none[language],
    ...counts(row).map(figure),
    percent(row.share),
  ]);
  const sum = [all[language], ...counts(total).map(figure), percent(total.members === 0 ? null : wholeShare)];
  const table = [head, ...lines, sum];
  const widths = head.map((_, column) => Math.max(...table.map((line) => (line[column] ?? '').length)));
  const drawn = table.map((line) =>
    line
      .map((text, column) =>
        column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  // Of nobody there are no shares to speak of.
  if (total.members === 0) return drawn.join('\n');
  const note =
    language === 'vi'
      ? `Ngày ${asOf}. Tỷ lệ làm tròn hai chữ số, nửa lên; cộng các tỷ lệ đã làm tròn được ${percent(sharesAddUpTo)} %, tổng chưa làm tròn là 100 %.`
      : `As of ${asOf}. Shares are rounded half up to two decimals; rounded they add up to ${percent(sharesAddUpTo)} %, unrounded to exactly 100 %.`;
  return [...drawn, '', note].join('\n');
}

function counts(row: Answer['total']): number[] {
  return [row.grassrootsOrganisations, row.cells, row.members, row.official, row.probationary];
}

const none: Text = { vi: '(không ghi khối)', en: '(no block)' };
const all: Text = { vi: 'Cộng', en: 'Total' };
const heads: readonly Text[] = [
  { vi: '', en: '' },
  { vi: 'TCCSĐ', en: 'grassroots' },
  { vi: 'chi bộ', en: 'cells' },
  { vi: 'đảng viên', en: 'members' },
  { vi: 'chính thức', en: 'official' },
  { vi: 'dự bị', en: 'probationary' },
  { vi: 'tỷ lệ %', en: 'share %' },
];

const words = {
  whichGroup: { vi: 'Gộp theo block, kind hoặc category.', en: 'Group by block, kind or category.' },
  noDay: {
    vi: 'Không có ngày này. Viết như 2018-12-31.',
    en: 'There is no such day. Write it like 2018-12-31.',
  },
  noOrganisation: {
    vi: 'Không có tổ chức mang mã này vào ngày đó.',
    en: 'No organisation carries this code on that day.',
  },
} satisfies Record<string, Text>;
