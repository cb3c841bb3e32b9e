import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại» — what stands in the way of founding an organisation. */
export const problems = {
  kindIsUnknown: {
    code: 'organisation.kind-is-unknown',
    message: { vi: 'Sổ chưa có loại hình này.', en: 'There is no such kind.' },
    fix: { vi: 'Chọn một loại hình trong danh mục.', en: 'Choose a kind of the catalogue.' },
    field: 'kind',
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
