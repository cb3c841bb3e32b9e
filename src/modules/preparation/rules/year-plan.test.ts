import { expect, test } from 'vitest';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Desk } from '#kernel/decision.ts';
import { rowsFrom } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import type { MeetingOfMonth, PlannedThemeRow } from './rows.ts';
import { countThemes, decideTheme, decideThemeDropping, lacksTheme, yearPlan } from './year-plan.ts';

const day = (text: string) => text as CivilDate;
const [october, november, december] = [day('2026-10-01'), day('2026-11-01'), day('2026-12-01')];
const desk = {
  person: 'p' as Id,
  now: '2026-11-22T02:00:00.000Z',
  organisation: { id: 'o' as Id, no: 7 },
  rules: null,
} as unknown as Desk;

const theme = (id: string, month: CivilDate, more: Partial<PlannedThemeRow> = {}): PlannedThemeRow => ({
  id: id as Id,
  organisationNo: 7,
  month,
  topic: `Chuyên đề ${id}`,
  kind: 'ordinary',
  presenterId: null,
  standing: 'planned',
  reason: null,
  ...more,
});
const meeting = (id: string, month: CivilDate, more: Partial<MeetingOfMonth> = {}): MeetingOfMonth => ({
  id: id as Id,
  organisationNo: 7,
  month,
  kind: 'ordinary',
  theme: null,
  state: 'sent',
  plannedOn: month,
  heldOn: month,
  ...more,
});
const rowsOf = (themes: readonly PlannedThemeRow[], meetings: readonly MeetingOfMonth[] = []) =>
  rowsFrom({
    'planned-theme': new Map(themes.map((row) => [row.id, row])),
    meeting: new Map(meetings.map((row) => [row.id, row])),
  });
const codeOf = (result: ReturnType<typeof decideTheme>) => (result.ok ? 'ok' : result.problem.code);
const order = (id: string, month: CivilDate) => ({
  id: id as Id,
  month,
  topic: ' Nước sạch ',
  kind: 'thematic' as const,
});

test('a month has one theme; the same one may be changed', () => {
  const rows = rowsOf([theme('a', november)]);
  expect(codeOf(decideTheme(rows, order('b', november), desk))).toBe('preparation.monthHasTheme');
  const changed = decideTheme(rows, order('a', november), desk);
  expect(changed.ok && changed.value.changes[0]?.row).toMatchObject({ topic: 'Nước sạch', kind: 'thematic' });
});

test('what was held stays as it was planned', () => {
  const rows = rowsOf([theme('a', october)], [meeting('m', october, { theme: 'Chuyên đề a' })]);
  expect(codeOf(decideTheme(rows, order('a', october), desk))).toBe('preparation.themeIsHeld');
  expect(codeOf(decideThemeDropping(rows, { themeId: 'a' as Id, reason: 'x' }, desk) as never)).toBe(
    'preparation.themeIsHeld',
  );
});

test('a dropped theme frees its month', () => {
  const rows = rowsOf([theme('a', november, { standing: 'dropped', reason: 'Trùng' })]);
  expect(codeOf(decideTheme(rows, order('b', november), desk))).toBe('ok');
});

test('held of planned counts what was planned, and missed what is over', () => {
  const rows = rowsOf(
    [theme('a', day('2026-09-01')), theme('b', october), theme('c', december)],
    [
      meeting('m', october, { theme: 'Chuyên đề b' }),
      meeting('n', november, { kind: 'thematic', theme: 'Ngoài kế hoạch' }),
      meeting('o', day('2026-09-01')),
    ],
  );
  const year = yearPlan(rows, 7, [day('2026-09-01'), october, november, december]);
  expect(countThemes(year, day('2026-11-22'))).toEqual({ planned: 3, held: 1, missed: 1 });
  expect(lacksTheme(year.slice(2, 3))).toBe(false);
  expect(lacksTheme(yearPlan(rows, 7, [day('2027-01-01')]))).toBe(true);
});
