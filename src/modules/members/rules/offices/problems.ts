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
