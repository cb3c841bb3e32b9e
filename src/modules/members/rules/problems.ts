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
  alreadyAppointed: {
    code: 'members.already-appointed',
    message: { vi: 'Người này đang giữ chức vụ ấy.', en: 'This person holds that office.' },
    fix: { vi: 'Xem lại trang tổ chức; không cần giao lần nữa.', en: 'See the page of the organisation.' },
  },
  secretaryIsThere: {
    code: 'members.secretary-is-there',
    message: { vi: 'Tổ chức này đang có bí thư.', en: 'The organisation has a secretary.' },
    fix: { vi: 'Kết thúc nhiệm kỳ cũ trước.', en: 'End the earlier term first.' },
  },
  nameIsMissing: {
    code: 'members.name-is-missing',
    message: { vi: 'Người này chưa có trong sổ.', en: 'The person is not in the register yet.' },
    fix: { vi: 'Điền họ và tên.', en: 'Give the full name.' },
    field: 'fullName',
  },
  officeIsHeld: {
    code: 'members.office-is-held',
    message: {
      vi: 'Tổ chức này đã có văn phòng. Người quản trị chỉ giao văn phòng đầu tiên.',
      en: 'The organisation has an office. The administrator gives the first one only.',
    },
    fix: {
      vi: 'Văn phòng đang giữ sổ giao tiếp cho người khác.',
      en: 'Those who hold the office appoint others.',
    },
  },
  belongsElsewhere: {
    code: 'members.belongs-elsewhere',
    message: {
      vi: 'Có đảng viên đã chuyển chi bộ sau khi lập phương án.',
      en: 'A member has changed cells since the plan was made.',
    },
    fix: {
      vi: 'Mở lại phương án, xem danh sách người rồi làm lại.',
      en: 'Open the plan again and check its people.',
    },
  },
} as const satisfies Record<string, Problem>;
