import type { ClockTime } from '#kernel/clock-time.ts';
import type { Problem } from '#kernel/problem.ts';

/** «Ngày không hợp với buổi sinh hoạt». */
export const dayProblems = {
  dayIsOfAnotherMonth: {
    code: 'meetings.dayIsOfAnotherMonth',
    message: {
      vi: 'Ngày họp cách tháng của kỳ sinh hoạt quá xa.',
      en: 'The day lies too far from the month of the meeting.',
    },
    fix: {
      vi: 'Chọn ngày trong tháng ấy, tháng liền trước hoặc liền sau.',
      en: 'Choose a day in that month, the one before or the one after.',
    },
    field: 'plannedOn',
  },
  meetingDayIsToCome: {
    code: 'meetings.meetingDayIsToCome',
    message: { vi: 'Ngày khai mạc chưa tới.', en: 'The day of the opening has not come.' },
    fix: { vi: 'Ghi hôm nay hoặc ngày đã họp thật.', en: 'Enter today or the day it was held.' },
    field: 'heldOn',
  },
  resolutionBearsTheDay: {
    code: 'meetings.resolutionBearsTheDay',
    message: {
      vi: 'Nghị quyết đã thông qua mang ngày họp này.',
      en: 'The resolution that was adopted bears this day.',
    },
    fix: {
      vi: 'Giữ ngày đã ghi. Ngày sai thì khóa biên bản rồi viết phụ lục.',
      en: 'Keep the day. If it is wrong, lock the minutes and write an addendum.',
    },
    field: 'heldOn',
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Giờ ghi khác giờ máy đo». */
export function endNeedsReason(measured: ClockTime): Problem {
  return {
    code: 'meetings.endNeedsReason',
    message: {
      vi: `Giờ ghi khác giờ máy đo được (${measured}).`,
      en: `Not the hour that was measured (${measured}).`,
    },
    fix: { vi: 'Ghi một câu: vì sao khác.', en: 'Say in one line why it differs.' },
    field: 'reason',
  };
}
