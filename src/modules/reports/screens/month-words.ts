import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { shareOf } from '#kernel/share.ts';
import type { Text } from '#kernel/text.ts';
import { several } from '#kernel/text.ts';
import type { Month } from '#ui/months.ts';
import type { CellMonth, Figures, MonthFilter } from '../contract/months.ts';

/** Words for how a cell stands with its duty to meet, and for what else a figure counts. */
export const filterWords: Readonly<Record<MonthFilter, Text>> = {
  'to-come': { vi: 'Chưa tới tháng', en: 'Month to come' },
  due: { vi: 'Chưa họp, còn trong hạn', en: 'Not met yet, still in time' },
  overdue: { vi: 'Chưa họp, đã quá hạn', en: 'Not met yet, overdue' },
  'on-time': { vi: 'Họp đúng hạn', en: 'Met on time' },
  late: { vi: 'Họp trễ', en: 'Met late' },
  'made-up': { vi: 'Họp bù sau tháng', en: 'Made up after the month' },
  'not-held': { vi: 'Không họp', en: 'Did not meet' },
  excused: { vi: 'Được phép không họp', en: 'Excused' },
  'to-meet': { vi: 'Phải họp', en: 'Due to meet' },
  open: { vi: 'Chưa họp, tháng chưa hết', en: 'Not met yet' },
  held: { vi: 'Đã họp', en: 'Met' },
  'as-planned': { vi: 'Họp đúng ngày đã định', en: 'Met on the day planned' },
  online: { vi: 'Họp trực tuyến', en: 'Met online' },
  'by-group': { vi: 'Họp theo tổ đảng', en: 'Met by party groups' },
  present: { vi: 'Có mặt', en: 'Present' },
  absent: { vi: 'Có người vắng không phép', en: 'With somebody absent without leave' },
  spoke: { vi: 'Có người phát biểu', en: 'With somebody who spoke' },
  local: { vi: 'Có mục của chính chi bộ', en: 'With items of their own' },
  criticised: { vi: 'Có tự phê bình, phê bình', en: 'With criticism or self-criticism' },
  uncriticised: { vi: 'Không có tự phê bình, phê bình', en: 'Without criticism' },
  good: { vi: 'Xếp loại tốt', en: 'Graded good' },
  fair: { vi: 'Xếp loại khá', en: 'Graded fair' },
  average: { vi: 'Xếp loại trung bình', en: 'Graded average' },
  poor: { vi: 'Xếp loại kém', en: 'Graded poor' },
  ungraded: { vi: 'Đã họp, chưa chấm điểm', en: 'Met, not scored' },
  'sent-in-time': { vi: 'Gửi biên bản đúng hạn', en: 'Minutes sent in time' },
  'sent-late': { vi: 'Gửi biên bản trễ', en: 'Minutes sent late' },
  unsent: { vi: 'Chưa gửi biên bản, còn trong hạn', en: 'Minutes not sent, still in time' },
  'unsent-late': { vi: 'Chưa gửi biên bản, đã quá hạn', en: 'Minutes not sent, overdue' },
  tasks: { vi: 'Có nhiệm vụ đến hạn', en: 'With tasks due' },
  'tasks-done': { vi: 'Có nhiệm vụ đã xong', en: 'With tasks done' },
  'tasks-late': { vi: 'Có nhiệm vụ trễ hạn', en: 'With tasks late' },
};

/** What a figure counts where it does not count cells; the list behind it says how many together. */
export const countedWords: Partial<Record<MonthFilter, Text>> = {
  present: { vi: 'lượt người có mặt', en: 'present' },
  absent: { vi: 'lượt người vắng không phép', en: 'absent without leave' },
  spoke: { vi: 'lượt người phát biểu', en: 'who spoke' },
  local: { vi: 'mục của chính chi bộ', en: 'items of their own' },
  tasks: { vi: 'việc đến hạn', en: 'tasks due' },
  'tasks-done': { vi: 'việc đã xong', en: 'tasks done' },
  'tasks-late': { vi: 'việc trễ hạn', en: 'tasks late' },
};

export const gradeWords: Readonly<Record<string, Text>> = {
  good: { vi: 'tốt', en: 'good' },
  fair: { vi: 'khá', en: 'fair' },
  average: { vi: 'trung bình', en: 'average' },
  poor: { vi: 'kém', en: 'poor' },
};

const tenth = 10;
const lastTenth = 9;
/** «Mức điểm» — `từ 80 điểm đến dưới 90`; the last step ends with the frame. */
export function bucketName(bucket: number): Text {
  const from = bucket * tenth;
  if (bucket >= lastTenth) return { vi: `từ ${from} điểm`, en: `with ${from} points or more` };
  return {
    vi: `từ ${from} đến dưới ${from + tenth} điểm`,
    en: `with ${from} to under ${from + tenth} points`,
  };
}

/** A month of a cell as the grid draws it. */
export function drawn({ month, standing, heldOn }: CellMonth): Month {
  const label = String(Number(month.slice(5, 7)));
  if (standing === null)
    return { label, state: 'absent', word: { vi: 'không phải họp', en: 'no duty to meet' } };
  const state = {
    'on-time': 'held',
    late: 'late',
    'made-up': 'late',
    'not-held': 'missed',
    overdue: 'late',
    excused: 'exempt',
    due: 'to-come',
    'to-come': 'to-come',
  } as const;
  const word = standing === 'excused' ? { vi: 'miễn', en: 'excused' } : filterWords[standing];
  return { label, state: state[standing], day: heldOn && Number(heldOn.slice(8)), word };
}

/** «Có mặt» in whole per cent of those expected; `null` where nobody was. */
export function presentShare(month: Pick<CellMonth, 'present' | 'expected'>): number | null {
  return shareOf(month.present, month.expected, 100);
}

/** `tháng 10-2026`. */
export function monthName(month: CivilDate): Text {
  const [year, number] = month.split('-');
  return { vi: `tháng ${Number(number)}-${year}`, en: `month ${Number(number)}-${year}` };
}

/** The months one may look into: the one to come and two years back. */
export function monthOptions(today: CivilDate): { value: string; label: Text }[] {
  return Array.from({ length: 26 }, (_, at) => monthStart(today, 1 - at)).map((month) => ({
    value: month.slice(0, 7),
    label: {
      vi: `${Number(month.slice(5, 7))}-${month.slice(0, 4)}`,
      en: `${Number(month.slice(5, 7))}-${month.slice(0, 4)}`,
    },
  }));
}

/** “38 chi bộ họp đúng hạn, 2 họp trễ, 1 không họp.” */
export function meetingSentence(total: Figures): Text {
  const open = total.due + total.overdue + total.toCome;
  const part = (count: number, vi: string, en: string): Text[] =>
    count === 0 ? [] : [{ vi: `${count} ${vi}`, en: `${count} ${en}` }];
  const parts = [
    { vi: `${total.onTime} chi bộ họp đúng hạn`, en: `${several(total.onTime, 'cell')} met on time` },
    ...part(total.late, 'họp trễ', 'late'),
    ...part(total.madeUp, 'họp bù', 'made up'),
    ...part(total.notHeld, 'không họp', 'did not meet'),
    ...part(total.excused, 'được phép không họp', 'excused'),
    ...part(open, 'chưa họp', 'not met yet'),
  ];
  return {
    vi: `${parts.map((each) => each.vi).join(', ')}.`,
    en: `${parts.map((each) => each.en).join(', ')}.`,
  };
}
