import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi phân công dự sinh hoạt». */
export const attachmentProblems = {
  hasLeft: {
    code: 'members.has-left',
    message: {
      vi: 'Sổ đã ghi người này từ trần hoặc ra khỏi Đảng.',
      en: 'The book says that this person has died or left the Party.',
    },
    fix: { vi: 'Phân công người khác, hoặc sửa ngày.', en: 'Assign somebody else, or correct the day.' },
    field: 'personId',
  },
  belongsHere: {
    code: 'members.belongs-here',
    message: { vi: 'Người này là đảng viên của chính chi bộ.', en: 'The person belongs to this very cell.' },
    fix: {
      vi: 'Chỉ phân công dự cho người của tổ chức khác.',
      en: 'Assign somebody of another organisation.',
    },
    field: 'personId',
  },
  voteWithoutSource: {
    code: 'members.vote-without-source',
    message: {
      vi: 'Người được phân công dự không biểu quyết, trừ khi có văn bản cho phép.',
      en: 'Who is assigned to attend has no vote unless a document gives it.',
    },
    fix: {
      vi: 'Ghi số, ngày văn bản; hoặc bỏ quyền biểu quyết.',
      en: 'Name the document, or take the vote out.',
    },
    field: 'voteSource',
  },
  seesNothing: {
    code: 'members.sees-nothing',
    message: {
      vi: 'Người này chưa có trong sổ nên chưa mở được sổ của chi bộ.',
      en: 'The book does not know this person, who can open nothing yet.',
    },
    fix: {
      vi: 'Bỏ quyền xem; hoặc nhờ văn phòng cấp trên phân công từ danh sách đảng viên.',
      en: 'Take the right to see out, or let the office above assign from the list of members.',
    },
    field: 'maySee',
  },
  alreadyAssigned: {
    code: 'members.already-assigned',
    message: { vi: 'Người này đang được phân công dự ở đây.', en: 'The person is assigned here already.' },
    fix: { vi: 'Kết thúc phân công cũ trước, hoặc sửa ngày.', en: 'End the earlier assignment first.' },
    field: 'from',
  },
  attachmentNotFound: {
    code: 'members.attachment-not-found',
    message: { vi: 'Chưa thấy phân công này ở chi bộ.', en: 'The cell has no such assignment yet.' },
    fix: {
      vi: 'Đợi máy gửi xong, hoặc mở lại danh sách.',
      en: 'Wait until it is sent, or open the list again.',
    },
    awaits: true,
  },
  outsideAssignment: {
    code: 'members.outside-assignment',
    message: { vi: 'Ngày này nằm ngoài thời gian phân công.', en: 'The day lies outside the assignment.' },
    fix: { vi: 'Sửa ngày.', en: 'Correct the day.' },
    field: 'on',
  },
  noteNotFound: {
    code: 'members.note-not-found',
    message: { vi: 'Chưa thấy ý kiến này.', en: 'There is no such opinion yet.' },
    fix: { vi: 'Mở lại trang phân công.', en: 'Open the page of the assignment again.' },
    awaits: true,
  },
} as const satisfies Record<string, Problem>;
