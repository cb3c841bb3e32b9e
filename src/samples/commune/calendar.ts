import { addDays, daysBetween, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { dayOfMonth } from '#kernel/clock-time.ts';
import { dice } from './chance.ts';
import { monthEnd } from './moment.ts';
import { themes } from './topics/said.ts';

/** «Nếp của chi bộ» — how well a cell does things, each a share. */
export interface Habits {
  readonly attendance: number;
  readonly speaking: number;
  /** Of the tasks done in time. */
  readonly deeds: number;
  /** Of the points the cell gives itself. */
  readonly care: number;
  readonly unexcused: number;
  readonly sentAfter: number;
}

/** «Buổi sinh hoạt định làm» — one meeting as it is to happen. */
export interface Sitting {
  readonly month: CivilDate;
  readonly kind: 'ordinary' | 'thematic';
  readonly theme: string | null;
  readonly day: CivilDate;
  readonly minutes: number;
  readonly habits: Habits;
  /** The secretary is ill; the deputy presides. */
  readonly deputyPresides: boolean;
  readonly stage: 'planned' | 'convened' | 'held';
  /** Where the cell could not meet in one room. */
  readonly unusual: Unusual | null;
}

/** «Không họp tập trung được» — how else, and why. */
export type Unusual =
  | { readonly manner: 'online'; readonly reason: string }
  | { readonly manner: 'by-group'; readonly groups: number; readonly reason: string };

/** A month in which the cell was excused from meeting. */
export interface Excused {
  readonly month: CivilDate;
  readonly reason: string;
}

interface CellTraits {
  readonly name: string;
  readonly index: number;
  readonly size: number;
}

const weak: Readonly<Record<string, (ago: number) => Habits>> = {
  'Chi bộ thôn Khuổi Lịa': (ago) => ({
    attendance: 0.6 + 0.022 * Math.min(ago, 10),
    speaking: 0.25,
    deeds: 0.45,
    care: 0.5 + 0.014 * ago,
    unexcused: 1,
    sentAfter: 4,
  }),
  'Chi bộ thôn Bản Thẳm': (ago) => ({
    attendance: 0.7 + 0.016 * ago,
    speaking: 0.33,
    deeds: ago < 7 ? 0.55 : 0.85,
    care: 0.62 + 0.018 * ago,
    unexcused: ago < 5 ? 1 : 0,
    sentAfter: ago < 5 ? 3 : 2,
  }),
  'Chi bộ Trạm Y tế xã': (ago) => ({
    attendance: 0.8 + 0.008 * ago,
    speaking: 0.38,
    deeds: 0.6,
    care: 0.66 + 0.014 * ago,
    unexcused: 0,
    sentAfter: 2,
  }),
  'Chi bộ thôn Pác Nghiên': (ago) => ({
    attendance: 0.86,
    speaking: 0.22 + 0.025 * ago,
    deeds: 0.52 + 0.035 * ago,
    care: 0.62 + 0.022 * ago,
    unexcused: 0,
    sentAfter: 2,
  }),
};

/** The day of the month by how many months ago; 0: not held. */
const days: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  'Chi bộ thôn Khuổi Lịa': { 0: 0, 1: 0, 2: 14, 4: 0, 6: 12, 8: 5 },
  'Chi bộ thôn Bản Thẳm': { 0: 5, 1: 11, 4: 10, 7: 9 },
  'Chi bộ Trạm Y tế xã': { 0: 6, 1: 8, 3: 9, 6: 8, 9: 4 },
  'Chi bộ thôn Nà Vài': { 6: 4 },
  'Chi bộ thôn Khuổi Mạ Trong': { 9: 5 },
  'Chi bộ thôn Khuổi Nậm': { 4: 6 },
  'Chi bộ Công an xã': { 2: 5, 8: 4 },
  'Chi bộ HTX Chè Yên Thượng': { 1: 4, 7: 6, 10: 4 },
};

/** By how many months ago. */
const unusual: Readonly<Record<string, Readonly<Record<number, Unusual>>>> = {
  'Chi bộ HTX Chè Yên Thượng': {
    3: { manner: 'online', reason: 'Quá nửa đảng viên bán hàng ở hội chợ nông sản tỉnh, không về kịp' },
  },
  'Chi bộ thôn Nà Tấu': {
    4: {
      manner: 'by-group',
      groups: 4,
      reason: 'Lũ ngập cầu tràn, bốn xóm không qua lại được; mỗi tổ đảng họp tại nhà tổ trưởng',
    },
  },
};
/** Held on the first day after its month: a landslide had closed the road. */
const madeUp: Readonly<Record<string, number>> = { 'Chi bộ thôn Khuổi Nậm': 5 };

/** «Sinh hoạt chuyên đề riêng» — one cell in three holds its theme at a meeting of its own. */
export function holdsThemesApart({ index }: Pick<CellTraits, 'index'>): boolean {
  return index % 3 === 0;
}

/** «Lịch họp của tháng» — what a cell does in the month, as far as it has come by today. */
export function sittingsOf(
  cell: CellTraits,
  month: CivilDate,
  ago: number,
  today: CivilDate,
): readonly Sitting[] {
  const roll = dice('month', cell.name, month);
  const number = dayNumber(cell.name, ago, roll);
  const habits = habitsOf(cell, ago, month);
  const quarterly = Number(month.slice(5, 7)) % 3 === 2;
  const skipsTheme = cell.name === 'Chi bộ Trạm Y tế xã' && ago <= 5 && ago >= 2;
  const theme = quarterly && !skipsTheme ? themeOf(month) : null;
  const apart = holdsThemesApart(cell);
  const needs = cell.size >= 30;
  const sitting = (kind: Sitting['kind'], day: CivilDate, theme: string | null): Sitting => ({
    month,
    kind,
    theme,
    day,
    minutes: (theme && kind === 'ordinary' ? 121 : needs ? roll.between(106, 118) : 92) + roll.between(0, 10),
    habits,
    deputyPresides: cell.name === 'Chi bộ thôn Bản Thẳm' && ago < 5,
    stage: stageOf(day, today),
    unusual: kind === 'ordinary' ? (unusual[cell.name]?.[ago] ?? null) : null,
  });
  const first = madeUp[cell.name] === ago ? monthStart(month, 1) : dayOfMonth(month, number);
  const ordinary = number === 0 ? [] : [sitting('ordinary', first, apart ? null : theme)];
  const thematic =
    theme && apart ? [sitting('thematic', dayOfMonth(month, 15 + (cell.index % 5)), theme)] : [];
  return [...ordinary, ...thematic].filter((each) => daysBetween(today, each.day) <= 12);
}

/** «Buổi họp tới của Nà Pồng» — planned and no more: whoever visits can hold it from here. */
export function comingSitting(cell: CellTraits, month: CivilDate, today: CivilDate): Sitting {
  const third = dayOfMonth(month, 3);
  const tomorrow = addDays(today, 1);
  const day = today < third ? third : tomorrow <= monthEnd(month) ? tomorrow : today;
  const habits = habitsOf(cell, 0, month);
  return {
    month,
    kind: 'ordinary',
    theme: null,
    day,
    minutes: 0,
    habits,
    deputyPresides: false,
    stage: 'planned',
    unusual: null,
  };
}

/** «Được miễn họp» — the school in the month of its holidays. */
export function excusedIn(cell: string, month: CivilDate): Excused | null {
  if (cell !== 'Chi bộ Trường THCS Yên Thượng' || month.slice(5, 7) !== '06') return null;
  return { month, reason: 'Nghỉ hè, phần lớn đảng viên đi coi thi và tập huấn ở tỉnh' };
}

function stageOf(day: CivilDate, today: CivilDate): Sitting['stage'] {
  if (day < today) return 'held';
  return daysBetween(today, day) <= 4 ? 'convened' : 'planned';
}

function dayNumber(name: string, ago: number, roll: ReturnType<typeof dice>): number {
  const fixed = days[name]?.[ago];
  if (fixed !== undefined) return fixed;
  if (weak[name] || name === 'Chi bộ thôn Nà Pồng') return 3;
  if (roll.yes(0.86)) return 3;
  return ago > 1 && roll.yes(0.1) ? roll.between(8, 10) : roll.between(4, 6);
}

/** «Chuyên đề của tháng» — the same all over the commune. */
export function themeOf(month: CivilDate): string {
  return themes[Math.floor((Number(month.slice(5, 7)) - 1) / 3)] ?? themes[0] ?? '';
}

function habitsOf(cell: CellTraits, ago: number, month: CivilDate): Habits {
  const known = weak[cell.name]?.(ago);
  if (known) return known;
  if (cell.name === 'Chi bộ thôn Nà Pồng')
    return {
      attendance: 0.91,
      speaking: 0.56,
      deeds: 0.84,
      care: 0.87,
      unexcused: ago === 2 ? 1 : 0,
      sentAfter: 1,
    };
  const own = dice('habits', cell.name);
  const roll = dice('habits', cell.name, month);
  const base = {
    attendance: 0.82 + own.next() * 0.13,
    speaking: 0.4 + own.next() * 0.25,
    deeds: 0.84 + own.next() * 0.14,
    care: 0.84 + own.next() * 0.12,
  };
  const drift = () => (roll.next() - 0.5) * 0.05;
  return {
    attendance: base.attendance + drift(),
    speaking: base.speaking + drift(),
    deeds: base.deeds + drift(),
    care: base.care + drift() / 2,
    unexcused: roll.yes(0.12) ? 1 : 0,
    sentAfter: roll.yes(0.93) ? roll.between(0, 2) : roll.between(3, 5),
  };
}
