import type { CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type {
  Attendance,
  Meeting,
  MeetingKind,
  MeetingManner,
  MeetingState,
  RollCircumstance,
} from './types.ts';

/** «Loại sinh hoạt» in words. */
export const kindWords: Readonly<Record<MeetingKind, Text>> = {
  ordinary: { vi: 'Thường kỳ', en: 'Ordinary' },
  thematic: { vi: 'Chuyên đề', en: 'Thematic' },
  extraordinary: { vi: 'Bất thường', en: 'Extraordinary' },
};

/** «Hình thức sinh hoạt» in words. */
export const mannerWords: Readonly<Record<MeetingManner, Text>> = {
  together: { vi: 'Họp tập trung', en: 'Together' },
  online: { vi: 'Họp trực tuyến', en: 'Online' },
  'by-group': { vi: 'Họp theo tổ đảng', en: 'By party groups' },
};

/** «Trạng thái buổi sinh hoạt» in words. */
export const stateWords: Readonly<Record<MeetingState, Text>> = {
  planned: { vi: 'Dự kiến', en: 'Planned' },
  convened: { vi: 'Đã báo họp', en: 'Members told' },
  open: { vi: 'Đang họp', en: 'Under way' },
  closed: { vi: 'Đã khóa sổ', en: 'Locked' },
  sent: { vi: 'Đã gửi lên cấp trên', en: 'Sent up' },
  excused: { vi: 'Được phép không họp', en: 'Excused' },
};

/** «Điểm danh» in words. */
export const attendanceWords: Readonly<Record<Attendance, Text>> = {
  present: { vi: 'Có mặt', en: 'Present' },
  online: { vi: 'Dự trực tuyến', en: 'Online' },
  excused: { vi: 'Vắng có lý do', en: 'Excused' },
  absent: { vi: 'Vắng không lý do', en: 'Absent' },
};

/** «Hoàn cảnh» in words. */
export const circumstanceWords: Readonly<Record<RollCircumstance, Text>> = {
  exempt: { vi: 'được miễn sinh hoạt', en: 'exempt' },
  suspended: { vi: 'đình chỉ sinh hoạt', en: 'suspended' },
  'temporarily-elsewhere': { vi: 'tạm chuyển đi nơi khác', en: 'temporarily elsewhere' },
  'temporarily-here': { vi: 'tạm chuyển đến', en: 'temporarily here' },
  attached: { vi: 'được phân công dự', en: 'assigned to attend' },
  'attached-voting': { vi: 'được phân công dự, có biểu quyết', en: 'assigned to attend, with a vote' },
};

/** «Cách báo họp» in words. */
export const toldWords = {
  app: { vi: 'qua sổ', en: 'in the book' },
  message: { vi: 'nhắn tin', en: 'by message' },
  phone: { vi: 'gọi điện', en: 'by phone' },
  'in-person': { vi: 'gặp trực tiếp', en: 'in person' },
} as const satisfies Readonly<Record<string, Text>>;

const english = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** «Tháng» — `tháng 11`. */
export function monthWord(month: CivilDate): Text {
  const number = Number(month.split('-')[1]);
  return { vi: `tháng ${number}`, en: english[number - 1] ?? '' };
}

/** «Tháng 11 năm 2026» — the same where it begins a line. */
export function monthTitle(month: CivilDate): Text {
  const { vi, en } = monthWord(month);
  return { vi: `${vi.charAt(0).toUpperCase()}${vi.slice(1)}`, en };
}

/** «Tên buổi trên màn hình» — `Thường kỳ tháng 11`. */
export function meetingWord(meeting: Pick<Meeting, 'kind' | 'month'>): Text {
  const [kind, month] = [kindWords[meeting.kind], monthWord(meeting.month)];
  return { vi: `${kind.vi} ${month.vi}`, en: `${kind.en}, ${month.en}` };
}
