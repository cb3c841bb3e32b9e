import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại trong sinh hoạt» — everything a person can be refused in this module's rules. */
export const problems = {
  meetingIsLocked: {
    code: 'meetings.meetingIsLocked',
    message: { vi: 'Sổ của buổi sinh hoạt này đã khóa.', en: 'The book of this meeting is locked.' },
    fix: {
      vi: 'Muốn sửa, ghi phụ lục đính chính ở trang biên bản; buổi sau thông qua.',
      en: 'To correct it, write an addendum on the page of the minutes; the next meeting adopts it.',
    },
  },
  meetingIsNotOpen: {
    code: 'meetings.meetingIsNotOpen',
    message: { vi: 'Buổi sinh hoạt chưa khai mạc.', en: 'The meeting has not been opened.' },
    fix: { vi: 'Bấm Khai mạc rồi ghi tiếp.', en: 'Open the meeting first, then go on.' },
  },
  notOnTheRoll: {
    code: 'meetings.notOnTheRoll',
    message: {
      vi: 'Người này không có trong danh sách triệu tập.',
      en: 'This person is not on the roll of the meeting.',
    },
    fix: {
      vi: 'Ghi người đó là khách mời, hoặc lấy lại danh sách từ sổ đảng viên.',
      en: 'Enter the person as a guest, or draw the roll again from the member register.',
    },
  },
  reasonIsMissing: {
    code: 'meetings.reasonIsMissing',
    message: { vi: 'Vắng có lý do thì phải ghi lý do.', en: 'An excused absence needs its reason.' },
    fix: {
      vi: 'Ghi lý do, ví dụ: ốm, đi làm xa; hoặc chọn Vắng không lý do.',
      en: 'Write the reason, such as illness or work away; or choose Absent.',
    },
  },
  suspendedMayNotAttend: {
    code: 'meetings.suspendedMayNotAttend',
    message: {
      vi: 'Đảng viên này đang bị đình chỉ sinh hoạt nên không được điểm danh có mặt.',
      en: 'This member is suspended and cannot be marked present.',
    },
    fix: {
      vi: 'Nếu quyết định đình chỉ đã hết hạn, sửa trong trang của đảng viên trước.',
      en: 'If the suspension has ended, correct it on the page of the member first.',
    },
  },
  itemNotFound: {
    code: 'meetings.itemNotFound',
    message: { vi: 'Chương trình không có mục này.', en: 'The agenda has no such item.' },
    fix: {
      vi: 'Mở lại chương trình rồi chọn mục khác.',
      en: 'Open the agenda again and choose another item.',
    },
  },
  itemIsDone: {
    code: 'meetings.itemIsDone',
    message: { vi: 'Mục này đã kết luận, không bỏ được.', en: 'This item is concluded and stays.' },
    fix: { vi: 'Để mục này lại; chỉ bỏ mục chưa bàn.', en: 'Leave it; only items not yet discussed can go.' },
  },
  itemIsNotConcluded: {
    code: 'meetings.itemIsNotConcluded',
    message: { vi: 'Mục này chưa kết luận nên vẫn đang bàn được.', en: 'This item is still open.' },
    fix: { vi: 'Mở mục này rồi ghi tiếp.', en: 'Open the item and go on.' },
  },
  resolutionHasNoTask: {
    code: 'meetings.resolutionHasNoTask',
    message: { vi: 'Nghị quyết chưa giao việc nào.', en: 'The resolution gives no task.' },
    fix: {
      vi: 'Ghi ít nhất một việc; nếu không giao việc thì chọn rõ Không giao việc.',
      en: 'Add a task, or say outright that none is given.',
    },
  },
  titleIsMissing: {
    code: 'meetings.titleIsMissing',
    message: { vi: 'Mục mới chưa có tên.', en: 'The new item has no title.' },
    fix: { vi: 'Ghi một dòng: bàn việc gì.', en: 'Write one line: what is to be discussed.' },
  },
  nobodyMayVote: {
    code: 'meetings.nobodyMayVote',
    message: {
      vi: 'Chưa có đảng viên chính thức nào được tính khi biểu quyết.',
      en: 'No official member counts for this vote.',
    },
    fix: {
      vi: 'Xem lại danh sách triệu tập: tư cách, miễn sinh hoạt, chuyển sinh hoạt tạm thời.',
      en: 'Check the roll: standing, exemption, temporary transfer.',
    },
  },
  pointsOutOfRange: {
    code: 'meetings.pointsOutOfRange',
    message: { vi: 'Điểm này không có trong khung chấm điểm.', en: 'The score frame has no such points.' },
    fix: { vi: 'Chọn một trong các mức điểm đang hiện.', en: 'Choose one of the points shown.' },
  },
  scorePartNotFound: {
    code: 'meetings.scorePartNotFound',
    message: { vi: 'Khung chấm điểm không có tiêu chí này.', en: 'The score frame has no such criterion.' },
    fix: {
      vi: 'Mở lại trang chấm điểm: khung đang dùng có thể đã đổi.',
      en: 'Open the score page again: the frame in force may have changed.',
    },
  },
  departureNeedsReason: {
    code: 'meetings.departureNeedsReason',
    message: {
      vi: 'Chi bộ chấm khác điểm sổ tự tính thì phải ghi vì sao.',
      en: 'Where the cell departs from the computed points it must say why.',
    },
    fix: { vi: 'Ghi một câu lý do.', en: 'Write the reason in one sentence.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Cộng phiếu không khớp» — the three counts must add up to the official members present. */
export function countsDoNotAddUp(counted: number, present: number): Problem {
  const over = counted > present;
  return {
    code: 'meetings.countsDoNotAddUp',
    message: {
      vi: `Cộng được ${counted}, nhưng có ${present} đảng viên chính thức có mặt.`,
      en: `The counts add up to ${counted}, but ${present} official members are present.`,
    },
    fix: over
      ? { vi: 'Đếm lại, hoặc xem lại điểm danh.', en: 'Count again, or check the roll call.' }
      : {
          vi: `Ghi ${present - counted} người còn lại vào Không có ý kiến, hoặc đếm lại.`,
          en: `Enter the remaining ${present - counted} as abstaining, or count again.`,
        },
  };
}

/** «Ý kiến của đảng viên dự bị không khớp» — more opinions than probationary members present. */
export function probationaryCountsTooMany(counted: number, present: number): Problem {
  return {
    code: 'meetings.probationaryCountsTooMany',
    message: {
      vi: `Ghi ${counted} ý kiến dự bị, nhưng chỉ có ${present} đảng viên dự bị có mặt.`,
      en: `${counted} probationary opinions were entered, but ${present} probationary members are present.`,
    },
    fix: { vi: 'Đếm lại ý kiến của đảng viên dự bị.', en: 'Count the probationary members again.' },
  };
}

/** «Việc thiếu người phụ trách» — a task of a resolution without owner. */
export function taskNeedsOwner(position: number): Problem {
  return {
    code: 'meetings.taskNeedsOwner',
    message: {
      vi: `Việc ${position} chưa có người phụ trách.`,
      en: `Task ${position} has no person in charge.`,
    },
    fix: { vi: `Chọn người phụ trách việc ${position}.`, en: `Choose who is in charge of task ${position}.` },
    field: `tasks.${position - 1}.ownerId`,
  };
}

/** «Việc thiếu hạn» — a task of a resolution without deadline. */
export function taskNeedsDeadline(position: number): Problem {
  return {
    code: 'meetings.taskNeedsDeadline',
    message: { vi: `Việc ${position} chưa có hạn.`, en: `Task ${position} has no deadline.` },
    fix: { vi: `Điền hạn của việc ${position}.`, en: `Enter the deadline of task ${position}.` },
    field: `tasks.${position - 1}.dueOn`,
  };
}

/** «Hạn trước ngày họp» — a deadline that had passed before the task was given. */
export function taskIsDueBeforeMeeting(position: number): Problem {
  return {
    code: 'meetings.taskIsDueBeforeMeeting',
    message: {
      vi: `Hạn của việc ${position} trước ngày sinh hoạt.`,
      en: `The deadline of task ${position} lies before the meeting.`,
    },
    fix: {
      vi: `Sửa hạn của việc ${position} thành ngày họp hoặc sau đó.`,
      en: `Set the deadline of task ${position} to the day of the meeting or later.`,
    },
    field: `tasks.${position - 1}.dueOn`,
  };
}

/** «Chi bộ không được ra loại văn bản này» — the regulation gives a cell no such kind. */
export function kindMayNotBeIssued(name: string): Problem {
  return {
    code: 'meetings.kindMayNotBeIssued',
    message: {
      vi: `Chi bộ không ban hành ${name}.`,
      en: `A cell does not issue this kind of document (${name}).`,
    },
    fix: {
      vi: 'Chọn loại văn bản khác, hoặc trình cấp trên ban hành.',
      en: 'Choose another kind, or ask the level above to issue it.',
    },
  };
}
