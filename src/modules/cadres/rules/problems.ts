import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of a plan. */
export const problems = {
  planIsSettled: {
    code: 'cadres.plan-is-settled',
    message: { vi: 'Phương án này đã được quyết định.', en: 'This plan has been settled.' },
    fix: { vi: 'Lập một phương án mới.', en: 'Make a new one.' },
  },
  personTwice: {
    code: 'cadres.person-twice',
    message: { vi: 'Một người đứng ở hai chi bộ.', en: 'One person stands in two cells.' },
    fix: { vi: 'Giữ lại một nơi cho mỗi người.', en: 'Keep one place for each.' },
  },
  notInReach: {
    code: 'cadres.not-in-reach',
    message: {
      vi: 'Có người hoặc chi bộ không thuộc tổ chức này trong ngày ấy.',
      en: 'Somebody or some cell is not below this organisation on that day.',
    },
    fix: { vi: 'Tính lại phương án rồi lưu.', en: 'Reckon the plan again, then keep it.' },
  },
  decisionIsMissing: {
    code: 'cadres.decision-is-missing',
    message: { vi: 'Chưa có số, ký hiệu quyết định.', en: 'The decision has no number.' },
    fix: { vi: 'Điền số, ký hiệu quyết định đã ký.', en: 'Give the number of the signed decision.' },
    field: 'decision',
  },
  dayIsMissing: {
    code: 'cadres.day-is-missing',
    message: { vi: 'Chưa có ngày bắt đầu.', en: 'The first day is missing.' },
    fix: { vi: 'Điền ngày bắt đầu theo quyết định.', en: 'Give the first day of the decision.' },
    field: 'from',
  },
  endsBeforeItBegins: {
    code: 'cadres.ends-before-it-begins',
    message: { vi: 'Ngày kết thúc không sau ngày bắt đầu.', en: 'It ends before it begins.' },
    fix: { vi: 'Xem lại hai ngày này.', en: 'Look at the two days again.' },
    field: 'until',
  },
  tooManyPairs: {
    code: 'cadres.too-many-pairs',
    message: {
      vi: 'Quá nhiều người và chi bộ để tính một lần.',
      en: 'Too many people and cells for one reckoning.',
    },
    fix: {
      vi: 'Xét ít chi bộ hơn, hoặc chọn nhóm người hẹp hơn.',
      en: 'Take fewer cells, or a narrower group.',
    },
  },
  noBestAnswer: {
    code: 'cadres.no-best-answer',
    message: { vi: 'Chưa tính xong trong thời gian cho phép.', en: 'It was not reckoned in time.' },
    fix: { vi: 'Xét ít chi bộ hơn, hoặc tính lại.', en: 'Take fewer cells, or reckon again.' },
  },
} as const satisfies Record<string, Problem>;
