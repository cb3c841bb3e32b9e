import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { dayInVietnam, dayOfMonth } from '#kernel/clock-time.ts';
import type { Citation } from '#kernel/problem.ts';
import type { Rule } from '#kernel/rule-pack.ts';
import type { PreparationStep } from '#kernel/rule-values.ts';
import { several, type Text } from '#kernel/text.ts';
import { papersDueOn, reportDueOn } from './due-days.ts';
import { toldAndPapersBy } from './telling.ts';
import type { Meeting, Task } from './types.ts';

/** «Bước của tháng» — one ring of the path: done, the one open now, or to come. */
export interface MonthStep {
  readonly id: 'plan' | 'convene' | 'hold' | 'lock' | 'send' | 'tasks';
  readonly standing: 'done' | 'now' | 'to-come';
  readonly title: Text;
  readonly detail: Text | null;
  readonly dueOn: CivilDate | null;
  readonly late: boolean;
  readonly citation: Citation | null;
}

/** «Quy định của tháng» — what gives the steps their last days. */
export interface MonthRules {
  readonly meetingDay: Rule<number> | null;
  readonly latestDay: Rule<number> | null;
  readonly papersDaysBefore: Rule<number> | null;
  readonly preparationSteps: Rule<readonly PreparationStep[] | null> | null;
  readonly reportDaysAfter: Rule<number> | null;
}

type Plan = Omit<MonthStep, 'standing' | 'late'> & { readonly done: boolean };

/** «Việc tháng này» — the path of a month; exactly one step is open until all are done. */
export function monthPath(
  month: CivilDate,
  meeting: Meeting | null,
  openTasks: readonly Task[],
  rules: MonthRules,
  today: CivilDate,
  papersOn: CivilDate | null = null,
): readonly MonthStep[] {
  const plans = [
    planStep(month, meeting, rules),
    conveneStep(meeting, rules, papersOn),
    holdStep(month, meeting, rules),
    lockStep(meeting, rules),
    sendStep(meeting, rules),
    tasksStep(openTasks),
  ];
  const now = plans.findIndex((plan) => !plan.done);
  return plans.map(({ done, ...plan }, index) => ({
    ...plan,
    standing: done ? 'done' : index === now ? 'now' : 'to-come',
    late: !done && plan.dueOn !== null && plan.dueOn < today,
  }));
}

/** «Ngày họp đề nghị» — the day of the pack, else the first of the month; never a day that has passed. */
export function proposedDay(month: CivilDate, meetingDay: Rule<number> | null, today: CivilDate): CivilDate {
  const day = meetingDay === null ? month : dayOfMonth(month, meetingDay.value);
  return day < today ? today : day;
}

function planStep(month: CivilDate, meeting: Meeting | null, rules: MonthRules): Plan {
  const day = rules.meetingDay === null ? null : dayOfMonth(month, rules.meetingDay.value);
  return {
    id: 'plan',
    done: meeting !== null,
    title: { vi: 'Định ngày và soạn chương trình', en: 'Set the day and draft the agenda' },
    detail:
      day === null
        ? null
        : { vi: `Thường lệ họp ngày ${writeDate(day)}`, en: `Usually held on ${writeDate(day)}` },
    dueOn: day,
    citation: rules.meetingDay?.citation ?? null,
  };
}

function conveneStep(meeting: Meeting | null, rules: MonthRules, papersOn: CivilDate | null): Plan {
  const { papersDaysBefore, preparationSteps } = rules;
  const dueOn = meeting && papersDaysBefore ? papersDueOn(meeting.plannedOn, papersDaysBefore.value) : null;
  const on = meeting?.convenedAt ? writeDate(dayInVietnam(meeting.convenedAt)) : null;
  return {
    id: 'convene',
    done: meeting !== null && meeting.state !== 'planned',
    title: {
      vi: 'Báo họp cho đảng viên',
      en: 'Tell the members',
    },
    detail: on
      ? toldAndRead(on, papersOn && writeDate(papersOn))
      : meeting && toldAndPapersBy(preparationSteps?.value ?? [], meeting.plannedOn),
    dueOn,
    citation: papersDaysBefore?.citation ?? null,
  };
}

/** That members were told is one thing, that they had something to read another. */
function toldAndRead(on: string, papersOn: string | null): Text {
  return papersOn === null
    ? { vi: `Đã báo ngày ${on}; chưa thấy tài liệu đọc trước`, en: `Told on ${on}; no papers to read so far` }
    : {
        vi: `Đã báo ngày ${on}; tài liệu đọc được từ ${papersOn}`,
        en: `Told on ${on}; papers since ${papersOn}`,
      };
}

function holdStep(month: CivilDate, meeting: Meeting | null, rules: MonthRules): Plan {
  const latest = rules.latestDay === null ? null : dayOfMonth(month, rules.latestDay.value);
  const done =
    meeting !== null && (meeting.endedAt !== null || isLocked(meeting) || meeting.state === 'excused');
  const place = meeting && {
    vi: `${meeting.startsAt}, ${meeting.place}`,
    en: `${meeting.startsAt}, ${meeting.place}`,
  };
  return {
    id: 'hold',
    done,
    title: { vi: 'Sinh hoạt chi bộ', en: 'Hold the meeting' },
    detail: place,
    dueOn: meeting?.plannedOn ?? latest,
    citation: rules.latestDay?.citation ?? null,
  };
}

function lockStep(meeting: Meeting | null, rules: MonthRules): Plan {
  return {
    id: 'lock',
    done: meeting !== null && (isLocked(meeting) || meeting.state === 'excused'),
    title: { vi: 'Thông qua và khóa biên bản, nghị quyết', en: 'Adopt and lock minutes and resolution' },
    detail: null,
    dueOn: reportDay(meeting, rules),
    citation: rules.reportDaysAfter?.citation ?? null,
  };
}

function sendStep(meeting: Meeting | null, rules: MonthRules): Plan {
  const dueOn = reportDay(meeting, rules);
  return {
    id: 'send',
    done: meeting !== null && (meeting.state === 'sent' || meeting.state === 'excused'),
    title: {
      vi: 'Gửi biên bản, nghị quyết lên cấp trên',
      en: 'Send minutes and resolution to the level above',
    },
    detail:
      dueOn === null ? null : { vi: `Chậm nhất ngày ${writeDate(dueOn)}`, en: `By ${writeDate(dueOn)}` },
    dueOn,
    citation: rules.reportDaysAfter?.citation ?? null,
  };
}

function tasksStep(openTasks: readonly Task[]): Plan {
  const open = openTasks.filter((task) => task.state === 'open');
  return {
    id: 'tasks',
    done: open.length === 0,
    title: { vi: 'Theo dõi nhiệm vụ', en: 'Follow the tasks' },
    detail:
      open.length === 0
        ? null
        : { vi: `${open.length} việc đang làm`, en: `Under way: ${several(open.length, 'task')}` },
    dueOn: null,
    citation: null,
  };
}

function reportDay(meeting: Meeting | null, rules: MonthRules): CivilDate | null {
  if (!meeting || !rules.reportDaysAfter) return null;
  return reportDueOn(meeting.heldOn ?? meeting.plannedOn, rules.reportDaysAfter.value);
}

function isLocked(meeting: Meeting): boolean {
  return meeting.state === 'closed' || meeting.state === 'sent';
}
