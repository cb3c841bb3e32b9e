import type { Problem } from '#kernel/problem.ts';

/** What can stand in the way on the device itself. */
export const problems = {
  noNetwork: {
    code: 'client.no-network',
    message: { vi: 'Không có mạng.', en: 'There is no network.' },
    fix: {
      vi: 'Thử lại khi có mạng. Việc đã ghi vẫn còn trong máy này.',
      en: 'Try again with a network. What you entered is kept on this device.',
    },
  },
  serverBusy: {
    code: 'client.server-busy',
    message: { vi: 'Máy chủ đang bận.', en: 'The server is busy.' },
    fix: {
      vi: 'Thử lại sau ít phút. Việc đã ghi vẫn còn trong máy này.',
      en: 'Try again in a few minutes. What you entered is kept on this device.',
    },
  },
  sessionEnded: {
    code: 'client.session-ended',
    message: { vi: 'Phiên làm việc đã hết.', en: 'The session has ended.' },
    fix: {
      vi: 'Mở sổ lại bằng mật khẩu. Việc đã ghi vẫn còn trong máy này.',
      en: 'Sign in again. What you entered is kept on this device.',
    },
  },
  changedSince: {
    code: 'client.changed-since',
    message: {
      vi: 'Việc này đã được ghi khác đi sau đó, không lấy lại được nữa.',
      en: 'This has been written over since and can no longer be taken back.',
    },
    fix: { vi: 'Mở lại chỗ đó để sửa.', en: 'Open the place again and correct it.' },
  },
  sentOtherwise: {
    code: 'client.sent-otherwise',
    message: {
      vi: 'Lần gửi trước đã tới máy chủ với nội dung khác; lần này chưa ghi.',
      en: 'It reached the server before with other words; this time nothing was recorded.',
    },
    fix: {
      vi: 'Mở lại trang, xem điều đã ghi rồi sửa trên đó.',
      en: 'Open the page again, look at what was recorded, and correct it there.',
    },
  },
  notOpen: {
    code: 'client.not-open',
    message: { vi: 'Sổ trên máy này đang khóa.', en: 'The book on this device is locked.' },
    fix: { vi: 'Mở sổ rồi làm lại.', en: 'Open the book and try again.' },
  },
  pinTooShort: {
    code: 'client.pin-too-short',
    message: { vi: 'Mã mở sổ cần sáu chữ số.', en: 'The code needs six digits.' },
    fix: { vi: 'Chọn sáu chữ số chỉ đồng chí biết.', en: 'Choose six digits that only you know.' },
    field: 'pin',
  },
  storageFailed: {
    code: 'client.storage-failed',
    message: { vi: 'Máy này không ghi được vào kho.', en: 'This device could not write to its store.' },
    fix: {
      vi: 'Chữ vừa gõ vẫn còn trên màn hình. Bấm lại; nếu vẫn không được, chép ra giấy rồi tắt máy mở lại.',
      en: 'What you typed is still on the screen. Try again; if it still fails, note it down and restart the device.',
    },
  },
  storageFull: {
    code: 'client.storage-full',
    message: {
      vi: 'Máy này hết chỗ, điều vừa nhập chưa được giữ lại.',
      en: 'This device is full; what you just entered is not kept.',
    },
    fix: {
      vi: 'Đừng đóng trang. Xóa bớt ảnh hoặc phim trong máy rồi bấm lại.',
      en: 'Keep this page open. Remove some photos or videos, then press again.',
    },
  },
  forgotten: {
    code: 'client.cache-erased',
    message: {
      vi: 'Đã nhập sai mười lần. Sổ trên máy này đã được xóa; việc chờ gửi vẫn còn và vẫn gửi được.',
      en: 'Ten wrong codes. The book on this device was erased; what waits is kept and can still be sent.',
    },
    fix: {
      vi: 'Mở sổ bằng mật khẩu khi có mạng, rồi đặt mã mới.',
      en: 'Sign in with your password when there is a network, then set a new code.',
    },
  },
  withdrawn: {
    code: 'client.withdrawn',
    message: {
      vi: 'Sổ trên máy này không còn mở bằng mã được; việc chờ gửi vẫn còn và vẫn gửi được.',
      en: 'The code opens no book here any more; what waits is kept and can still be sent.',
    },
    fix: {
      vi: 'Mở sổ bằng mật khẩu khi có mạng.',
      en: 'Sign in with your password when there is a network.',
    },
  },
  tooLongAway: {
    code: 'client.too-long-away',
    message: {
      vi: 'Máy này đã quá 45 ngày chưa gặp máy chủ.',
      en: 'This device has not met the server for more than 45 days.',
    },
    fix: {
      vi: 'Mở sổ bằng mật khẩu khi có mạng. Việc chờ gửi vẫn còn nguyên.',
      en: 'Sign in with your password when there is a network. What waits is untouched.',
    },
  },
  ticketGone: {
    code: 'client.ticket-gone',
    message: {
      vi: 'Phiếu bàn giao trên máy này không còn hiệu lực.',
      en: 'The ticket on this device is no longer valid.',
    },
    fix: {
      vi: 'Người giao mở sổ bằng mã của mình và lập phiếu mới. Không việc nào mất.',
      en: 'Whoever hands the phone over opens the book and writes a new ticket. Nothing is lost.',
    },
  },
  keepsOwnBook: {
    code: 'client.keeps-own-book',
    message: {
      vi: 'Người nhận đã có sổ riêng trên máy này.',
      en: 'The successor keeps a book of their own on this device already.',
    },
    fix: {
      vi: 'Không cần phiếu: người ấy mở sổ bằng mã sáu số của mình.',
      en: 'No ticket is needed: they open it with their own six digits.',
    },
  },
} as const satisfies Record<string, Problem>;

/** A wrong code of a ticket, with the tries that are left. */
export function wrongTicket(triesLeft: number): Problem {
  return {
    code: 'client.wrong-ticket',
    message: { vi: 'Mã bàn giao chưa đúng.', en: 'The code of the ticket is wrong.' },
    fix: {
      vi: `Xem lại tờ ghi mã. Còn ${triesLeft} lần, sau đó phải lập phiếu mới.`,
      en: `Look at the note again. ${triesLeft} tries left, then a new ticket is needed.`,
    },
    field: 'code',
  };
}

/** A wrong code, with the tries that are left. */
export function wrongPin(triesLeft: number): Problem {
  return {
    code: 'client.wrong-pin',
    message: { vi: 'Mã chưa đúng.', en: 'The code is wrong.' },
    fix: {
      vi: `Nhập lại. Còn ${triesLeft} lần, sau đó sổ trên máy này được xóa; việc chờ gửi không mất.`,
      en: `Try again. ${triesLeft} tries left, then the book on this device is erased; what waits is not lost.`,
    },
    field: 'pin',
  };
}

/** Too many wrong codes: the next try is allowed later. */
export function waitForPin(seconds: number): Problem {
  return {
    code: 'client.pin-wait',
    message: { vi: 'Đã nhập sai nhiều lần.', en: 'Too many wrong codes.' },
    fix: { vi: `Đợi ${seconds} giây rồi nhập lại.`, en: `Wait ${seconds} seconds, then try again.` },
    field: 'pin',
  };
}
