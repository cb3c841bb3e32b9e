import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of writing a member. */
export const problems = {
  numberTaken: {
    code: 'members.number-taken',
    message: {
      vi: 'Một số định danh hoặc số thẻ vừa được ghi cho người khác.',
      en: 'A citizen or card number has just been recorded for somebody else.',
    },
    fix: { vi: 'Đọc lại tệp: dòng bị trùng sẽ được nêu rõ.', en: 'Read the file again: it names the row.' },
  },
} as const satisfies Record<string, Problem>;
