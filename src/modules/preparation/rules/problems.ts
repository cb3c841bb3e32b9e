import { writeMonth } from '#kernel/clock-time.ts';
import type { CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi chuẩn bị sinh hoạt» — everything a person can be refused in this module. */
export const problems = {
  itemIsConfided: {
    code: 'preparation.itemIsConfided',
    message: {
      vi: 'Mục này, hoặc cả biên bản của buổi này, chỉ chi ủy xem; gửi dự thảo thì mọi đảng viên đều đọc.',
      en: 'The item, or the whole minutes, are for the committee only; a draft would be read by every member.',
    },
    fix: {
      vi: 'Bỏ mức giữ kín của mục hoặc của biên bản trước, hoặc trao đổi trong chi ủy.',
      en: 'Take the level off the item or the minutes first, or discuss it in the committee.',
    },
    field: 'itemId',
  },
  itemIsElsewhere: {
    code: 'preparation.itemIsElsewhere',
    message: {
      vi: 'Chương trình của buổi này không có mục ấy.',
      en: 'The agenda of this meeting has no such item.',
    },
    fix: { vi: 'Mở lại chương trình rồi chọn mục.', en: 'Open the agenda again and choose the item.' },
    field: 'itemId',
  },
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
  meetingNotFound: {
    code: 'preparation.meetingNotFound',
    message: { vi: 'Sổ chưa có buổi sinh hoạt này.', en: 'The book does not hold this meeting yet.' },
    fix: { vi: 'Lập kế hoạch buổi họp trước.', en: 'Plan the meeting first.' },
    awaits: true,
  },
  meetingIsLocked: {
    code: 'preparation.meetingIsLocked',
    message: {
      vi: 'Sổ của buổi này đã khóa, việc chuẩn bị để nguyên.',
      en: 'The book of this meeting is locked; its preparation stays as it is.',
    },
    fix: {
      vi: 'Ghi các bước của buổi sau trước khi khóa biên bản.',
      en: 'Note the steps of the next meeting before its minutes are locked.',
    },
  },
  stepUnknown: {
    code: 'preparation.stepUnknown',
    message: {
      vi: 'Quy định của ngày họp không có bước này.',
      en: 'The rule of that day has no such step.',
    },
    fix: { vi: 'Mở lại danh sách bước rồi chọn.', en: 'Open the list of steps again and choose.' },
  },
  stepIsToCome: {
    code: 'preparation.stepIsToCome',
    message: { vi: 'Ngày làm bước này chưa tới.', en: 'That day has not come.' },
    fix: {
      vi: 'Ghi ngày đã làm thật, muộn nhất là hôm nay.',
      en: 'Enter the day it was done, today at the latest.',
    },
    field: 'doneOn',
  },
  stepAfterMeeting: {
    code: 'preparation.stepAfterMeeting',
    message: {
      vi: 'Bước chuẩn bị không thể làm sau buổi họp.',
      en: 'Preparation cannot be done after the meeting.',
    },
    fix: {
      vi: 'Ghi ngày đã làm thật. Nếu chưa làm thì để trống.',
      en: 'Enter the day it was done. Leave it if it was not.',
    },
    field: 'doneOn',
  },
  draftIsSent: {
    code: 'preparation.draftIsSent',
    message: { vi: 'Dự thảo này đã gửi.', en: 'This draft was sent.' },
    fix: {
      vi: 'Muốn sửa, người gửi bấm Sửa dự thảo.',
      en: 'Whoever sent it corrects it with “Correct the draft”.',
    },
  },
  draftIsOfAnother: {
    code: 'preparation.draftIsOfAnother',
    message: { vi: 'Dự thảo do đồng chí khác gửi.', en: 'Somebody else sent this draft.' },
    fix: {
      vi: 'Góp ý để người gửi sửa; hoặc thu lại rồi gửi bản của mình.',
      en: 'Comment, so that the sender corrects it; or take it back and send your own.',
    },
  },
  draftIsCorrected: {
    code: 'preparation.draftIsCorrected',
    message: { vi: 'Dự thảo vừa được sửa ở máy khác.', en: 'The draft has just been corrected elsewhere.' },
    fix: { vi: 'Đọc bản mới, sửa tiếp trên bản ấy.', en: 'Read the new one and go on from it.' },
  },
  draftFileHasNotArrived: {
    code: 'preparation.draftFileHasNotArrived',
    message: {
      vi: 'Tệp kèm dự thảo chưa tới máy chủ.',
      en: 'A file of the draft has not reached the server.',
    },
    fix: { vi: 'Chọn lại tệp khi có mạng.', en: 'Choose it again with a network.' },
  },
  draftNotFound: {
    code: 'preparation.draftNotFound',
    message: { vi: 'Sổ chưa có dự thảo này.', en: 'The book does not hold this draft yet.' },
    fix: { vi: 'Mở lại trang dự thảo rồi chọn.', en: 'Open the page of drafts again and choose.' },
    awaits: true,
  },
  draftIsWithdrawn: {
    code: 'preparation.draftIsWithdrawn',
    message: { vi: 'Dự thảo này đã thu lại.', en: 'This draft was taken back.' },
    fix: { vi: 'Góp ý vào bản mới, nếu có.', en: 'Comment on the new one, if there is one.' },
  },
  meetingHasBegun: {
    code: 'preparation.meetingHasBegun',
    message: {
      vi: 'Buổi họp đã khai mạc, không nhận góp ý trước nữa.',
      en: 'The meeting has begun; comments beforehand are closed.',
    },
    fix: { vi: 'Phát biểu tại buổi họp.', en: 'Speak at the meeting.' },
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
