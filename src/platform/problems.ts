import type { Problem } from '#kernel/problem.ts';

/** Problems that any command or query can meet. */
export const problems = {
  unknownCommand: {
    code: 'platform.unknown-command',
    message: { vi: 'Máy chủ không biết việc này.', en: 'The server does not know this command.' },
    fix: {
      vi: 'Lấy bản mới của sổ rồi gửi lại. Việc vẫn còn trong máy.',
      en: 'Update the app and send again. The entry is kept on the device.',
    },
  },
  wrongShape: {
    code: 'platform.wrong-shape',
    message: { vi: 'Có ô chưa điền hoặc điền chưa đúng.', en: 'A field is missing or wrongly filled.' },
    fix: { vi: 'Xem lại ô được đánh dấu rồi gửi lại.', en: 'Check the marked field and send again.' },
  },
  notFound: {
    code: 'platform.not-found',
    message: {
      vi: 'Không tìm thấy, hoặc đồng chí không được giao quyền xem.',
      en: 'Not found, or not open to you.',
    },
    fix: {
      vi: 'Kiểm tra lại đường dẫn, hoặc hỏi văn phòng cấp ủy.',
      en: 'Check the address, or ask the committee office.',
    },
  },
  notYours: {
    code: 'platform.not-yours',
    message: {
      vi: 'Chức vụ của đồng chí không được ghi việc này ở tổ chức này.',
      en: 'Your office may not do this in this organisation.',
    },
    fix: {
      vi: 'Chọn đúng chức vụ đang giữ, hoặc báo văn phòng cấp ủy.',
      en: 'Choose the office you hold, or tell the committee office.',
    },
  },
  numberUsed: {
    code: 'platform.number-used',
    message: {
      vi: 'Số thứ tự này của máy đã dùng cho việc khác.',
      en: 'This device number was used for another command.',
    },
    fix: {
      vi: 'Mở lại sổ để máy đánh số mới, rồi ghi lại.',
      en: 'Reopen the app to renumber, then enter it again.',
    },
  },
  idUsed: {
    code: 'platform.id-used',
    message: {
      vi: 'Mã của việc này đã dùng cho việc khác.',
      en: 'The id of this command was used for another one.',
    },
    fix: {
      vi: 'Mở lại sổ để máy lấy mã mới, rồi ghi lại.',
      en: 'Reopen the app for a new id, then enter it again.',
    },
  },
  conflict: {
    code: 'platform.conflict',
    message: {
      vi: 'Việc này trái với điều đã ghi trong sổ.',
      en: 'This contradicts what the book already holds.',
    },
    fix: {
      vi: 'Mở trang liên quan xem điều đã ghi, rồi sửa.',
      en: 'Open the page concerned, look at what is there, and correct it.',
    },
  },
  signInFirst: {
    code: 'platform.sign-in-first',
    message: { vi: 'Phiên làm việc đã hết.', en: 'The session has ended.' },
    fix: {
      vi: 'Mở sổ lại bằng mật khẩu. Việc đã ghi vẫn còn trong máy.',
      en: 'Sign in again. What you entered is kept on the device.',
    },
  },
  deviceEnded: {
    code: 'platform.device-ended',
    message: { vi: 'Máy này đã bị khóa từ văn phòng.', en: 'This device was locked from the office.' },
    fix: {
      vi: 'Gặp văn phòng cấp ủy để mở lại. Việc đã ghi vẫn còn trong máy.',
      en: 'See the committee office to open it again. What you entered is kept on the device.',
    },
  },
  diskFull: {
    code: 'platform.disk-full',
    message: { vi: 'Ổ đĩa của máy chủ sắp đầy.', en: 'The disk of the server is nearly full.' },
    fix: {
      vi: 'Việc vẫn còn trong máy và sẽ tự gửi lại. Báo người quản trị dọn ổ đĩa.',
      en: 'The entry is kept on the device and will be sent again. Tell the administrator to free the disk.',
    },
  },
  termHasEnded: {
    code: 'platform.term-has-ended',
    message: {
      vi: 'Nhiệm kỳ ghi việc này đã kết thúc.',
      en: 'The term of office under which this was written has ended.',
    },
    fix: {
      vi: 'Không phải làm gì: việc đã tới người kế nhiệm xem, chưa ghi vào sổ.',
      en: 'Nothing to do: it lies with the successor and is not in the book yet.',
    },
    awaits: true,
  },
  termToCome: {
    code: 'platform.term-to-come',
    message: {
      vi: 'Ghi trước khi chức vụ của đồng chí vào sổ.',
      en: 'Written before the book knew of your term of office.',
    },
    fix: {
      vi: 'Không phải làm gì: việc chờ người giữ chức vụ xem, ở trang Việc của người trước.',
      en: 'Nothing to do: it waits for the holder of the office, on the page of late work.',
    },
    awaits: true,
  },
  deviceIsLocked: {
    code: 'platform.device-is-locked',
    message: { vi: 'Máy này đã bị khóa từ văn phòng.', en: 'This device was locked from the office.' },
    fix: {
      vi: 'Việc đã tới máy chủ và được giữ lại để người phụ trách xem.',
      en: 'It has reached the server and is held for whoever is in charge.',
    },
    awaits: true,
  },
  busy: {
    code: 'platform.busy',
    message: { vi: 'Máy chủ đang bận.', en: 'The server is busy.' },
    fix: { vi: 'Máy sẽ tự thử lại. Không cần làm gì.', en: 'The device will try again by itself.' },
  },
  tookTooLong: {
    code: 'platform.took-too-long',
    message: {
      vi: 'Tính mãi chưa xong nên máy chủ đã dừng lại.',
      en: 'It took too long, so the server stopped.',
    },
    fix: {
      vi: 'Chọn phạm vi nhỏ hơn, như một xã hay một chi bộ, hoặc thử lại sau.',
      en: 'Choose a smaller part, such as a commune or a cell, or try again later.',
    },
  },
  aheadIsBusy: {
    code: 'platform.ahead-is-busy',
    message: {
      vi: 'Máy chủ đang bận tính sổ của ngày tới cho nhiều người.',
      en: 'The server is busy working out days to come.',
    },
    fix: { vi: 'Chờ vài giây rồi mở lại.', en: 'Wait some seconds and open it again.' },
  },
} as const satisfies Record<string, Problem>;

/** «Người kế nhiệm không nhận» — with the reason given. */
export function refusedBySuccessor(reason: string): Problem {
  return {
    code: 'platform.refused-by-successor',
    message: {
      vi: `Người kế nhiệm không nhận việc này. Lý do: ${reason}.`,
      en: `The successor did not take this. Reason: ${reason}.`,
    },
    fix: { vi: 'Nếu còn cần, gặp người kế nhiệm.', en: 'See the successor if it is still needed.' },
  };
}
