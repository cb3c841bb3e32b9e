import type { Problem } from '#kernel/problem.ts';

/** «Điều cần xem lại về văn bản» — everything a person can be refused in this module. */
export const problems = {
  secretPaper: {
    code: 'kit.secretPaper',
    message: {
      vi: 'Văn bản có dấu chỉ độ mật. Sổ không nhận văn bản Mật, Tối mật, Tuyệt mật.',
      en: 'The paper bears a mark of secrecy. Secret papers are not kept here.',
    },
    fix: {
      vi: 'Gửi theo đường văn thư mật. Nếu không phải văn bản mật, bỏ dấu mật khỏi tên.',
      en: 'Send it by the secret mail. If it is not secret, take the mark out of the title.',
    },
    field: 'title',
  },
  paperIsPublished: {
    code: 'kit.paperIsPublished',
    message: { vi: 'Văn bản này đã gửi.', en: 'This paper has been published.' },
    fix: {
      vi: 'Muốn thay, thu hồi rồi gửi bản mới.',
      en: 'To replace it, withdraw it and publish the new one.',
    },
  },
  paperIsToBeIssued: {
    code: 'kit.paperIsToBeIssued',
    message: { vi: 'Ngày ban hành chưa tới.', en: 'The day of issue has not come.' },
    fix: { vi: 'Ghi đúng ngày trên văn bản.', en: 'Enter the day written on the paper.' },
    field: 'issuedOn',
  },
  validBeforeIssued: {
    code: 'kit.validBeforeIssued',
    message: { vi: 'Văn bản có hiệu lực trước ngày ban hành.', en: 'It would hold before it was issued.' },
    fix: {
      vi: 'Ghi ngày có hiệu lực là ngày ban hành hoặc sau đó.',
      en: 'Enter the day of issue or a later one.',
    },
    field: 'validFrom',
  },
  periodIsEmpty: {
    code: 'kit.periodIsEmpty',
    message: { vi: 'Ngày hết hiệu lực không sau ngày có hiệu lực.', en: 'The paper ends before it begins.' },
    fix: { vi: 'Sửa ngày hết hiệu lực, hoặc để trống.', en: 'Correct the last day, or leave it empty.' },
    field: 'validUntil',
  },
  fileHasNotArrived: {
    code: 'kit.fileHasNotArrived',
    message: {
      vi: 'Tệp kèm theo chưa lên tới máy chủ.',
      en: 'The attached file has not reached the server.',
    },
    fix: {
      vi: 'Tải tệp lên lại; văn bản sẽ được ghi khi tệp đã tới.',
      en: 'Upload the file again; the paper is recorded once it has arrived.',
    },
    awaits: true,
  },
  paperNotFound: {
    code: 'kit.paperNotFound',
    message: { vi: 'Sổ chưa có văn bản này.', en: 'The book does not hold this paper yet.' },
    fix: { vi: 'Mở lại danh sách văn bản rồi chọn.', en: 'Open the list of papers again and choose.' },
    awaits: true,
  },
  paperIsWithdrawn: {
    code: 'kit.paperIsWithdrawn',
    message: { vi: 'Văn bản này đã thu hồi.', en: 'This paper was withdrawn.' },
    fix: { vi: 'Dùng văn bản thay thế, nếu có.', en: 'Use the paper that replaces it, if any.' },
  },
  paperIsNotForYou: {
    code: 'kit.paperIsNotForYou',
    message: {
      vi: 'Văn bản này không gửi cho loại hình chi bộ này.',
      en: 'This paper is not meant for this kind of cell.',
    },
    fix: { vi: 'Không phải ghi nhận.', en: 'There is nothing to receive.' },
  },
  readingIsToCome: {
    code: 'kit.readingIsToCome',
    message: { vi: 'Ngày quán triệt chưa tới.', en: 'The day of reading has not come.' },
    fix: { vi: 'Ghi ngày đã phát hoặc đã đọc văn bản.', en: 'Enter the day it was given or read out.' },
    field: 'on',
  },
  readBeforeIssued: {
    code: 'kit.readBeforeIssued',
    message: {
      vi: 'Ngày quán triệt trước ngày ban hành văn bản.',
      en: 'The day of reading is before the paper was issued.',
    },
    fix: { vi: 'Xem lại ngày ghi trên văn bản, sửa ngày.', en: 'See the day on the paper, correct the day.' },
    field: 'on',
  },
  isNoReader: {
    code: 'kit.isNoReader',
    message: {
      vi: 'Có người không sinh hoạt ở chi bộ trong ngày ấy.',
      en: 'Somebody did not belong to the cell on that day.',
    },
    fix: {
      vi: 'Bỏ chọn người ấy, hoặc sửa ngày cho đúng.',
      en: 'Leave the person out, or correct the day.',
    },
    field: 'personIds',
  },
} as const satisfies Readonly<Record<string, Problem>>;
