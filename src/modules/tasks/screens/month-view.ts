import { cell } from '#client/cell.svelte.ts';
import { monthStart, writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import {
  agendaOf,
  meetingFrom,
  monthPath,
  nextStep,
  papersSentOn,
  rollOf,
  taskFrom,
  type MeetingRow,
  type MonthStep,
  type Task,
  type TaskRow,
} from '#modules/meetings/public.ts';
import { stepsFor } from '#modules/preparation/public.ts';
import { taskStanding } from '../rules/tasks.ts';

/** What the page of a month begins with. */
export interface MonthView {
  readonly month: CivilDate;
  readonly meeting: MeetingRow | null;
  readonly steps: readonly MonthStep[];
  readonly late: readonly Task[];
  /** The main button of the open step. */
  readonly doing: { readonly label: Text; readonly href: string } | null;
}

/** «Việc tháng này» — from the rows on this device. */
export function monthView(month: CivilDate): MonthView {
  const meeting = meetingOf(month);
  const tasks = ownTasks();
  const rulesOf = cell.rulesOf(month);
  const steps = monthPath(
    month,
    meeting && meetingFrom(meeting, cell.id),
    tasks,
    {
      meetingDay: rulesOf('meetings.day-of-month'),
      latestDay: rulesOf('meetings.latest-day-of-month'),
      papersDaysBefore: rulesOf('meetings.papers-days-before'),
      preparationSteps: ownSteps(month),
      reportDaysAfter: rulesOf('meetings.report-days-after'),
    },
    cell.today,
    (meeting && papersSentOn(cell.rows, meeting, cell.seat)) ?? null,
  );
  return {
    month,
    meeting,
    steps,
    late: tasks.filter((task) => taskStanding(task, cell.today) === 'late'),
    doing: doingOf(month, meeting, steps),
  };
}

/** The tasks of the cell. */
export function ownTasks(): readonly Task[] {
  return cell.rows
    .all<TaskRow>('task')
    .filter((row) => row.organisationNo === cell.no)
    .map((row) => taskFrom(row, cell.id));
}

/** «Bắt đầu của tháng sau» — what the next month begins with. */
export function beginnings(month: CivilDate): { readonly open: number; readonly day: CivilDate | null } {
  const next = monthStart(month, 1);
  const meeting = meetingOf(next);
  const rule = cell.rulesOf(next)('meetings.day-of-month');
  const open = ownTasks().filter((task) => task.state === 'open').length;
  const [step] = rule ? monthPath(next, null, [], { ...noRules, meetingDay: rule }, cell.today) : [];
  return { open, day: meeting?.plannedOn ?? step?.dueOn ?? null };
}

/** «Hạn của bước» — a soft line: what is known of the step, and until when. */
export function noteOf(step: MonthStep): Text | undefined {
  if (step.detail) return step.detail;
  return step.dueOn === null
    ? undefined
    : { vi: `Chậm nhất ngày ${writeDate(step.dueOn)}`, en: `By ${writeDate(step.dueOn)}` };
}

/** «Hạn» of the open step: what stands above its button. */
export function deadlineOf(step: MonthStep): Text | null {
  if (step.dueOn === null) return null;
  const date = writeDate(step.dueOn);
  // The line above tells both last days; only the one of the regulation can be overdue.
  if (step.id === 'convene' && step.detail)
    return step.late
      ? { vi: `Quá hạn gửi tài liệu từ ngày ${date}.`, en: `Papers overdue since ${date}.` }
      : null;
  return step.late
    ? { vi: `Quá hạn từ ngày ${date}.`, en: `Overdue since ${date}.` }
    : { vi: `Hạn ${date}.`, en: `Due ${date}.` };
}

/** Where the page of a step is. */
export function stepHref(step: MonthStep, view: Pick<MonthView, 'month' | 'meeting'>): string | undefined {
  if (step.id === 'tasks') return '/tasks';
  if (!view.meeting) return step.id === 'plan' ? `/meetings/plan?month=${view.month}` : undefined;
  const at = {
    plan: `/meetings/${view.meeting.id}`,
    convene: `/meetings/${view.meeting.id}/notice`,
    hold: `/meetings/${view.meeting.id}`,
    lock: `/meetings/${view.meeting.id}/minutes`,
    send: `/meetings/${view.meeting.id}/minutes`,
  };
  return step.standing === 'to-come' ? undefined : at[step.id];
}

const noRules = {
  meetingDay: null,
  latestDay: null,
  papersDaysBefore: null,
  preparationSteps: null,
  reportDaysAfter: null,
};

/** The ordinary meeting of the month; one that is excused settles it too. */
function meetingOf(month: CivilDate): MeetingRow | null {
  const meetings = cell.rows
    .all<MeetingRow>('meeting')
    .filter((row) => row.organisationNo === cell.no && row.month === month && row.kind === 'ordinary');
  return meetings[0] ?? null;
}

function doingOf(
  month: CivilDate,
  meeting: MeetingRow | null,
  steps: readonly MonthStep[],
): MonthView['doing'] {
  const now = steps.find((step) => step.standing === 'now');
  if (!now) return null;
  if (now.id === 'tasks') return { label: { vi: 'Xem các nhiệm vụ', en: 'See the tasks' }, href: '/tasks' };
  if (!meeting)
    return {
      label: { vi: 'Lập kế hoạch họp', en: 'Plan the meeting' },
      href: `/meetings/plan?month=${month}`,
    };
  const next = nextStep(meeting, agendaOf(cell.rows, meeting), rollOf(cell.rows, meeting), cell.today);
  if (!next) return null;
  const place = next.at === 'page' ? '' : `/${next.at}`;
  return { label: next.label, href: `/meetings/${meeting.id}${place}` };
}

/** The steps of the pack, with the days a level above has set. */
function ownSteps(month: CivilDate) {
  const rule = cell.rulesOf(month)('meetings.preparation-steps');
  return rule && { ...rule, value: stepsFor(cell.rows, cell.seat, month) };
}
