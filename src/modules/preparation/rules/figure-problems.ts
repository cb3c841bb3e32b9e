import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi đặt số của hệ thống». */
export const figureProblems = {
  isSet: {
    code: 'preparation.figureIsSet',
    message: { vi: 'Số này đã đặt.', en: 'This figure was set.' },
    fix: { vi: 'Mở lại trang rồi đặt số mới.', en: 'Open the page again and set a new one.' },
  },
  actsBackwards: {
    code: 'preparation.figureActsBackwards',
    message: { vi: 'Số mới không áp dụng cho ngày đã qua.', en: 'A figure does not act on days gone by.' },
    fix: { vi: 'Chọn từ hôm nay trở đi.', en: 'Choose today or later.' },
    field: 'validFrom',
  },
  isFixed: {
    code: 'preparation.figureIsFixed',
    message: {
      vi: 'Số này do quy định ấn định, cấp ủy không đặt khác được.',
      en: 'A document fixes this figure; a committee cannot set it.',
    },
    fix: { vi: 'Chọn một số của hệ thống trong danh sách.', en: 'Choose one of the figures of the system.' },
    field: 'about',
  },
  isBeyondPart: {
    code: 'preparation.figureIsBeyondPart',
    message: {
      vi: 'Mức trừ lớn hơn điểm tối đa của phần này.',
      en: 'It takes off more than the part has.',
    },
    fix: { vi: 'Ghi mức trừ không quá điểm tối đa.', en: 'Enter no more than the maximum.' },
    field: 'figure',
  },
  isOfACell: {
    code: 'preparation.figureIsOfACell',
    message: {
      vi: 'Chi bộ không tự đặt số này; cấp ủy cấp trên đặt.',
      en: 'A cell does not set these figures; the level above does.',
    },
    fix: { vi: 'Đề nghị cấp ủy cấp trên đặt.', en: 'Ask the committee above.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;
