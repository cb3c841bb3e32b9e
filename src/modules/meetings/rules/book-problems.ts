import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi ghi sổ sinh hoạt» — what stands in the way of a command of the month. */
export const bookProblems = {
  meetingNotFound: {
    code: 'meetings.meetingNotFound',
    message: { vi: 'Sổ chưa có buổi sinh hoạt này.', en: 'The book does not hold this meeting yet.' },
    fix: {
      vi: 'Máy sẽ gửi lại khi kế hoạch buổi sinh hoạt đã tới. Nếu lâu chưa xong, mở trang Việc tháng này.',
      en: 'It is sent again once the plan of the meeting has arrived. If it takes long, open the page of the month.',
    },
    awaits: true,
  },
  meetingIsPlanned: {
    code: 'meetings.meetingIsPlanned',
    message: { vi: 'Buổi sinh hoạt này đã có trong kế hoạch.', en: 'This meeting is planned already.' },
    fix: { vi: 'Mở buổi sinh hoạt đó rồi sửa.', en: 'Open that meeting and change it.' },
  },
  meetingHasBegun: {
    code: 'meetings.meetingHasBegun',
    message: { vi: 'Buổi sinh hoạt đã khai mạc.', en: 'The meeting has begun.' },
    fix: {
      vi: 'Ghi diễn biến vào biên bản; kế hoạch giữ như khi khai mạc.',
      en: 'Record what happened in the minutes; the plan stays as it was at the opening.',
    },
  },
  meetingIsExcused: {
    code: 'meetings.meetingIsExcused',
    message: {
      vi: 'Cấp trên đã cho phép không họp buổi này.',
      en: 'The level above has excused this meeting.',
    },
    fix: {
      vi: 'Nếu vẫn họp, lập một buổi sinh hoạt mới.',
      en: 'If the cell meets all the same, plan a new meeting.',
    },
  },
  rollIsNotDrawn: {
    code: 'meetings.rollIsNotDrawn',
    message: { vi: 'Chưa có danh sách triệu tập.', en: 'The roll has not been drawn.' },
    fix: {
      vi: 'Bấm Triệu tập để lấy danh sách từ sổ đảng viên.',
      en: 'Convene the meeting to draw the roll.',
    },
  },
  nobodyToConvene: {
    code: 'meetings.nobodyToConvene',
    message: {
      vi: 'Ngày đó chi bộ chưa có đảng viên nào trong sổ.',
      en: 'The register has no member of the cell on that day.',
    },
    fix: {
      vi: 'Nhập danh sách đảng viên, hoặc xem lại ngày họp.',
      en: 'Import the members, or check the day.',
    },
  },
  anotherMeetingThatDay: {
    code: 'meetings.secondMeetingOfADay',
    message: {
      vi: 'Ngày đó chi bộ đã có một buổi sinh hoạt cùng loại.',
      en: 'The cell already has a meeting of this kind on that day.',
    },
    fix: { vi: 'Mở buổi đã có, hoặc chọn ngày khác.', en: 'Open that meeting, or choose another day.' },
    field: 'plannedOn',
  },
  countsExceedThePresent: {
    code: 'meetings.countsDoNotAddUp',
    message: {
      vi: 'Số phiếu nhiều hơn số đảng viên chính thức có mặt.',
      en: 'More votes than official members present.',
    },
    fix: { vi: 'Đếm lại, hoặc xem lại điểm danh.', en: 'Count again, or check the roll call.' },
  },
  itemTwice: {
    code: 'meetings.itemTwice',
    message: { vi: 'Một mục đứng hai lần trong chương trình.', en: 'An item stands twice on the agenda.' },
    fix: { vi: 'Bỏ một trong hai mục.', en: 'Take one of them off.' },
  },
  itemHasEntries: {
    code: 'meetings.itemHasEntries',
    message: {
      vi: 'Mục này đã có phát biểu hoặc biểu quyết.',
      en: 'Something was said or voted on this item.',
    },
    fix: { vi: 'Để mục này lại trong chương trình.', en: 'Leave the item on the agenda.' },
  },
  contributionNotFound: {
    code: 'meetings.contributionNotFound',
    message: { vi: 'Sổ chưa có ý kiến này.', en: 'The book does not hold this contribution yet.' },
    fix: { vi: 'Mở lại mục đang bàn rồi xem.', en: 'Open the item again and look.' },
    awaits: true,
  },
  notTheKeeper: {
    code: 'meetings.notTheKeeper',
    message: { vi: 'Đồng chí khác đang giữ sổ của buổi này.', en: 'Somebody else holds the book.' },
    fix: {
      vi: 'Báo đồng chí giữ sổ, hoặc nhận giữ sổ ở trang Biên bản.',
      en: 'Tell whoever holds it, or take the book over on the page of the minutes.',
    },
  },
  mayNotTakeBook: {
    code: 'meetings.mayNotTakeBook',
    message: {
      vi: 'Chỉ bí thư, phó bí thư hoặc chủ trì được nhận giữ sổ.',
      en: 'Only secretary, deputy or chair may take the book over.',
    },
    fix: { vi: 'Nhờ đồng chí giữ sổ giao lại.', en: 'Ask whoever holds the book to hand it over.' },
  },
  mayNotKeepBook: {
    code: 'meetings.mayNotKeepBook',
    message: {
      vi: 'Đồng chí này không có chức vụ ghi sổ trong chi bộ.',
      en: 'This person holds no office that writes in the book.',
    },
    fix: { vi: 'Giao cho một chi ủy viên khác.', en: 'Hand it to another committee member.' },
    field: 'to',
  },
  versionNotFound: {
    code: 'meetings.versionNotFound',
    message: { vi: 'Sổ chưa có bản thứ hai này.', en: 'The book does not hold this version yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi bản đó đã tới.', en: 'It is sent again once the version has arrived.' },
    awaits: true,
  },
  versionIsSettled: {
    code: 'meetings.versionIsSettled',
    message: { vi: 'Đoạn này đã chọn bản rồi.', en: 'This paragraph has been decided.' },
    fix: { vi: 'Muốn đổi nữa, viết lại đoạn ấy.', en: 'To change it again, write the paragraph anew.' },
  },
  versionsMovedOn: {
    code: 'meetings.versionsMovedOn',
    message: {
      vi: 'Đoạn này vừa đổi sau khi đồng chí xem hai bản.',
      en: 'The paragraph changed after the two versions were looked at.',
    },
    fix: { vi: 'Xem lại hai bản rồi chọn.', en: 'Look at both again, then decide.' },
  },
  joinedTextIsMissing: {
    code: 'meetings.joinedTextIsMissing',
    message: { vi: 'Chưa có đoạn ghép từ hai bản.', en: 'The joined text is missing.' },
    fix: { vi: 'Viết đoạn ghép rồi ghi lại.', en: 'Write the joined text, then record it.' },
    field: 'text',
  },
  versionsAreOpen: {
    code: 'meetings.versionsAreOpen',
    message: { vi: 'Ý kiến này còn hai bản chưa chọn.', en: 'Two versions of this remark are undecided.' },
    fix: { vi: 'Chọn bản ở trang Biên bản trước.', en: 'Decide on the page of the minutes first.' },
  },
  ruleIsMissing: {
    code: 'meetings.ruleIsMissing',
    message: {
      vi: 'Chưa có quy định cho ngày này trong gói quy định.',
      en: 'The rule packs hold no rule for this day.',
    },
    fix: {
      vi: 'Xem lại ngày họp; nếu đúng, báo văn phòng cấp ủy bổ sung gói quy định.',
      en: 'Check the day; if it is right, ask the office to complete the rule packs.',
    },
  },
  voteNotFound: {
    code: 'meetings.voteNotFound',
    message: { vi: 'Sổ chưa có kết quả biểu quyết này.', en: 'The book does not hold this vote yet.' },
    fix: { vi: 'Ghi kết quả biểu quyết trước.', en: 'Record the vote first.' },
    awaits: true,
  },
  voteIsNotCarried: {
    code: 'meetings.voteIsNotCarried',
    message: { vi: 'Biểu quyết này không đủ số tán thành.', en: 'This vote was not carried.' },
    fix: {
      vi: 'Bàn lại, sửa dự thảo rồi biểu quyết lần nữa.',
      en: 'Discuss again, amend and vote once more.',
    },
  },
  voteIsUsed: {
    code: 'meetings.voteIsUsed',
    message: {
      vi: 'Nghị quyết hoặc biên bản đã được thông qua bằng biểu quyết này.',
      en: 'The resolution or the minutes rest on this vote.',
    },
    fix: {
      vi: 'Để nguyên kết quả; nếu đếm sai, ghi một biểu quyết mới.',
      en: 'Leave it; if it was miscounted, record a new vote.',
    },
  },
  resolutionNotFound: {
    code: 'meetings.resolutionNotFound',
    message: { vi: 'Sổ chưa có dự thảo nghị quyết này.', en: 'The book does not hold this draft yet.' },
    fix: { vi: 'Soạn dự thảo nghị quyết trước.', en: 'Draft the resolution first.' },
    awaits: true,
  },
  resolutionIsAdopted: {
    code: 'meetings.resolutionIsAdopted',
    message: { vi: 'Nghị quyết đã được thông qua.', en: 'The resolution is adopted.' },
    fix: { vi: 'Việc mới thì đưa vào buổi sinh hoạt sau.', en: 'Bring anything new to the next meeting.' },
  },
  meetingHasResolution: {
    code: 'meetings.meetingHasResolution',
    message: {
      vi: 'Buổi sinh hoạt này đã có một dự thảo nghị quyết.',
      en: 'This meeting has a draft resolution already.',
    },
    fix: { vi: 'Mở dự thảo đó rồi viết tiếp.', en: 'Open that draft and go on.' },
  },
  noScoreFrame: {
    code: 'meetings.noScoreFrame',
    message: { vi: 'Ngày đó chưa có khung chấm điểm.', en: 'No score frame was in force on that day.' },
    fix: { vi: 'Buổi sinh hoạt này không cần chấm điểm.', en: 'This meeting needs no score.' },
  },
  minutesAreNotReadBack: {
    code: 'meetings.minutesAreNotReadBack',
    message: { vi: 'Biên bản chưa được đọc lại trước chi bộ.', en: 'The minutes have not been read back.' },
    fix: {
      vi: 'Đọc lại biên bản, ghi giờ đọc, rồi thông qua.',
      en: 'Read them back, record the time, then adopt.',
    },
  },
  minutesAreAdopted: {
    code: 'meetings.minutesAreAdopted',
    message: {
      vi: 'Chi bộ đã thông qua biên bản; ghi thêm thì biên bản khác điều đã thông qua.',
      en: 'The minutes are adopted; an addition would not be what was adopted.',
    },
    fix: {
      vi: 'Mở lại mục cần ghi, ghi thêm, rồi đọc lại và thông qua biên bản lần nữa.',
      en: 'Open the item again, add to it, then read the minutes back and adopt them again.',
    },
  },
  minutesAreNotLocked: {
    code: 'meetings.minutesAreNotLocked',
    message: { vi: 'Biên bản chưa khóa.', en: 'The minutes are not locked.' },
    fix: { vi: 'Khóa biên bản trước khi gửi.', en: 'Lock the minutes before sending them.' },
  },
  minutesAreStillOpen: {
    code: 'meetings.minutesAreStillOpen',
    message: {
      vi: 'Biên bản chưa khóa nên chưa cần phụ lục.',
      en: 'The minutes are not locked and need no addendum.',
    },
    fix: { vi: 'Mở buổi sinh hoạt đó rồi sửa thẳng.', en: 'Open the meeting and correct it there.' },
    awaits: true,
  },
  addendumNotFound: {
    code: 'meetings.addendumNotFound',
    message: { vi: 'Sổ chưa có phụ lục này.', en: 'The book does not hold this addendum yet.' },
    fix: { vi: 'Mở lại biên bản rồi xem các phụ lục.', en: 'Open the minutes again and look.' },
    awaits: true,
  },
  addendumIsAdopted: {
    code: 'meetings.addendumIsAdopted',
    message: {
      vi: 'Phụ lục này chi bộ đã thông qua, không sửa được nữa.',
      en: 'The cell has adopted this addendum; it stays.',
    },
    fix: { vi: 'Cần sửa tiếp thì ghi một phụ lục mới.', en: 'Write a new one for what is still wrong.' },
  },
  minutesAreSent: {
    code: 'meetings.minutesAreSent',
    message: { vi: 'Biên bản đã gửi lên cấp trên.', en: 'The minutes have been sent.' },
    fix: { vi: 'Không phải gửi lại.', en: 'There is no need to send them again.' },
  },
  minutesAreNotSent: {
    code: 'meetings.minutesAreNotSent',
    message: { vi: 'Chi bộ chưa gửi biên bản này.', en: 'The cell has not sent these minutes.' },
    fix: { vi: 'Nhắc chi bộ gửi, rồi nhận sau.', en: 'Remind the cell to send them, then receive them.' },
  },
  monthIsHeld: {
    code: 'meetings.monthIsHeld',
    message: { vi: 'Chi bộ đã họp buổi này.', en: 'The cell has held this meeting.' },
    fix: { vi: 'Không cần cho phép không họp.', en: 'There is nothing to excuse.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Một ngày hai buổi cùng loại». */
export function secondMeetingOfADay(day: CivilDate): Problem {
  return {
    code: 'meetings.secondMeetingOfADay',
    message: {
      vi: `Ngày ${writeDate(day)} chi bộ đã có một buổi sinh hoạt cùng loại.`,
      en: `The cell already has a meeting of this kind on ${writeDate(day)}.`,
    },
    fix: { vi: 'Mở buổi đã có, hoặc chọn ngày khác.', en: 'Open that meeting, or choose another day.' },
    field: 'plannedOn',
  };
}

/** «Chưa điểm danh đủ» — nobody can count votes on a roll with gaps. */
export function rollIsIncomplete(unmarked: number): Problem {
  return {
    code: 'meetings.rollIsIncomplete',
    message: {
      vi: `Còn ${unmarked} người chưa điểm danh nên chưa biết số để tính kết quả.`,
      en: `Not marked yet: ${unmarked}; so the base of the vote is unknown.`,
    },
    fix: {
      vi: `Điểm danh ${unmarked} người còn lại rồi biểu quyết.`,
      en: `Mark the remaining ${unmarked}, then vote.`,
    },
  };
}
