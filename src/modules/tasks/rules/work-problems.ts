import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về phân công, chỉ tiêu, hộ, bước nghị quyết». */
export const workProblems = {
  notAMember: {
    code: 'tasks.notAMember',
    message: {
      vi: 'Người này không sinh hoạt ở chi bộ trong ngày đó.',
      en: 'This person does not belong to the cell on that day.',
    },
    fix: { vi: 'Chọn đảng viên đang sinh hoạt ở chi bộ.', en: 'Choose a member of the cell.' },
  },
  assignmentIsAwaited: {
    code: 'tasks.assignmentIsAwaited',
    message: { vi: 'Sổ chưa có phân công này.', en: 'The book does not hold this assignment yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi phân công đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  assignmentIsOver: {
    code: 'tasks.assignmentIsOver',
    message: { vi: 'Phân công này đã thôi.', en: 'This assignment has ended.' },
    fix: { vi: 'Phân công lại từ một ngày mới.', en: 'Assign anew from a later day.' },
  },
  endsBeforeItBegins: {
    code: 'tasks.endsBeforeItBegins',
    message: { vi: 'Ngày thôi trước ngày bắt đầu.', en: 'It would end before it begins.' },
    fix: { vi: 'Ghi ngày sau ngày bắt đầu.', en: 'Enter a day after the first day.' },
  },
  targetIsAwaited: {
    code: 'tasks.targetIsAwaited',
    message: { vi: 'Sổ chưa có chỉ tiêu này.', en: 'The book does not hold this target yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi chỉ tiêu đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  portionsExceedTheGoal: {
    code: 'tasks.portionsExceedTheGoal',
    message: {
      vi: 'Phần chia cho từng người cộng lại lớn hơn chỉ tiêu.',
      en: 'The shares of the members add up to more than the goal.',
    },
    fix: { vi: 'Bớt phần của ai đó, hoặc nâng chỉ tiêu.', en: 'Lower a share or raise the goal.' },
  },
  bodyHasNoShare: {
    code: 'tasks.bodyHasNoShare',
    message: {
      vi: 'Tổ, đoàn thể này chưa được chia phần của chỉ tiêu.',
      en: 'This group or union has no share of the target.',
    },
    fix: {
      vi: 'Sửa chỉ tiêu, chia phần cho tổ, đoàn thể ấy trước.',
      en: 'Give it a share of the target first.',
    },
  },
  targetHasResults: {
    code: 'tasks.targetHasResults',
    message: { vi: 'Chỉ tiêu này đã có kết quả.', en: 'This target has results already.' },
    fix: { vi: 'Sửa con số hoặc phần của từng người.', en: 'Change the goal or the shares instead.' },
  },
  nothingAdded: {
    code: 'tasks.nothingAdded',
    message: { vi: 'Chưa ghi thêm được bao nhiêu.', en: 'Nothing is added.' },
    fix: { vi: 'Ghi một số khác 0.', en: 'Enter a figure other than 0.' },
  },
  takesBackTooMuch: {
    code: 'tasks.takesBackTooMuch',
    message: {
      vi: 'Số bớt đi lớn hơn số người này đã ghi.',
      en: 'More would be taken back than this person has brought.',
    },
    fix: { vi: 'Ghi số nhỏ hơn hoặc bằng số đã có.', en: 'Enter at most what is there.' },
  },
  beyondMeasure: {
    code: 'tasks.beyondMeasure',
    message: {
      vi: 'Kết quả cộng lại sẽ hơn mười lần chỉ tiêu.',
      en: 'The results would add up to more than ten times the goal.',
    },
    fix: {
      vi: 'Xem lại số và đơn vị; chỉ tiêu đặt thấp quá thì sửa chỉ tiêu trước.',
      en: 'Look at the figure and its unit; if the goal is too low, change it first.',
    },
    field: 'amount',
  },
  visitBeforeTheHelp: {
    code: 'tasks.visitBeforeTheHelp',
    message: { vi: 'Ngày thăm trước ngày bắt đầu giúp hộ.', en: 'The visit lies before the help began.' },
    fix: { vi: 'Xem lại ngày thăm, hoặc sửa ngày bắt đầu giúp.', en: 'Look at either day again.' },
    field: 'visitedOn',
  },
  paperIsUnknown: {
    code: 'tasks.paperIsUnknown',
    message: {
      vi: 'Có văn bản mà sổ không thấy: không phải của cấp trên gửi xuống chi bộ.',
      en: 'One of the papers is not in the book: no level above has sent it to the cell.',
    },
    fix: { vi: 'Chọn trong danh sách văn bản của chi bộ.', en: 'Choose from the papers of the cell.' },
    field: 'paperIds',
  },
  dayLiesAhead: {
    code: 'tasks.dayLiesAhead',
    message: { vi: 'Ngày này chưa đến.', en: 'This day lies in the future.' },
    fix: { vi: 'Ghi hôm nay hoặc ngày trước đó.', en: 'Enter today or an earlier day.' },
  },
  causeIsUnknown: {
    code: 'tasks.causeIsUnknown',
    message: { vi: 'Nguyên nhân này không có trong danh mục.', en: 'This cause is not on the list.' },
    fix: { vi: 'Chọn một nguyên nhân trong danh mục.', en: 'Choose one of the list.' },
  },
  causeNeedsWords: {
    code: 'tasks.causeNeedsWords',
    message: { vi: 'Nguyên nhân này cần nói rõ.', en: 'This cause needs words.' },
    fix: { vi: 'Ghi một câu: vướng ở đâu.', en: 'Write one sentence on what stands in the way.' },
  },
  householdIsAwaited: {
    code: 'tasks.householdIsAwaited',
    message: { vi: 'Sổ chưa có hộ này.', en: 'The book does not hold this household yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi hộ đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  visitIsElsewhere: {
    code: 'tasks.visitIsElsewhere',
    message: { vi: 'Lần thăm này đã ghi ở hộ khác.', en: 'This visit is noted for another household.' },
    fix: { vi: 'Mở hộ cần ghi rồi ghi lần thăm mới.', en: 'Open the household and note a new visit.' },
  },
  householdIsClosed: {
    code: 'tasks.householdIsClosed',
    message: { vi: 'Việc giúp hộ này đã kết thúc.', en: 'The help for this household has ended.' },
    fix: { vi: 'Mở lại trước rồi ghi tiếp.', en: 'Begin it again first.' },
  },
  nobodyInCharge: {
    code: 'tasks.nobodyInCharge',
    message: { vi: 'Hộ này chưa có đảng viên phụ trách.', en: 'Nobody is in charge of this household.' },
    fix: { vi: 'Chọn đảng viên phụ trách trước.', en: 'Choose who is in charge first.' },
  },
  tellsTooMuch: {
    code: 'tasks.tellsTooMuch',
    message: {
      vi: 'Tên gọi của hộ không ghi số điện thoại, số căn cước.',
      en: 'The label of a household holds no telephone or identity number.',
    },
    fix: {
      vi: 'Ghi tên gọi đủ để nhận ra hộ, ví dụ: hộ bà Mẩy, xóm trên.',
      en: 'Write just enough to know the household by.',
    },
  },
  stageIsRead: {
    code: 'tasks.stageIsRead',
    message: {
      vi: 'Bước này sổ tự tính từ nhiệm vụ của nghị quyết.',
      en: 'The book reads this stage from the tasks of the resolution.',
    },
    fix: { vi: 'Báo kết quả các nhiệm vụ.', en: 'Report on the tasks.' },
  },
  stageBeforeAdoption: {
    code: 'tasks.stageBeforeAdoption',
    message: { vi: 'Ngày này trước ngày thông qua.', en: 'This day is before the adoption.' },
    fix: { vi: 'Ghi ngày thông qua hoặc sau đó.', en: 'Enter the day of adoption or later.' },
  },
  resolutionIsAwaited: {
    code: 'tasks.resolutionIsAwaited',
    message: { vi: 'Sổ chưa có nghị quyết này.', en: 'The book does not hold this resolution yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi nghị quyết đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  tooManyCells: {
    code: 'tasks.tooManyCells',
    message: {
      vi: 'Nơi này có quá nhiều chi bộ để xem một lượt.',
      en: 'Too many cells lie below to look at in one go.',
    },
    fix: { vi: 'Chọn một đảng bộ cấp dưới.', en: 'Choose one of the organisations below.' },
  },
  resolutionIsNotAdopted: {
    code: 'tasks.resolutionIsNotAdopted',
    message: { vi: 'Nghị quyết này chưa thông qua.', en: 'This resolution is not adopted.' },
    fix: { vi: 'Thông qua nghị quyết trước.', en: 'Adopt the resolution first.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;
