import { writeMonth } from '#kernel/clock-time.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi chuẩn bị sinh hoạt» — everything a person can be refused in this module. */
export const problems = {
  secretMatter: {
    code: 'preparation.secretMatter',
    message: {
      vi: 'Tên nội dung có dấu chỉ độ mật. Sổ không nhận việc Mật, Tối mật, Tuyệt mật.',
      en: 'The matter bears a mark of secrecy. Secret matters are not kept here.',
    },
    fix: {
      vi: 'Báo bí thư trực tiếp. Nếu không phải việc mật, bỏ dấu mật khỏi tên.',
      en: 'Tell the secretary in person. If it is not secret, take the mark out.',
    },
    field: 'title',
  },
  proposedAlready: {
    code: 'preparation.proposedAlready',
    message: {
      vi: 'Đồng chí đã đề nghị nội dung này, đang chờ trả lời.',
      en: 'You have proposed this matter; it waits for an answer.',
    },
    fix: {
      vi: 'Chờ chi ủy trả lời, hoặc đề nghị một nội dung khác.',
      en: 'Wait for the answer, or propose another matter.',
    },
    field: 'title',
  },
  proposalNotFound: {
    code: 'preparation.proposalNotFound',
    message: { vi: 'Sổ chưa có đề nghị này.', en: 'The book does not hold this proposal yet.' },
    fix: { vi: 'Mở lại trang rồi chọn.', en: 'Open the page again and choose.' },
    awaits: true,
  },
  proposalIsAnswered: {
    code: 'preparation.proposalIsAnswered',
    message: {
      vi: 'Đề nghị này đã trả lời hoặc đã rút.',
      en: 'This proposal was answered or taken back.',
    },
    fix: {
      vi: 'Muốn bàn lại, gửi một đề nghị mới.',
      en: 'To have it discussed after all, send a new proposal.',
    },
  },
  proposalIsOnAgenda: {
    code: 'preparation.proposalIsOnAgenda',
    message: {
      vi: 'Đề nghị này đã có trong chương trình.',
      en: 'This proposal stands on the agenda already.',
    },
    fix: {
      vi: 'Muốn thôi, bỏ mục đó khỏi chương trình trước.',
      en: 'Take the item off the agenda first.',
    },
  },
  suggestionIsPublished: {
    code: 'preparation.suggestionIsPublished',
    message: { vi: 'Gợi ý này đã gửi.', en: 'This suggestion has been published.' },
    fix: { vi: 'Muốn thay, thu hồi rồi gửi gợi ý mới.', en: 'Withdraw it and publish a new one.' },
  },
  suggestionNotFound: {
    code: 'preparation.suggestionNotFound',
    message: { vi: 'Sổ chưa có gợi ý này.', en: 'The book does not hold this suggestion.' },
    fix: { vi: 'Mở lại danh sách gợi ý rồi chọn.', en: 'Open the list again and choose.' },
    awaits: true,
  },
  themeNotFound: {
    code: 'preparation.themeNotFound',
    message: { vi: 'Kế hoạch năm chưa có chuyên đề này.', en: 'The year plan does not hold this theme.' },
    fix: { vi: 'Mở lại kế hoạch năm rồi chọn.', en: 'Open the year plan again and choose.' },
    awaits: true,
  },
  themeIsDropped: {
    code: 'preparation.themeIsDropped',
    message: { vi: 'Chuyên đề này đã bỏ.', en: 'This theme was dropped.' },
    fix: { vi: 'Ghi một chuyên đề mới cho tháng đó.', en: 'Plan a new theme for the month.' },
  },
  themeIsHeld: {
    code: 'preparation.themeIsHeld',
    message: { vi: 'Tháng này đã sinh hoạt chuyên đề.', en: 'The theme of this month was held.' },
    fix: {
      vi: 'Kế hoạch của tháng đã họp thì để nguyên; ghi chuyên đề cho tháng khác.',
      en: 'What was held stays; plan a theme for another month.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Tháng đã có chuyên đề» — one planned theme to a month. */
export function monthHasTheme(month: CivilDate, topic: string): Problem {
  return {
    code: 'preparation.monthHasTheme',
    message: {
      vi: `${writeMonth(month)} đã có chuyên đề: ${topic}.`.replace(/^./, (first) => first.toUpperCase()),
      en: `This month has a theme already: ${topic}.`,
    },
    fix: {
      vi: 'Chọn tháng khác, hoặc sửa chuyên đề của tháng đó.',
      en: 'Choose another month, or change the theme of that one.',
    },
    field: 'month',
  };
}
