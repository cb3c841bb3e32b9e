import { cell } from '#client/cell.svelte.ts';
import { civilDate, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { clockTime } from '#kernel/clock-time.ts';
import type { Id } from '#kernel/id.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';
import { themeOfMonth } from '#modules/preparation/public.ts';
import { proposedDay } from '../rules/month.ts';
import { holderOf } from '../rules/people.ts';
import type { MeetingRow } from '../rules/rows.ts';
import { madeUpUntil } from '../rules/manner.ts';
import { yearDayOf } from '../rules/year-days.ts';
import type { MeetingKind, MeetingManner } from '../rules/types.ts';

/** What is typed on the page of the plan. */
export interface PlanForm {
  kind: MeetingKind;
  hasTheme: boolean;
  theme: string;
  plannedOn: string;
  startsAt: string;
  place: string;
  chairId: string;
  manner: MeetingManner;
  cannotCome: string;
  partyGroups: string;
  mannerReason: string;
}

/** A wrong or missing answer, and the field it belongs to. */
export interface FormError {
  readonly id: keyof PlanForm;
  readonly message: Text;
}

/** The form of a meeting not planned yet: the day by the rule, hour and place as last time, the secretary in the chair. */
export function freshForm(month: CivilDate): PlanForm {
  const [last] = ownMeetings()
    .filter((row) => row.startsAt !== '')
    .toSorted((one, other) => (one.plannedOn > other.plannedOn ? -1 : 1));
  const rule = cell.rulesOf(month)('meetings.day-of-month');
  const meant = themeOfMonth(cell.rows, cell.no, month);
  // Once the ordinary meeting stands, what is left of the month is the one for the theme.
  const hasOrdinary = ownMeetings().some((row) => row.month === month && row.kind === 'ordinary');
  return {
    kind: hasOrdinary && meant?.kind === 'thematic' ? 'thematic' : 'ordinary',
    hasTheme: meant?.kind === 'ordinary',
    theme: meant?.topic ?? '',
    plannedOn: dayMeant(month) ?? proposedDay(month, rule, cell.today > month ? cell.today : month),
    startsAt: last?.startsAt ?? '',
    place: last?.place ?? '',
    chairId: holderOf(cell.rows, cell.no, 'secretary', cell.today) ?? '',
    manner: 'together',
    cannotCome: '',
    partyGroups: '',
    mannerReason: '',
  };
}

/** The day set for the month in the plan of the year, as long as it has not passed. */
function dayMeant(month: CivilDate): CivilDate | null {
  const day = yearDayOf(cell.rows, cell.no, month);
  return day !== null && day >= cell.today ? day : null;
}

/** The form as the plan stands. */
export function formFrom(meeting: MeetingRow): PlanForm {
  return {
    kind: meeting.kind,
    hasTheme: meeting.theme !== null,
    theme: meeting.theme ?? '',
    plannedOn: meeting.plannedOn,
    startsAt: meeting.startsAt,
    place: meeting.place,
    chairId: meeting.chairId ?? '',
    manner: meeting.manner,
    cannotCome: String(meeting.cannotCome ?? ''),
    partyGroups: String(meeting.partyGroups ?? ''),
    mannerReason: meeting.mannerReason ?? '',
  };
}

/** What must still be put right before the plan can be written down. */
export function errorsIn(form: PlanForm): readonly FormError[] {
  const errors: FormError[] = [];
  const day = civilDate(form.plannedOn);
  if (!day) errors.push({ id: 'plannedOn', message: { vi: 'Ghi ngày họp.', en: 'Enter the day.' } });
  else if (day < cell.today)
    errors.push({
      id: 'plannedOn',
      message: {
        vi: 'Ngày họp đã qua. Chọn từ hôm nay trở đi.',
        en: 'The day has passed. Choose a later one.',
      },
    });
  if (!clockTime(form.startsAt))
    errors.push({
      id: 'startsAt',
      message: { vi: 'Ghi giờ họp, ví dụ 19:30.', en: 'Enter the hour, such as 19:30.' },
    });
  if (form.place.trim() === '')
    errors.push({ id: 'place', message: { vi: 'Ghi nơi họp.', en: 'Enter the place.' } });
  if (needsTheme(form) && form.theme.trim() === '')
    errors.push({ id: 'theme', message: { vi: 'Ghi tên chuyên đề.', en: 'Enter the theme.' } });
  return errors;
}

/** Thematic meetings have a theme; ordinary ones may. */
export function needsTheme(form: Pick<PlanForm, 'kind' | 'hasTheme'>): boolean {
  return form.kind === 'thematic' || (form.kind === 'ordinary' && form.hasTheme);
}

/** The theme as the plan keeps it. */
export function themeOf(form: PlanForm): string | null {
  return needsTheme(form) && form.theme.trim() !== '' ? form.theme : null;
}

/** The answers as the contract takes them; only after `errorsIn` has found nothing. */
export function planFrom(form: PlanForm) {
  const [plannedOn, startsAt] = [civilDate(form.plannedOn), clockTime(form.startsAt)];
  if (!plannedOn || !startsAt) throw new Error('a plan without day or hour is not handed on');
  return {
    plannedOn,
    startsAt,
    place: form.place,
    theme: themeOf(form),
    chairId: form.chairId === '' ? null : (form.chairId as Id),
    held: {
      manner: form.manner,
      cannotCome: form.manner === 'online' ? Number(form.cannotCome) || null : null,
      partyGroups: form.manner === 'by-group' ? Number(form.partyGroups) || null : null,
      reason: form.mannerReason.trim() || null,
    },
  };
}

/** The field a problem of the book belongs to. */
export function fieldOf(problem: Problem): keyof PlanForm | null {
  const fields = ['plannedOn', 'manner', 'cannotCome', 'partyGroups', 'mannerReason'] as const;
  return fields.find((field) => field === problem.field) ?? null;
}

/** The meetings of this cell. */
export function ownMeetings(): readonly MeetingRow[] {
  return cell.rows.all<MeetingRow>('meeting').filter((row) => row.organisationNo === cell.no);
}

/** «Tháng còn họp bù được» — the latest month gone by without its ordinary meeting that still counts if made up. */
export function monthToMakeUp(): CivilDate | null {
  const first = monthStart(cell.today);
  const own = ownMeetings().filter((row) => row.kind === 'ordinary');
  const month = monthStart(first, -1);
  const rule = cell.rulesOf(month)('meetings.make-up-months');
  const until = madeUpUntil(month, rule?.value ?? null);
  // A cell whose book begins later has nothing to make up.
  const isKept = own.some((row) => row.month < month);
  const stands = own.some((row) => row.month === month);
  return isKept && !stands && (until === null || cell.today < until) ? month : null;
}

/** «Tháng cần lập kế hoạch» — this month, or the next once this month has its ordinary meeting. */
export function monthToPlan(): CivilDate {
  const month = monthStart(cell.today);
  const planned = ownMeetings().some((row) => row.month === month && row.kind === 'ordinary');
  return planned ? monthStart(month, 1) : month;
}
