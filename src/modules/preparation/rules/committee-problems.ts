import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại khi ghi họp chi ủy». */
export const committeeProblems = {
  notFound: {
    code: 'preparation.committeeMeetingNotFound',
    message: {
      vi: 'Sổ chưa có buổi họp chi ủy này.',
      en: 'The book does not hold this meeting of the committee.',
    },
    fix: { vi: 'Mở lại danh sách họp chi ủy rồi chọn.', en: 'Open the list again and choose.' },
    awaits: true,
  },
  isTaken: {
    code: 'preparation.committeeMeetingIsTaken',
    message: { vi: 'Buổi họp chi ủy này đã ghi.', en: 'This meeting of the committee was recorded.' },
    fix: { vi: 'Mở lại trang rồi ghi buổi mới.', en: 'Open the page again and record a new one.' },
  },
  isToCome: {
    code: 'preparation.committeeMeetingIsToCome',
    message: { vi: 'Ngày họp chi ủy chưa tới.', en: 'That day has not come.' },
    fix: {
      vi: 'Họp xong mới ghi; ghi đúng ngày đã họp, muộn nhất là hôm nay.',
      en: 'Record it once it was held, with its day, today at the latest.',
    },
    field: 'heldOn',
  },
  outsiders: {
    code: 'preparation.committeeMeetingHasOutsiders',
    message: {
      vi: 'Có người dự không phải chi ủy viên, bí thư, phó bí thư trong ngày ấy.',
      en: 'Somebody present held no office of the committee on that day.',
    },
    fix: {
      vi: 'Chọn lại người dự; nếu nhiệm kỳ trong sổ sai thì sửa nhiệm kỳ trước.',
      en: 'Choose again; if the terms in the book are wrong, correct them first.',
    },
    field: 'presentIds',
  },
  signerWasAway: {
    code: 'preparation.committeeSignerWasAway',
    message: {
      vi: 'Người chủ trì và người ghi biên bản phải có mặt.',
      en: 'The chair and the clerk must have been present.',
    },
    fix: { vi: 'Chọn hai người ấy trong số người dự.', en: 'Choose both among those present.' },
    field: 'chairId',
  },
  saysNothing: {
    code: 'preparation.committeeMinutesAreEmpty',
    message: {
      vi: 'Họp chi ủy phải có biên bản: nội dung đã bàn và kết luận.',
      en: 'The committee keeps minutes: what was discussed and what was agreed.',
    },
    fix: {
      vi: 'Ghi ít nhất một câu cho mỗi phần: bàn gì, thống nhất thế nào.',
      en: 'Write at least a sentence for each: what, and how it was agreed.',
    },
    field: 'conclusions',
  },
  isSigned: {
    code: 'preparation.committeeMinutesAreSigned',
    message: { vi: 'Biên bản này đã có người ký.', en: 'These minutes have been signed.' },
    fix: {
      vi: 'Không bỏ được; nếu ghi sai thì sửa rồi ký lại.',
      en: 'They cannot be dropped; correct them and have them signed again.',
    },
  },
  isCorrected: {
    code: 'preparation.committeeMinutesAreCorrected',
    message: { vi: 'Biên bản vừa được sửa.', en: 'The minutes have just been corrected.' },
    fix: { vi: 'Đọc lại bản mới rồi ký.', en: 'Read them again, then sign.' },
  },
  isNoSigner: {
    code: 'preparation.isNoSignerOfCommittee',
    message: {
      vi: 'Chỉ chủ trì và người ghi biên bản ký biên bản họp chi ủy.',
      en: 'Only the chair and the clerk sign these minutes.',
    },
    fix: { vi: 'Nhờ đồng chí có tên ở phần ký mở sổ và ký.', en: 'Ask whoever is named there to sign.' },
  },
  fileHasNotArrived: {
    code: 'preparation.committeeFileHasNotArrived',
    message: { vi: 'Ảnh, tệp chưa tới máy chủ.', en: 'The file has not reached the server.' },
    fix: { vi: 'Chọn lại tệp khi có mạng.', en: 'Choose it again with a network.' },
  },
  stepNeedsMinutes: {
    code: 'preparation.stepNeedsMinutes',
    message: {
      vi: 'Bước này xong khi có biên bản họp chi ủy, không bấm Đã làm.',
      en: 'This step is done by minutes of the committee, not by a tick.',
    },
    fix: { vi: 'Bấm Ghi họp chi ủy.', en: 'Record the meeting of the committee.' },
  },
} as const satisfies Readonly<Record<string, Problem>>;

/** «Chi ủy chưa đủ quá nửa» — a conclusion needs more than half of all who belong to the committee. */
export function committeeIsShort(present: number, strength: number, needed: number): Problem {
  return {
    code: 'preparation.committeeIsShort',
    message: {
      vi: `Có mặt ${present} trên ${strength}; kết luận cần ít nhất ${needed} đồng chí tán thành.`,
      en: `${present} of ${strength} were present; a conclusion needs at least ${needed}.`,
    },
    fix: {
      vi: 'Ghi đủ người đã dự; nếu đúng là thiếu thì họp lại cho đủ.',
      en: 'Enter all who were there; if they were too few, meet again.',
    },
    field: 'presentIds',
  };
}
