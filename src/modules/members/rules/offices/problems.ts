import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of filling or ending an office. */
export const officeProblems = {
  tooFewForCommittee: {
    code: 'members.too-few-for-committee',
    message: {
      vi: 'Chi bộ chưa đủ đảng viên chính thức để có chi ủy. Đảng viên dự bị không tính.',
      en: 'Too few official members for a committee. Probationary members do not count.',
    },
    fix: { vi: 'Đề nghị bí thư, phó bí thư thôi.', en: 'Propose a secretary and a deputy only.' },
  },
  tooManySeats: {
    code: 'members.too-many-seats',
    message: { vi: 'Chi ủy quá số người được có.', en: 'More seats than a committee may have.' },
    fix: { vi: 'Kết thúc bớt chức vụ, hoặc cử ít người hơn.', en: 'End a term first, or appoint fewer.' },
  },
  secretaryStays: {
    code: 'members.secretary-stays',
    message: { vi: 'Chi bộ đang có bí thư.', en: 'The cell has a secretary.' },
    fix: { vi: 'Kết thúc chức vụ bí thư cũ trước.', en: 'End the term of the secretary first.' },
  },
  notOfTheCell: {
    code: 'members.not-of-the-cell',
    message: {
      vi: 'Ngày ấy không còn là đảng viên của chi bộ.',
      en: 'Not a member of the cell on that day.',
    },
    fix: { vi: 'Chọn người khác, hoặc xem lại ngày.', en: 'Choose another person, or check the day.' },
    field: 'from',
  },
  placeDoesNotStand: {
    code: 'members.place-does-not-stand',
    message: {
      vi: 'Ngày ấy tổ chức chưa có hoặc đã kết thúc.',
      en: 'The organisation does not stand on that day.',
    },
    fix: {
      vi: 'Xem lại ngày; tổ chức đã kết thúc thì không cử ai nữa.',
      en: 'Check the day; nobody is named where an organisation has ended.',
    },
    field: 'from',
  },
  stillProbationary: {
    code: 'members.still-probationary',
    message: { vi: 'Còn là đảng viên dự bị.', en: 'Still a probationary member.' },
    fix: { vi: 'Chọn đảng viên chính thức.', en: 'Choose an official member.' },
  },
  twoSeats: {
    code: 'members.two-seats',
    message: { vi: 'Đã có một chức vụ ở chi ủy này.', en: 'Already has a seat here.' },
    fix: { vi: 'Kết thúc chức vụ cũ trước.', en: 'End the earlier term first.' },
  },
  forbiddenPair: {
    code: 'members.forbidden-pair',
    message: { vi: 'Kiêm chức danh trái quy định.', en: 'Holds a post that may not go with this office.' },
    fix: { vi: 'Chọn người khác.', en: 'Choose another person.' },
  },
  decisionIsMissing: {
    code: 'members.decision-is-missing',
    message: { vi: 'Chưa ghi số quyết định.', en: 'The number of the decision is missing.' },
    fix: { vi: 'Điền số quyết định.', en: 'Fill in the number.' },
    field: 'decision',
  },
  signedLater: {
    code: 'members.signed-later',
    message: { vi: 'Quyết định ghi ngày ký ở ngày tới.', en: 'The day of signing is yet to come.' },
    fix: { vi: 'Xem lại ngày ký.', en: 'Check the day of signing.' },
    field: 'signedOn',
  },
  alreadyAnswered: {
    code: 'members.proposal-answered',
    message: { vi: 'Đề nghị này đã được xét.', en: 'This proposal has been reviewed.' },
    fix: { vi: 'Xem kết quả ở trang theo dõi ngưỡng.', en: 'See the outcome on the page of thresholds.' },
  },
  reasonIsMissing: {
    code: 'members.reason-is-missing',
    message: { vi: 'Chưa ghi vì sao không đồng ý.', en: 'It does not say why it is refused.' },
    fix: { vi: 'Ghi lý do để chi bộ biết.', en: 'Give the reason, for the cell to know.' },
    field: 'reason',
  },
  beforeProposal: {
    code: 'members.before-proposal',
    message: { vi: 'Ngày này sớm hơn bước trước.', en: 'That day is before the step before.' },
    fix: { vi: 'Xem lại ngày.', en: 'Check the day.' },
    field: 'on',
  },
  notAccepted: {
    code: 'members.not-accepted',
    message: {
      vi: 'Chỉ ra quyết định cho đề nghị đã được đồng ý.',
      en: 'A decision follows only what was accepted.',
    },
    fix: { vi: 'Xét đề nghị trước.', en: 'Review the proposal first.' },
  },
  notByThemselves: {
    code: 'members.not-by-themselves',
    message: {
      vi: 'Cấp trên của chi bộ mới xét được đề nghị này.',
      en: 'Only the superior of the cell reviews this proposal.',
    },
    fix: { vi: 'Chờ cấp trên trả lời.', en: 'Wait for the answer from above.' },
  },
  proposalNotFound: {
    code: 'members.proposal-not-found',
    message: { vi: 'Không thấy đề nghị này.', en: 'This proposal is not found.' },
    fix: { vi: 'Mở lại danh sách.', en: 'Open the list again.' },
  },
  termIsOver: {
    code: 'members.term-is-over',
    message: { vi: 'Nhiệm kỳ này không còn để kết thúc.', en: 'That term is not there to be ended.' },
    fix: { vi: 'Mở lại danh sách chức vụ.', en: 'Open the list of offices again.' },
  },
  endsBeforeItBegan: {
    code: 'members.ends-before-it-began',
    message: { vi: 'Ngày kết thúc phải sau ngày bắt đầu.', en: 'The end must be after the beginning.' },
    fix: { vi: 'Xem lại ngày.', en: 'Check the day.' },
    field: 'until',
  },
} as const satisfies Record<string, Problem>;
