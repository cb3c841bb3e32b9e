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
  placeIsNoted: {
    code: 'organisation.place-is-noted',
    message: { vi: 'Địa bàn từ ngày này đã được ghi.', en: 'The place is noted from that day already.' },
    fix: { vi: 'Chọn ngày khác.', en: 'Choose another day.' },
    field: 'from',
  },
} as const satisfies Record<string, Problem>;
