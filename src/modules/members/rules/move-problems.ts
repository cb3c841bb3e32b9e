import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi chuyển sinh hoạt» — what stands in the way of a move. */
export const moveProblems = {
  joinedLater: {
    code: 'members.joined-later',
    message: {
      vi: 'Ngày vào Đảng đứng sau ngày tiếp nhận.',
      en: 'The day of joining the Party lies after the day of receipt.',
    },
    fix: { vi: 'Sửa một trong hai ngày.', en: 'Correct one of the two days.' },
    field: 'joinedOn',
  },
  notAMemberThen: {
    code: 'members.not-a-member-then',
    message: {
      vi: 'Vào ngày ấy người này không sinh hoạt tại chi bộ.',
      en: 'The person did not belong to the cell on that day.',
    },
    fix: {
      vi: 'Sửa ngày: từ ngày về chi bộ đến hôm nay.',
      en: 'Correct the day: from when they came to the cell until today.',
    },
  },
  notAMember: {
    code: 'members.not-a-member',
    message: {
      vi: 'Hôm nay người này không sinh hoạt tại chi bộ.',
      en: 'The person does not belong to the cell today.',
    },
    fix: {
      vi: 'Xem lại danh sách của chi bộ. Nơi đang sinh hoạt mới đề nghị chuyển được.',
      en: 'See the list of the cell. Only the cell a member belongs to can let them go.',
    },
  },
  placeUnknown: {
    code: 'members.place-unknown',
    message: { vi: 'Nơi đến không phải một chi bộ trong sổ.', en: 'The destination is no cell in the book.' },
    fix: {
      vi: 'Chọn một chi bộ trong danh sách, hoặc chọn “Nơi ngoài sổ” rồi ghi tên.',
      en: 'Choose a cell of the list, or “Outside the book” and write its name.',
    },
    field: 'toName',
  },
  sameCell: {
    code: 'members.same-cell',
    message: { vi: 'Đảng viên đang ở chính chi bộ ấy.', en: 'The member is in that very cell.' },
    fix: { vi: 'Chọn chi bộ khác.', en: 'Choose another cell.' },
    field: 'toName',
  },
  transferUnderWay: {
    code: 'members.transfer-under-way',
    message: { vi: 'Người này đang có một việc chuyển chưa xong.', en: 'A transfer is still under way.' },
    fix: { vi: 'Xong hoặc thôi việc ấy trước.', en: 'Finish or withdraw it first.' },
  },
  untilMissing: {
    code: 'members.until-missing',
    message: { vi: 'Sinh hoạt tạm thời phải có ngày kết thúc.', en: 'A temporary stay has a last day.' },
    fix: { vi: 'Ghi ngày trở về.', en: 'Give the day of return.' },
    field: 'untilOn',
  },
  stayTooShort: {
    code: 'members.stay-too-short',
    message: {
      vi: 'Thời gian tạm thời ngắn hơn mức quy định.',
      en: 'The stay is shorter than the rule says.',
    },
    fix: {
      vi: 'Ngắn hơn thì xin phép vắng, hoặc ghi “đi làm ăn xa”; dài hơn thì sửa ngày trở về.',
      en: 'For less, ask leave or note “away”; otherwise correct the day of return.',
    },
    field: 'untilOn',
  },
  stayTooLong: {
    code: 'members.stay-too-long',
    message: { vi: 'Thời gian tạm thời dài hơn mức quy định.', en: 'The stay is longer than the rule says.' },
    fix: {
      vi: 'Chuyển sinh hoạt chính thức, hoặc sửa ngày trở về.',
      en: 'Make it an official transfer, or correct the day of return.',
    },
    field: 'untilOn',
  },
  transferNotFound: {
    code: 'members.transfer-not-found',
    message: {
      vi: 'Chưa thấy việc chuyển này trong sổ của chi bộ.',
      en: 'The book of the cell does not show this transfer yet.',
    },
    fix: {
      vi: 'Đợi máy gửi xong việc trước, hoặc mở lại danh sách.',
      en: 'Wait until the earlier entry is sent, or open the list again.',
    },
    awaits: true,
  },
  transferIsOver: {
    code: 'members.transfer-is-over',
    message: { vi: 'Việc chuyển này đã xong hoặc đã thôi.', en: 'This transfer is over.' },
    fix: {
      vi: 'Mở lại danh sách; cần chuyển nữa thì đề nghị mới.',
      en: 'Open the list; request anew if needed.',
    },
  },
  letterNotIssued: {
    code: 'members.letter-not-issued',
    message: { vi: 'Chưa có giấy giới thiệu.', en: 'There is no letter yet.' },
    fix: { vi: 'Văn phòng cấp ủy cấp trên cấp giấy trước.', en: 'The office above issues it first.' },
  },
  letterStillHolds: {
    code: 'members.letter-still-holds',
    message: { vi: 'Giấy đã cấp còn hạn.', en: 'The letter still holds.' },
    fix: {
      vi: 'Chờ nơi đến trả lời, hoặc chi bộ thôi chuyển rồi đề nghị lại.',
      en: 'Wait for the answer, or withdraw and request again.',
    },
  },
  letterFromAbove: {
    code: 'members.letter-from-above',
    message: {
      vi: 'Giấy giới thiệu do cấp ủy cấp trên của chi bộ cấp.',
      en: 'The letter is issued by the committee above the cell.',
    },
    fix: { vi: 'Văn phòng Đảng ủy mở “Chuyển sinh hoạt” và cấp giấy.', en: 'The office above issues it.' },
  },
  letterLapsed: {
    code: 'members.letter-lapsed',
    message: { vi: 'Giấy giới thiệu đã hết giá trị.', en: 'The letter has lapsed.' },
    fix: {
      vi: 'Nơi đi đề nghị cấp lại giấy, rồi mới tiếp nhận.',
      en: 'The other side has a new letter issued first.',
    },
    field: 'on',
  },
  dayOutside: {
    code: 'members.day-outside',
    message: {
      vi: 'Ngày nhận phải từ ngày cấp giấy đến hôm nay.',
      en: 'The day lies between the letter and today.',
    },
    fix: { vi: 'Ghi ngày đảng viên nộp giấy.', en: 'Give the day the letter was handed in.' },
    field: 'on',
  },
  inTheBookElsewhere: {
    code: 'members.in-the-book-elsewhere',
    message: {
      vi: 'Sổ đã có người này ở tổ chức khác.',
      en: 'The book already has this person elsewhere.',
    },
    fix: {
      vi: 'Nơi đang quản lý đề nghị chuyển; không ghi là người ngoài sổ.',
      en: 'The organisation that keeps the member requests the transfer.',
    },
  },
  notStaying: {
    code: 'members.not-staying',
    message: {
      vi: 'Việc này không phải đang sinh hoạt tạm thời.',
      en: 'This is no temporary stay under way.',
    },
    fix: { vi: 'Mở lại danh sách chuyển sinh hoạt.', en: 'Open the list of transfers again.' },
  },
} as const satisfies Record<string, Problem>;
