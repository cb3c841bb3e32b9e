import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về nhiệm vụ» — everything a person can be refused in this module's rules. */
export const problems = {
  taskNotFound: {
    code: 'tasks.taskNotFound',
    message: { vi: 'Sổ không có nhiệm vụ này.', en: 'The book has no such task.' },
    fix: { vi: 'Mở lại danh sách nhiệm vụ rồi chọn.', en: 'Open the list of tasks again and choose.' },
  },
  taskIsClosed: {
    code: 'tasks.taskIsClosed',
    message: { vi: 'Nhiệm vụ này đã xong hoặc đã thôi.', en: 'This task is done or dropped.' },
    fix: {
      vi: 'Nếu còn việc phải làm, bí thư mở lại nhiệm vụ hoặc giao việc mới.',
      en: 'If work remains, the secretary opens it again or gives a new task.',
    },
  },
  taskIsOpen: {
    code: 'tasks.taskIsOpen',
    message: { vi: 'Nhiệm vụ này đang làm, không phải mở lại.', en: 'This task is still under way.' },
    fix: { vi: 'Báo kết quả khi có.', en: 'Report on it when there is something to say.' },
  },
  reasonIsMissing: {
    code: 'tasks.reasonIsMissing',
    message: { vi: 'Mở lại nhiệm vụ thì phải ghi vì sao.', en: 'Opening a task again needs a reason.' },
    fix: { vi: 'Ghi một câu, ví dụ: còn hai hộ chưa xong.', en: 'Write one sentence.' },
  },
  taskIsOnlyDrafted: {
    code: 'tasks.taskIsOnlyDrafted',
    message: {
      vi: 'Nhiệm vụ này còn trong dự thảo nghị quyết.',
      en: 'This task is still in the draft resolution.',
    },
    fix: { vi: 'Thông qua nghị quyết trước.', en: 'Adopt the resolution first.' },
  },
  resultIsMissing: {
    code: 'tasks.resultIsMissing',
    message: { vi: 'Chưa ghi kết quả của nhiệm vụ.', en: 'The result of the task is missing.' },
    fix: { vi: 'Ghi một câu: đã làm được gì.', en: 'Write one sentence on what was done.' },
  },
  causeIsMissing: {
    code: 'tasks.causeIsMissing',
    message: { vi: 'Thôi không làm thì phải ghi vì sao.', en: 'Dropping a task needs its cause.' },
    fix: { vi: 'Ghi một câu nguyên nhân.', en: 'Write the cause in one sentence.' },
  },
  doneInTheFuture: {
    code: 'tasks.doneInTheFuture',
    message: { vi: 'Ngày xong sau hôm nay.', en: 'The day of completion lies in the future.' },
    fix: { vi: 'Ghi ngày hôm nay hoặc ngày trước đó.', en: 'Enter today or an earlier day.' },
  },
  taskIsAwaited: {
    code: 'tasks.taskIsAwaited',
    message: { vi: 'Sổ chưa có nhiệm vụ này.', en: 'The book does not hold this task yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi nhiệm vụ đã tới.', en: 'It is sent again once the task has arrived.' },
    awaits: true,
  },
  taskIsGiven: {
    code: 'tasks.taskIsGiven',
    message: { vi: 'Nhiệm vụ này đã giao.', en: 'This task has been given.' },
    fix: {
      vi: 'Báo kết quả, hoặc báo thôi kèm nguyên nhân.',
      en: 'Report on it, or give it up with the cause.',
    },
  },
  taskBelongsElsewhere: {
    code: 'tasks.taskBelongsElsewhere',
    message: { vi: 'Nhiệm vụ này thuộc buổi sinh hoạt khác.', en: 'This task belongs to another meeting.' },
    fix: { vi: 'Mở buổi sinh hoạt đó rồi sửa.', en: 'Open that meeting and change it there.' },
  },
  resolutionIsAdopted: {
    code: 'tasks.resolutionIsAdopted',
    message: {
      vi: 'Nghị quyết đã thông qua nên không thêm việc được.',
      en: 'The resolution is adopted; it takes no more tasks.',
    },
    fix: { vi: 'Giao việc mới ở buổi sinh hoạt sau.', en: 'Give new tasks at the next meeting.' },
  },
  resolutionIsElsewhere: {
    code: 'tasks.resolutionIsElsewhere',
    message: {
      vi: 'Nghị quyết này không phải của buổi sinh hoạt.',
      en: 'This resolution is not of the meeting.',
    },
    fix: {
      vi: 'Giao việc trong dự thảo nghị quyết của chính buổi ấy.',
      en: 'Give the task in the draft resolution of that meeting.',
    },
  },
  taskLacksOwnerOrDeadline: {
    code: 'tasks.taskLacksOwnerOrDeadline',
    message: {
      vi: 'Nhiệm vụ chưa có người phụ trách hoặc chưa có hạn.',
      en: 'The task lacks its owner or its deadline.',
    },
    fix: {
      vi: 'Chọn người phụ trách và điền hạn, rồi thông qua.',
      en: 'Choose who is in charge, enter the deadline, then adopt.',
    },
  },
  worksElsewhere: {
    code: 'tasks.worksElsewhere',
    message: {
      vi: 'Người này không ghi là đang công tác ở đây.',
      en: 'This person is not recorded as working here.',
    },
    fix: {
      vi: 'Nhờ chi bộ của người ấy ghi nơi công tác.',
      en: 'Ask the cell of that person to record the workplace.',
    },
  },
  dueInThePast: {
    code: 'tasks.dueInThePast',
    message: { vi: 'Hạn đã qua.', en: 'The deadline has passed.' },
    fix: { vi: 'Chọn hạn từ hôm nay trở đi.', en: 'Choose today or a later day.' },
    field: 'dueOn',
  },
  notYourTask: {
    code: 'tasks.notYourTask',
    message: { vi: 'Nhiệm vụ này không giao cho đồng chí.', en: 'This task was not given to you.' },
    fix: {
      vi: 'Nhờ người phụ trách báo, hoặc bí thư ghi giúp.',
      en: 'Ask whoever is in charge to report, or the secretary to enter it.',
    },
  },
} as const satisfies Readonly<Record<string, Problem>>;
