import type { Problem } from '#kernel/problem.ts';

export const handoverNotByOffice: Problem = {
  code: 'account.handover-not-by-office',
  message: {
    vi: 'Chỉ người đang giữ chức vụ ghi sổ mới bàn giao được máy.',
    en: 'Only who holds an office that writes in the book passes the phone on.',
  },
  fix: {
    vi: 'Chọn đúng chức vụ trong chi bộ rồi lập lại phiếu.',
    en: 'Choose your office in the cell, then offer it again.',
  },
};

export const handoverToMember: Problem = {
  code: 'account.handover-to-member',
  message: {
    vi: 'Người nhận phải là một đảng viên khác đang sinh hoạt ở chi bộ này.',
    en: 'The successor has to be another member of this cell.',
  },
  fix: { vi: 'Chọn người khác trong danh sách chi bộ.', en: 'Choose somebody else of the cell.' },
  field: 'to',
};

export const handoverToCome: Problem = {
  code: 'account.handover-to-come',
  message: {
    vi: 'Máy chủ chưa nhận được phiếu bàn giao này.',
    en: 'The server has not heard of this handover yet.',
  },
  fix: {
    vi: 'Để máy có mạng: phiếu của người giao sẽ tự gửi tới.',
    en: 'Keep the phone connected: the ticket is on its way.',
  },
  awaits: true,
};

export const handoverNotFound: Problem = {
  code: 'account.handover-not-found',
  message: { vi: 'Phiếu bàn giao này không ghi tên đồng chí.', en: 'This handover does not name you.' },
  fix: { vi: 'Hỏi lại người giao máy.', en: 'Ask whoever passed the phone on.' },
};

export const handoverIsOver: Problem = {
  code: 'account.handover-is-over',
  message: { vi: 'Phiếu bàn giao này đã kết thúc.', en: 'This handover is over.' },
  fix: { vi: 'Nếu vẫn cần, lập phiếu mới.', en: 'If it is still needed, offer it anew.' },
};

export const deviceNotWaiting: Problem = {
  code: 'account.device-not-waiting',
  message: {
    vi: 'Không có máy nào như thế đang chờ chi bộ nhận.',
    en: 'No such device waits to be received here.',
  },
  fix: {
    vi: 'Mở lại trang; quyết định giao máy có thể đã được hoàn tác.',
    en: 'Open the page again; the decision may have been undone.',
  },
};
