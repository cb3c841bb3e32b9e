import type { Problem } from '#kernel/problem.ts';

/** What can go wrong when the sides of a meeting are rated. */
export const traitProblems = {
  noForm: {
    code: 'meetings.noTraitForm',
    message: {
      vi: 'Buổi này chưa có phiếu đánh giá các mặt.',
      en: 'No form for rating the sides is in force for this meeting.',
    },
    fix: {
      vi: 'Phiếu do địa phương quy định theo loại buổi và ngày họp; xem lại loại buổi, hoặc bỏ phần này.',
      en: 'The form is a local rule by kind of meeting and day; check the kind, or leave this part out.',
    },
  },
  notInTheForm: {
    code: 'meetings.traitNotInForm',
    message: { vi: 'Phiếu không có mặt này.', en: 'The form has no such side.' },
    fix: {
      vi: 'Mở lại trang điểm để lấy phiếu đang dùng.',
      en: 'Open the page again to see the form in force.',
    },
  },
  notAStep: {
    code: 'meetings.traitNotAStep',
    message: { vi: 'Mức này không có trong phiếu.', en: 'The form has no such step.' },
    fix: { vi: 'Chọn một trong các mức của phiếu.', en: 'Choose one of its steps.' },
  },
  committeeRates: {
    code: 'meetings.committeeRates',
    message: {
      vi: 'Phần này theo phiếu là của chi ủy.',
      en: 'By the form this part is rated by the committee.',
    },
    fix: {
      vi: 'Nhờ bí thư, phó bí thư hoặc chi ủy viên ghi bằng sổ của mình.',
      en: 'Ask the secretary, the deputy or a committee member to note it.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;
