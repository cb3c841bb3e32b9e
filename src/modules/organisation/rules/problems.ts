import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of founding an organisation. */
export const problems = {
  kindIsUnknown: {
    code: 'organisation.kind-is-unknown',
    message: { vi: 'Sổ chưa có loại hình này.', en: 'There is no such kind.' },
    fix: { vi: 'Chọn một loại hình trong danh mục.', en: 'Choose a kind of the catalogue.' },
    field: 'kind',
  },
  kindIsThere: {
    code: 'organisation.kind-is-there',
    message: { vi: 'Danh mục đã có loại hình tên này.', en: 'There is a kind of this name already.' },
    fix: { vi: 'Dùng loại hình đã có, hoặc đặt tên khác.', en: 'Use that one, or give another name.' },
    field: 'vi',
  },
  kindKeepsItsClass: {
    code: 'organisation.kind-keeps-its-class',
    message: {
      vi: 'Loại hình này đã ghi theo loại khác, có thể đã có tổ chức dùng.',
      en: 'This kind was added as one of another class, and organisations may be of it.',
    },
    fix: {
      vi: 'Giữ loại hình gốc như trước, hoặc thêm một loại hình mới.',
      en: 'Keep the kind it is like, or add another kind.',
    },
    field: 'like',
  },
  kindsAreKeptAbove: {
    code: 'organisation.kinds-are-kept-above',
    message: {
      vi: 'Danh mục loại hình do cấp cao nhất trong sổ giữ.',
      en: 'The catalogue of kinds is kept by the topmost organisation of the book.',
    },
    fix: {
      vi: 'Đề nghị cấp tỉnh hoặc quản trị thêm loại hình.',
      en: 'Ask the province or the administrator.',
    },
  },
  otherSuperior: {
    code: 'organisation.other-superior',
    message: {
      vi: 'Tổ chức mới phải đứng dưới tổ chức đang ghi.',
      en: 'A new organisation stands under the one that records it.',
    },
    fix: { vi: 'Ghi với chức vụ ở tổ chức cấp trên của nó.', en: 'Record it in the office of its superior.' },
    field: 'parentId',
  },
  notThereThen: {
    code: 'organisation.not-there-then',
    message: {
      vi: 'Ngày ấy tổ chức chưa có hoặc đã thôi.',
      en: 'The organisation did not exist on that day.',
    },
    fix: { vi: 'Chọn một ngày tổ chức đang hoạt động.', en: 'Choose a day on which it existed.' },
    field: 'from',
  },
  poorWithoutHouseholds: {
    code: 'organisation.poor-without-households',
    message: { vi: 'Có số hộ nghèo mà chưa có tổng số hộ.', en: 'Poor households are given, all are not.' },
    fix: { vi: 'Điền tổng số hộ, hoặc để trống cả hai.', en: 'Give the number of all, or leave both empty.' },
    field: 'households',
  },
  morePoorThanHouseholds: {
    code: 'organisation.more-poor-than-households',
    message: { vi: 'Số hộ nghèo lớn hơn tổng số hộ.', en: 'There are more poor households than households.' },
    fix: { vi: 'Xem lại hai số này.', en: 'Look at the two numbers again.' },
    field: 'poor-households',
  },
  halfAPoint: {
    code: 'organisation.half-a-point',
    message: { vi: 'Tọa độ cần cả vĩ độ và kinh độ.', en: 'A point takes latitude and longitude.' },
    fix: { vi: 'Điền đủ hai số, hoặc để trống cả hai.', en: 'Give both, or leave both empty.' },
    field: 'latitude',
  },
  laterRows: {
    code: 'organisation.later-rows',
    message: {
      vi: 'Sau ngày hiệu lực này, một tổ chức trong phương án đã có thay đổi khác.',
      en: 'After that day another change of an organisation of the plan is already recorded.',
    },
    fix: { vi: 'Chọn ngày hiệu lực muộn hơn.', en: 'Choose a later day.' },
    field: 'effectiveOn',
  },
  laterAct: {
    code: 'organisation.later-act',
    message: {
      vi: 'Một quyết định sau đã thay đổi tiếp các tổ chức này.',
      en: 'A later act has changed these organisations again.',
    },
    fix: { vi: 'Hoàn tác quyết định sau trước.', en: 'Undo the later act first.' },
  },
} as const satisfies Record<string, Problem>;
