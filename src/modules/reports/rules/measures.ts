import type { Text } from '#kernel/text.ts';
import type { PeriodFigures } from '../contract/periods.ts';
import type { MonthFilter } from '../contract/months.ts';

/** «Chỉ số» — one line of a report: what is counted, out of what, and the list behind it. */
export interface Measure {
  readonly id: string;
  readonly group: 'duty' | 'attendance' | 'quality' | 'minutes' | 'tasks' | 'papers';
  readonly label: Text;
  readonly value: (figures: PeriodFigures) => number;
  /** The base of the share; `null` where the count stands alone. */
  readonly of: ((figures: PeriodFigures) => number) | null;
  /** The word by which the list behind the figure is asked. */
  readonly only: MonthFilter;
  /** Whether less is better. */
  readonly fault?: boolean;
}

/** Heads of the groups, in the order of a report. */
export const measureGroups: Readonly<Record<Measure['group'], Text>> = {
  duty: { vi: 'Việc họp', en: 'Meetings' },
  attendance: { vi: 'Người dự', en: 'Attendance' },
  quality: { vi: 'Chất lượng', en: 'Quality' },
  minutes: { vi: 'Biên bản', en: 'Minutes' },
  tasks: { vi: 'Nhiệm vụ', en: 'Tasks' },
  papers: { vi: 'Văn bản cấp trên', en: 'Papers from above' },
};

const due = (figures: PeriodFigures) => figures.cells;
/** «Đã họp» — meetings held, in time, late or made up. */
export const heldOf = (figures: PeriodFigures): number => figures.onTime + figures.late + figures.madeUp;
/** «Chưa họp» — neither held nor excused, while the month is not over. */
const openOf = (figures: PeriodFigures) => figures.toCome + figures.due + figures.overdue;
const itemsOf = (figures: PeriodFigures) => figures.localItems + figures.upperItems;

/** «Đã khóa biên bản» — meetings of which it is known whether anybody was criticised. */
const lockedOf = (figures: PeriodFigures) => figures.criticised + figures.uncriticised;

type Quality = 'good' | 'fair' | 'average' | 'poor';
const grade = (id: Quality, vi: string, en: string): Measure => ({
  id,
  group: 'quality',
  label: { vi, en },
  value: (figures) => figures[id],
  of: heldOf,
  only: id,
  fault: id === 'poor',
});

/** «Các chỉ số của báo cáo» — as screens, files and papers show them, in this order. */
export const measures: readonly Measure[] = [
  {
    id: 'cells',
    group: 'duty',
    label: { vi: 'Lượt chi bộ phải họp', en: 'Meetings due' },
    value: due,
    of: null,
    only: 'to-meet',
  },
  {
    id: 'onTime',
    group: 'duty',
    label: { vi: 'Họp đúng hạn', en: 'Held on time' },
    value: (figures) => figures.onTime,
    of: due,
    only: 'on-time',
  },
  {
    id: 'late',
    group: 'duty',
    label: { vi: 'Họp trễ', en: 'Held late' },
    value: (figures) => figures.late,
    of: due,
    only: 'late',
    fault: true,
  },
  {
    id: 'madeUp',
    group: 'duty',
    label: { vi: 'Họp bù tháng sau', en: 'Made up the month after' },
    value: (figures) => figures.madeUp,
    of: due,
    only: 'made-up',
  },
  {
    id: 'asPlanned',
    group: 'duty',
    label: { vi: 'Họp đúng ngày đã định, trên số đã họp', en: 'Held on the day planned, of those held' },
    value: (figures) => figures.asPlanned,
    of: heldOf,
    only: 'as-planned',
  },
  {
    id: 'online',
    group: 'duty',
    label: { vi: 'Họp trực tuyến, trên số đã họp', en: 'Held online, of those held' },
    value: (figures) => figures.online,
    of: heldOf,
    only: 'online',
  },
  {
    id: 'byGroup',
    group: 'duty',
    label: { vi: 'Họp theo tổ đảng, trên số đã họp', en: 'Held by party groups, of those held' },
    value: (figures) => figures.byGroup,
    of: heldOf,
    only: 'by-group',
  },
  {
    id: 'notHeld',
    group: 'duty',
    label: { vi: 'Không họp', en: 'Not held' },
    value: (figures) => figures.notHeld,
    of: due,
    only: 'not-held',
    fault: true,
  },
  {
    id: 'excused',
    group: 'duty',
    label: { vi: 'Được phép không họp', en: 'Excused' },
    value: (figures) => figures.excused,
    of: due,
    only: 'excused',
  },
  {
    id: 'open',
    group: 'duty',
    label: { vi: 'Chưa họp, tháng chưa hết', en: 'Not met yet' },
    value: openOf,
    of: due,
    only: 'open',
  },
  {
    id: 'present',
    group: 'attendance',
    label: { vi: 'Có mặt', en: 'Present' },
    value: (figures) => figures.present,
    of: (figures) => figures.expected,
    only: 'present',
  },
  {
    id: 'absent',
    group: 'attendance',
    label: { vi: 'Vắng không phép', en: 'Absent without leave' },
    value: (figures) => figures.absent,
    of: (figures) => figures.expected,
    only: 'absent',
    fault: true,
  },
  {
    id: 'speakers',
    group: 'attendance',
    label: { vi: 'Phát biểu, trên số có mặt', en: 'Spoke, of those present' },
    value: (figures) => figures.speakers,
    of: (figures) => figures.listeners,
    only: 'spoke',
  },
  {
    id: 'local',
    group: 'attendance',
    label: {
      vi: 'Mục của chính chi bộ, trên số mục ngoài trình tự',
      en: 'Items of the cell itself, of those beyond the order',
    },
    value: (figures) => figures.localItems,
    of: itemsOf,
    only: 'local',
  },
  {
    id: 'criticised',
    group: 'attendance',
    label: {
      vi: 'Buổi có tự phê bình, phê bình, trên số đã khóa biên bản',
      en: 'Meetings with criticism or self-criticism, of those with locked minutes',
    },
    value: (figures) => figures.criticised,
    of: lockedOf,
    only: 'criticised',
  },
  {
    id: 'uncriticised',
    group: 'attendance',
    label: { vi: 'Buổi không có tự phê bình, phê bình', en: 'Meetings without any' },
    value: (figures) => figures.uncriticised,
    of: lockedOf,
    only: 'uncriticised',
  },
  grade('good', 'Tốt', 'Good'),
  grade('fair', 'Khá', 'Fair'),
  grade('average', 'Trung bình', 'Average'),
  grade('poor', 'Kém', 'Poor'),
  {
    id: 'ungraded',
    group: 'quality',
    label: { vi: 'Đã họp, chưa chấm điểm', en: 'Held, not scored' },
    value: (figures) => figures.ungraded,
    of: heldOf,
    only: 'ungraded',
  },
  {
    id: 'sentInTime',
    group: 'minutes',
    label: { vi: 'Gửi đúng hạn', en: 'Sent in time' },
    value: (figures) => figures.sentInTime,
    of: heldOf,
    only: 'sent-in-time',
  },
  {
    id: 'sentLate',
    group: 'minutes',
    label: { vi: 'Gửi trễ', en: 'Sent late' },
    value: (figures) => figures.sentLate,
    of: heldOf,
    only: 'sent-late',
    fault: true,
  },
  {
    id: 'unsent',
    group: 'minutes',
    label: { vi: 'Chưa gửi, còn hạn', en: 'Not sent, still in time' },
    value: (figures) => figures.unsent,
    of: heldOf,
    only: 'unsent',
  },
  {
    id: 'unsentLate',
    group: 'minutes',
    label: { vi: 'Chưa gửi, quá hạn', en: 'Not sent, overdue' },
    value: (figures) => figures.unsentLate,
    of: heldOf,
    only: 'unsent-late',
    fault: true,
  },
  {
    id: 'tasksDone',
    group: 'tasks',
    label: { vi: 'Đến hạn và đã xong', en: 'Due and done' },
    value: (figures) => figures.tasksDone,
    of: (figures) => figures.tasks,
    only: 'tasks-done',
  },
  {
    id: 'tasksLate',
    group: 'tasks',
    label: { vi: 'Trễ hạn', en: 'Late' },
    value: (figures) => figures.tasksLate,
    of: (figures) => figures.tasks,
    only: 'tasks-late',
    fault: true,
  },
];

/** «Chỉ số có số» — the main ones, and others that are not nothing in all of these figures. */
export function tellingMeasures(all: readonly PeriodFigures[]): readonly Measure[] {
  return measures.filter(
    (measure) => main.includes(measure.id) || all.some((figures) => measure.value(figures) > 0),
  );
}

const main = ['cells', 'onTime', 'late', 'notHeld', 'present', 'good', 'sentInTime', 'tasksDone'];
