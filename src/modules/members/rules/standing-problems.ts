import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về tư cách, trường hợp» — what stands in the way of a change. */
export const standingProblems = {
  periodEmpty: {
    code: 'members.period-empty',
    message: { vi: 'Ngày cuối đứng trước ngày đầu.', en: 'The last day lies before the first.' },
    fix: { vi: 'Sửa ngày kết thúc.', en: 'Correct the last day.' },
    field: 'until',
  },
  groundMissing: {
    code: 'members.ground-missing',
    message: { vi: 'Miễn sinh hoạt phải có lý do.', en: 'An exemption has a ground.' },
    fix: { vi: 'Chọn lý do trong danh mục hoặc ghi rõ.', en: 'Choose it from the list or write it.' },
    field: 'ground',
  },
  decisionMissing: {
    code: 'members.decision-missing',
    message: {
      vi: 'Miễn, đình chỉ sinh hoạt phải có nghị quyết hoặc quyết định.',
      en: 'Exemption and suspension rest on a resolution or decision.',
    },
    fix: { vi: 'Ghi số và ngày của văn bản.', en: 'Give its number and day.' },
    field: 'decision',
  },
  placeMissing: {
    code: 'members.place-missing',
    message: { vi: 'Đi làm ăn xa phải ghi nơi đến.', en: 'Being away has a place.' },
    fix: { vi: 'Ghi nơi ở, nơi làm việc.', en: 'Say where the member lives and works.' },
    field: 'place',
  },
  alreadyInForce: {
    code: 'members.already-in-force',
    message: {
      vi: 'Trong thời gian này đã ghi trường hợp ấy rồi.',
      en: 'This is recorded for that time already.',
    },
    fix: {
      vi: 'Kết thúc dòng cũ trước, hoặc sửa ngày.',
      en: 'End the earlier entry first, or correct the days.',
    },
    field: 'from',
  },
  circumstanceNotFound: {
    code: 'members.circumstance-not-found',
    message: {
      vi: 'Chưa thấy dòng này trong sổ của chi bộ.',
      en: 'The book of the cell has no such entry yet.',
    },
    fix: { vi: 'Đợi máy gửi xong, hoặc mở lại trang.', en: 'Wait until it is sent, or open the page again.' },
    awaits: true,
  },
  cameWithTransfer: {
    code: 'members.came-with-transfer',
    message: { vi: 'Dòng này đi cùng một việc chuyển sinh hoạt.', en: 'This came with a transfer.' },
    fix: { vi: 'Kết thúc ở trang Chuyển sinh hoạt.', en: 'End it on the page of transfers.' },
  },
  somethingRestsOnIt: {
    code: 'members.something-rests-on-it',
    message: {
      vi: 'Một buổi sinh hoạt đã khóa biên bản dựa trên dòng này.',
      en: 'A meeting with locked minutes rests on this entry.',
    },
    fix: { vi: 'Không bỏ được nữa: ghi ngày kết thúc.', en: 'It stays: record the day on which it ends.' },
  },
  ownDeparture: {
    code: 'members.own-departure',
    message: {
      vi: 'Đồng chí không tự ghi mình ra khỏi sổ.',
      en: 'Nobody ends their own membership in the book.',
    },
    fix: {
      vi: 'Người khác giữ sổ của chi bộ ghi việc này. Nếu không còn ai, nhờ cấp ủy cấp trên chỉ định bí thư.',
      en: 'Somebody else who keeps the book records it; if there is nobody, ask the committee above to name a secretary.',
    },
  },
  dayOfNoEntry: {
    code: 'members.day-of-no-entry',
    message: { vi: 'Ngày này nằm ngoài thời gian đã ghi.', en: 'The day lies outside the recorded time.' },
    fix: { vi: 'Ghi một ngày sau ngày bắt đầu.', en: 'Give a day after the beginning.' },
    field: 'on',
  },
  notProbationary: {
    code: 'members.not-probationary',
    message: { vi: 'Người này không phải đảng viên dự bị.', en: 'The person is not on probation.' },
    fix: { vi: 'Xem lại trang của đảng viên.', en: 'See the page of the member.' },
  },
  probationTooShort: {
    code: 'members.probation-too-short',
    message: { vi: 'Chưa đủ thời gian dự bị.', en: 'The probation is not over.' },
    fix: { vi: 'Ghi ngày công nhận đúng theo quyết định.', en: 'Give the day of the decision.' },
    field: 'on',
  },
  dayToCome: {
    code: 'members.day-to-come',
    message: { vi: 'Ngày này chưa đến.', en: 'The day has not come.' },
    fix: { vi: 'Ghi khi việc đã xảy ra.', en: 'Record it once it has happened.' },
    field: 'on',
  },
  departureNotFound: {
    code: 'members.departure-not-found',
    message: { vi: 'Không thấy dòng này trong sổ.', en: 'There is no such entry.' },
    fix: { vi: 'Mở lại trang của đảng viên.', en: 'Open the page of the member again.' },
    awaits: true,
  },
  notAbsentEnough: {
    code: 'members.not-absent-enough',
    message: {
      vi: 'Chưa đủ số buổi vắng không lý do liên tiếp để mở vụ việc.',
      en: 'Not enough meetings in a row were missed without reason.',
    },
    fix: { vi: 'Gặp gỡ, nhắc nhở; sổ sẽ nêu khi đủ.', en: 'Talk to the member; the book will say when.' },
  },
  caseIsOpen: {
    code: 'members.case-is-open',
    message: { vi: 'Đã có vụ việc của người này.', en: 'There is a case already.' },
    fix: { vi: 'Ghi tiếp vào vụ việc đang mở.', en: 'Go on with the open one.' },
  },
  caseNotFound: {
    code: 'members.case-not-found',
    message: { vi: 'Chưa thấy vụ việc này.', en: 'There is no such case yet.' },
    fix: {
      vi: 'Đợi máy gửi xong, hoặc mở lại danh sách.',
      en: 'Wait until it is sent, or open the list again.',
    },
    awaits: true,
  },
  caseIsClosed: {
    code: 'members.case-is-closed',
    message: { vi: 'Vụ việc đã khép.', en: 'The case is closed.' },
    fix: { vi: 'Mở vụ việc mới nếu lại vắng.', en: 'Open a new one if absences go on.' },
  },
} as const satisfies Record<string, Problem>;
