import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of recording work, schooling and appraisals. */
export const problems = {
  notOfThisCell: {
    code: 'careers.not-of-this-cell',
    message: {
      vi: 'Người này không phải đảng viên đang sinh hoạt ở chi bộ này.',
      en: 'This person is not a member of the cell.',
    },
    fix: { vi: 'Ghi ở chi bộ nơi người ấy sinh hoạt.', en: 'Record it in the cell of that member.' },
  },
  workplaceUnknown: {
    code: 'careers.workplace-unknown',
    message: { vi: 'Không tìm thấy nơi công tác này trong sổ.', en: 'The book knows no such workplace.' },
    fix: {
      vi: 'Tìm lại, hoặc ghi tên đơn vị ngoài sổ.',
      en: 'Search again, or give the name of a unit outside the book.',
    },
    field: 'workplace',
  },
  levelUnknown: {
    code: 'careers.level-unknown',
    message: { vi: 'Không có bậc trình độ này.', en: 'There is no such level.' },
    fix: { vi: 'Chọn một bậc trong danh sách.', en: 'Choose one of the list.' },
    field: 'level',
  },
  noWorkplace: {
    code: 'careers.no-workplace',
    message: {
      vi: 'Có người chưa ghi nơi công tác khác chi bộ này.',
      en: 'Somebody has no workplace apart from this cell.',
    },
    fix: { vi: 'Ghi nơi công tác trước, rồi đề nghị nhận xét.', en: 'Record the workplace first.' },
  },
  askedAlready: {
    code: 'careers.asked-already',
    message: { vi: 'Năm nay đã đề nghị nhận xét người này.', en: 'This was asked for already this year.' },
    fix: { vi: 'Mở danh sách nhận xét để xem.', en: 'See the list of appraisals.' },
  },
  dayToCome: {
    code: 'careers.day-to-come',
    message: { vi: 'Ngày này chưa đến.', en: 'That day is yet to come.' },
    fix: { vi: 'Điền ngày hôm nay hoặc ngày đã qua.', en: 'Give today or an earlier day.' },
    field: 'on',
  },
  ratingToCome: {
    code: 'careers.rating-to-come',
    message: { vi: 'Ngày ký quyết định chưa đến.', en: 'The decision is signed on a day to come.' },
    fix: { vi: 'Sửa ngày ký.', en: 'Correct the day of signature.' },
    field: 'signedOn',
  },
  ratingBeforeItsYear: {
    code: 'careers.rating-before-its-year',
    message: {
      vi: 'Quyết định ký trước khi năm được xếp loại bắt đầu.',
      en: 'The decision was signed before the year it rates began.',
    },
    fix: { vi: 'Chọn lại năm, hoặc sửa ngày ký.', en: 'Choose the year again, or correct the day.' },
    field: 'signedOn',
  },
  ratedElsewhere: {
    code: 'careers.rated-elsewhere',
    message: {
      vi: 'Năm ấy nơi khác đã xếp loại người này.',
      en: 'Another cell has rated this member for that year.',
    },
    fix: {
      vi: 'Bỏ người ấy khỏi danh sách; mỗi người một năm xếp loại một lần.',
      en: 'Leave that member out; everybody is rated once a year.',
    },
  },
  beforeItWasAsked: {
    code: 'careers.before-it-was-asked',
    message: { vi: 'Ngày này trước ngày đề nghị nhận xét.', en: 'That day is before it was asked for.' },
    fix: { vi: 'Xem lại ngày trên bản nhận xét.', en: 'Look at the day on the paper again.' },
    field: 'on',
  },
} as const satisfies Record<string, Problem>;
