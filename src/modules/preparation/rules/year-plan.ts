import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayIsTooFar, isFarFrom } from '#kernel/day-reach.ts';
import { todayOf, type Decide, type Desk } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { atField } from '#kernel/problem.ts';
import { ok, refuse, type Result } from '#kernel/result.ts';
import type { RowChange, Rows } from '#kernel/sync/replica.ts';
import { tidy } from '#kernel/vietnamese.ts';
import { bearsSecrecyMark } from '#modules/kit/public.ts';
import { knownHere } from '#modules/members/public.ts';
import type { DropTheme, PlanTheme } from './orders.ts';
import { monthHasTheme, problems } from './problems.ts';
import type { MeetingOfMonth, PlannedThemeRow } from './rows.ts';

type Done = { readonly id: Id };

/** «Ghi chuyên đề vào kế hoạch năm» — the same id again changes it, as long as its month was not held. */
export const decideTheme: Decide<PlanTheme, Done> = (rows, input, desk) => {
  const before = rows.one<PlannedThemeRow>('planned-theme', input.id);
  if (before) {
    const open = openTheme(rows, input.id, desk);
    if (!open.ok) return open;
  }
  if (isFarFrom(input.month, todayOf(desk))) return refuse(atField(dayIsTooFar, 'month'));
  const known = knownHere(rows, desk.organisation.no, [input.presenterId]);
  if (!known.ok) return known;
  const topic = tidy(input.topic);
  if (bearsSecrecyMark(topic)) return refuse(problems.secretMatter);
  const other = plannedThemes(rows, desk.organisation.no).find(
    (row) => row.month === input.month && row.id !== input.id,
  );
  if (other) return refuse(monthHasTheme(input.month, other.topic));
  if (heldOf(rows, desk.organisation.no, input.month)) return refuse(problems.themeIsHeld);
  const row: PlannedThemeRow = {
    id: input.id,
    organisationNo: desk.organisation.no,
    month: input.month,
    topic,
    kind: input.kind,
    presenterId: input.presenterId ?? null,
    standing: 'planned',
    reason: null,
  };
  return ok({ changes: [put(row)], value: { id: row.id } });
};

/** «Bỏ chuyên đề» — with its reason; it no longer counts as planned. */
export const decideThemeDropping: Decide<DropTheme, Done> = (rows, input, desk) => {
  const found = openTheme(rows, input.themeId, desk);
  if (!found.ok) return found;
  const row: PlannedThemeRow = { ...found.value, standing: 'dropped', reason: tidy(input.reason) };
  return ok({ changes: [put(row)], value: { id: row.id } });
};

/** «Một tháng của kế hoạch năm» — the ordinary meeting, the theme meant for it, and the one that was held. */
export interface MonthOfYear {
  readonly month: CivilDate;
  readonly ordinary: MeetingOfMonth | null;
  readonly theme: PlannedThemeRow | null;
  /** The meeting at which a theme was taken up, planned or not. */
  readonly held: MeetingOfMonth | null;
}

/** «Kế hoạch năm của chi bộ» — as many months as asked for, from the first. */
export function yearPlan(
  rows: Rows,
  organisationNo: number,
  months: readonly CivilDate[],
): readonly MonthOfYear[] {
  const meetings = meetingsOf(rows, organisationNo);
  const themes = plannedThemes(rows, organisationNo);
  return months.map((month) => ({
    month,
    ordinary: meetings.find((row) => row.month === month && row.kind === 'ordinary') ?? null,
    theme: themes.find((row) => row.month === month) ?? null,
    held: heldOf(rows, organisationNo, month),
  }));
}

/** «Đã làm trên kế hoạch» — themes held of those planned, and those that fell due without being held. */
export interface ThemeCount {
  readonly planned: number;
  readonly held: number;
  readonly missed: number;
}

/** «Đếm chuyên đề» — held counts only what the year plan holds, so that the share never passes the whole. */
export function countThemes(year: readonly MonthOfYear[], today: CivilDate): ThemeCount {
  const planned = year.filter((each) => each.theme !== null);
  return {
    planned: planned.length,
    held: planned.filter((each) => each.held !== null).length,
    missed: planned.filter((each) => each.held === null && monthStart(each.month, 1) <= today).length,
  };
}

/** «Quý thiếu chuyên đề» — months of a quarter in which none is planned and none was held. */
export function lacksTheme(quarter: readonly MonthOfYear[]): boolean {
  return quarter.every((each) => each.theme === null && each.held === null);
}

/** «Chuyên đề của tháng» — what the year plan says of a month. */
export function themeOfMonth(rows: Rows, organisationNo: number, month: CivilDate): PlannedThemeRow | null {
  return plannedThemes(rows, organisationNo).find((row) => row.month === month) ?? null;
}

function plannedThemes(rows: Rows, organisationNo: number): readonly PlannedThemeRow[] {
  return rows
    .all<PlannedThemeRow>('planned-theme')
    .filter((row) => row.organisationNo === organisationNo && row.standing === 'planned');
}

function meetingsOf(rows: Rows, organisationNo: number): readonly MeetingOfMonth[] {
  return rows.all<MeetingOfMonth>('meeting').filter((row) => row.organisationNo === organisationNo);
}

function heldOf(rows: Rows, organisationNo: number, month: CivilDate): MeetingOfMonth | null {
  return (
    meetingsOf(rows, organisationNo).find(
      (row) => row.month === month && row.heldOn !== null && (row.kind === 'thematic' || row.theme !== null),
    ) ?? null
  );
}

function openTheme(rows: Rows, id: Id, desk: Desk): Result<PlannedThemeRow> {
  const row = rows.one<PlannedThemeRow>('planned-theme', id);
  if (row?.organisationNo !== desk.organisation.no) return refuse(problems.themeNotFound);
  if (row.standing === 'dropped') return refuse(problems.themeIsDropped);
  return heldOf(rows, desk.organisation.no, row.month) === null ? ok(row) : refuse(problems.themeIsHeld);
}

function put(row: PlannedThemeRow): RowChange {
  return { kind: 'planned-theme', key: row.id, row };
}
