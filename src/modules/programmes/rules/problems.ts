import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về chương trình, mô hình, đánh giá». */
export const problems = {
  dueBeforeStart: {
    code: 'programmes.due-before-start',
    message: { vi: 'Hạn xong trước ngày bắt đầu.', en: 'It would be due before it begins.' },
    fix: { vi: 'Ghi hạn từ ngày bắt đầu trở đi.', en: 'Give a day after the first day.' },
    field: 'dueOn',
  },
  outsideThePeriod: {
    code: 'programmes.outside-the-period',
    message: {
      vi: 'Thời gian của giải pháp nằm ngoài thời gian của chương trình.',
      en: 'The days of the measure lie outside those of the programme.',
    },
    fix: {
      vi: 'Ghi trong thời gian của chương trình, hoặc sửa thời gian chương trình trước.',
      en: 'Keep within the programme, or change its period first.',
    },
    field: 'dueOn',
  },
  measuresOutside: {
    code: 'programmes.measures-outside',
    message: {
      vi: 'Có giải pháp nằm ngoài thời gian mới của chương trình.',
      en: 'Measures lie outside the new period of the programme.',
    },
    fix: { vi: 'Sửa thời gian các giải pháp ấy trước.', en: 'Change the days of those measures first.' },
    field: 'dueOn',
  },
  programmeIsClosed: {
    code: 'programmes.programme-is-closed',
    message: { vi: 'Chương trình này đã kết thúc.', en: 'This programme is closed.' },
    fix: { vi: 'Lập chương trình mới nếu còn việc phải làm.', en: 'Set up a new one if work is left.' },
  },
  closedBeforeBegun: {
    code: 'programmes.closed-before-begun',
    message: {
      vi: 'Ngày kết thúc trước ngày bắt đầu, hoặc chưa đến.',
      en: 'That day is before the start, or yet to come.',
    },
    fix: { vi: 'Ghi ngày đã kết thúc thật.', en: 'Give the day on which it ended.' },
    field: 'on',
  },
  goalMissing: {
    code: 'programmes.goal-missing',
    message: { vi: 'Chỉ số và mức cần đạt phải đi cùng nhau.', en: 'An indicator and its goal go together.' },
    fix: { vi: 'Ghi mức cần đạt, hoặc bỏ chỉ số.', en: 'Give the goal, or leave the indicator out.' },
    field: 'goal',
  },
  unitNotBelow: {
    code: 'programmes.unit-not-below',
    message: {
      vi: 'Đơn vị này không thuộc tổ chức của đồng chí.',
      en: 'This unit is not below your organisation.',
    },
    fix: { vi: 'Chọn đơn vị trong danh sách.', en: 'Choose one of the list.' },
    field: 'unitId',
  },
  measureHasWork: {
    code: 'programmes.measure-has-work',
    message: { vi: 'Giải pháp này đã có việc gắn vào.', en: 'Work is linked to this measure.' },
    fix: {
      vi: 'Để lại giải pháp, hoặc nhờ chi bộ gỡ việc đã gắn.',
      en: 'Keep it, or ask the cells to take their tags off.',
    },
  },
  stateIsComputed: {
    code: 'programmes.state-is-computed',
    message: {
      vi: 'Tình trạng giải pháp này sổ tính từ việc đã gắn.',
      en: 'The state of this measure is read from what is linked.',
    },
    fix: {
      vi: 'Báo kết quả ở nhiệm vụ, chỉ tiêu; tình trạng tự đổi theo.',
      en: 'Report on the tasks and targets; the state follows.',
    },
  },
  measureIsAwaited: {
    code: 'programmes.measure-is-awaited',
    message: { vi: 'Sổ chưa có giải pháp này.', en: 'The book does not hold this measure yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi giải pháp đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  workIsAwaited: {
    code: 'programmes.work-is-awaited',
    message: { vi: 'Sổ chưa có việc này.', en: 'The book does not hold this piece of work yet.' },
    fix: { vi: 'Máy sẽ gửi lại khi việc ấy đã tới.', en: 'It is sent again once it has arrived.' },
    awaits: true,
  },
  dayToCome: {
    code: 'programmes.day-to-come',
    message: { vi: 'Ngày này chưa đến.', en: 'That day is yet to come.' },
    fix: { vi: 'Ghi ngày hôm nay hoặc ngày đã qua.', en: 'Give today or an earlier day.' },
    field: 'on',
  },
  notOfTheModel: {
    code: 'programmes.not-of-the-model',
    message: { vi: 'Đơn vị này không có trong mô hình.', en: 'This unit has no part in the model.' },
    fix: { vi: 'Đưa đơn vị vào kế hoạch nhân rộng trước.', en: 'Put it into the plan first.' },
  },
  startedAlready: {
    code: 'programmes.started-already',
    message: { vi: 'Đơn vị này đã làm theo mô hình.', en: 'This unit works in this way already.' },
    fix: { vi: 'Xem ngày bắt đầu ở danh sách.', en: 'See the day in the list.' },
  },
  startedBeforeTheModel: {
    code: 'programmes.started-before-the-model',
    message: { vi: 'Ngày này trước khi có mô hình.', en: 'That day is before the model began.' },
    fix: { vi: 'Xem lại ngày trên quyết định.', en: 'Look at the day on the paper again.' },
    field: 'on',
  },
  endedBeforeStart: {
    code: 'programmes.ended-before-start',
    message: { vi: 'Ngày thôi không sau ngày bắt đầu.', en: 'It would end before it began.' },
    fix: { vi: 'Ghi ngày sau ngày bắt đầu.', en: 'Give a later day.' },
    field: 'on',
  },
  notYetDue: {
    code: 'programmes.not-yet-due',
    message: {
      vi: 'Chưa qua trọn tháng nào từ ngày bắt đầu, chưa có gì để so.',
      en: 'No whole month has passed since the start; there is nothing to compare.',
    },
    fix: { vi: 'Đợi hết tháng rồi kết luận.', en: 'Wait until a month has passed.' },
  },
  ownReview: {
    code: 'programmes.own-review',
    message: {
      vi: 'Đánh giá về người của nơi này do cấp trên kết luận.',
      en: 'The level above concludes on people of this organisation.',
    },
    fix: { vi: 'Nhờ cấp ủy cấp trên ghi kết luận.', en: 'Ask the committee above to conclude.' },
  },
  concludedElsewhere: {
    code: 'programmes.concluded-elsewhere',
    message: {
      vi: 'Việc này nơi khác đã ghi kết luận.',
      en: 'Another organisation has already concluded on this.',
    },
    fix: { vi: 'Xem kết luận trên trang này.', en: 'See the conclusion on this page.' },
  },
} as const satisfies Record<string, Problem>;
