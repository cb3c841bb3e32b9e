import type { Problem } from '#kernel/problem.ts';

export const sessionEnded: Problem = {
  code: 'account.session-ended',
  message: {
    vi: 'Đồng chí chưa đăng nhập hoặc phiên đăng nhập đã kết thúc.',
    en: 'You are not signed in, or the session has ended.',
  },
  fix: {
    vi: 'Đăng nhập lại. Việc đang chờ gửi vẫn còn trên máy này.',
    en: 'Sign in again. What waits to be sent is still on this device.',
  },
};

export const wrongNameOrPassword: Problem = {
  code: 'account.wrong-name-or-password',
  message: { vi: 'Tên đăng nhập hoặc mật khẩu chưa đúng.', en: 'The name or the password is not right.' },
  fix: {
    vi: 'Kiểm tra bộ gõ tiếng Việt và phím viết hoa rồi nhập lại. Quên mật khẩu thì đến cấp ủy cấp trên nhận mã.',
    en: 'Check the keyboard and capital letters, then try again. If it is forgotten, the office above gives a code in person.',
  },
};

export const passwordMustChange: Problem = {
  code: 'account.password-must-change',
  message: {
    vi: 'Mật khẩu này do người khác đặt, chỉ dùng để vào lần đầu.',
    en: 'Somebody else chose this password; it opens the book only once.',
  },
  fix: { vi: 'Đặt mật khẩu mới của mình rồi làm tiếp.', en: 'Choose a password of your own, then go on.' },
};

export const accountClosed: Problem = {
  code: 'account.closed',
  message: { vi: 'Tài khoản này đã khóa.', en: 'This account is closed.' },
  fix: { vi: 'Liên hệ cấp ủy cấp trên để mở lại.', en: 'Ask the office above to open it again.' },
};

export const codeNeeded: Problem = {
  code: 'account.code-needed',
  message: { vi: 'Tài khoản này cần thêm mã xác nhận.', en: 'This account also needs a code.' },
  fix: {
    vi: 'Nhập 6 số trong ứng dụng xác thực, hoặc một mã dự phòng.',
    en: 'Enter the 6 digits of the authenticator, or a backup code.',
  },
  field: 'code',
};

export const wrongCode: Problem = {
  code: 'account.wrong-code',
  message: { vi: 'Mã xác nhận chưa đúng hoặc đã dùng.', en: 'The code is not right, or has been used.' },
  fix: {
    vi: 'Chờ ứng dụng hiện mã mới rồi nhập lại. Xem giờ của điện thoại có đúng không.',
    en: 'Wait for the next code and enter it. See whether the clock of the phone is right.',
  },
  field: 'code',
};

export const waitAWhile: Problem = {
  code: 'account.wait-a-while',
  message: {
    vi: 'Đã thử sai nhiều lần, tạm dừng nhận.',
    en: 'There were too many wrong attempts; entry is paused.',
  },
  fix: {
    vi: 'Chờ 15 phút rồi thử lại. Sổ trên máy vẫn dùng được khi không đăng nhập.',
    en: 'Wait 15 minutes and try again. The book on this device works meanwhile.',
  },
};

export const passwordTooShort: Problem = {
  code: 'account.password-too-short',
  message: { vi: 'Mật khẩu ngắn hơn 8 ký tự.', en: 'The password has fewer than 8 characters.' },
  fix: {
    vi: 'Ghép ba, bốn từ dễ nhớ với mình. Được ghi ra giấy cất riêng.',
    en: 'Join three or four words you remember. You may write it down and keep it safe.',
  },
  field: 'password',
};

export const passwordTooLong: Problem = {
  code: 'account.password-too-long',
  message: { vi: 'Mật khẩu dài hơn 128 ký tự.', en: 'The password has more than 128 characters.' },
  fix: { vi: 'Chọn mật khẩu ngắn hơn.', en: 'Choose a shorter one.' },
  field: 'password',
};

export const passwordEasilyGuessed: Problem = {
  code: 'account.password-easily-guessed',
  message: {
    vi: 'Mật khẩu này nằm trong số hay bị đoán nhất.',
    en: 'This password is among those guessed first.',
  },
  fix: {
    vi: 'Ghép ba, bốn từ không liên quan với nhau.',
    en: 'Join three or four words that have nothing to do with each other.',
  },
  field: 'password',
};

export const wrongPassword: Problem = {
  code: 'account.wrong-password',
  message: { vi: 'Mật khẩu hiện nay chưa đúng.', en: 'The present password is not right.' },
  fix: { vi: 'Nhập lại mật khẩu đang dùng.', en: 'Enter the password you use now.' },
};

export const nameNotUsable: Problem = {
  code: 'account.name-not-usable',
  message: { vi: 'Tên đăng nhập này không dùng được.', en: 'This cannot be a login name.' },
  fix: {
    vi: 'Dùng số điện thoại, hoặc 3 đến 64 chữ, số, dấu chấm, gạch ngang.',
    en: 'Use a phone number, or 3 to 64 letters, digits, dots or hyphens.',
  },
  field: 'name',
};

export const nameTaken: Problem = {
  code: 'account.name-taken',
  message: { vi: 'Đã có người dùng tên đăng nhập này.', en: 'Somebody already uses this login name.' },
  fix: {
    vi: 'Chọn tên khác, ví dụ thêm tên thôn hoặc dùng số điện thoại.',
    en: 'Choose another, for instance a phone number.',
  },
  field: 'name',
};

export const nameNeeded: Problem = {
  code: 'account.name-needed',
  message: { vi: 'Người này chưa có tài khoản.', en: 'This person has no account yet.' },
  fix: {
    vi: 'Ghi tên đăng nhập muốn dùng, nên là số điện thoại.',
    en: 'Give the login name wanted; a phone number is best.',
  },
  field: 'name',
};

export const wrongRecoveryCode: Problem = {
  code: 'account.wrong-recovery-code',
  message: {
    vi: 'Tên đăng nhập hoặc mã chưa đúng, hoặc mã đã hết hạn.',
    en: 'The name or the code is not right, or the code has run out.',
  },
  fix: {
    vi: 'Xem lại từng nhóm chữ. Mã có giá trị 10 phút, dùng một lần; cần thì xin mã mới.',
    en: 'Check each group. A code lasts 10 minutes and works once; ask for a new one if needed.',
  },
  field: 'code',
};

export const notFound: Problem = {
  code: 'account.not-found',
  message: { vi: 'Không tìm thấy.', en: 'Not found.' },
  fix: { vi: 'Tải lại danh sách rồi chọn lại.', en: 'Load the list again and choose again.' },
};

export const signInToDoThis: Problem = {
  code: 'account.sign-in-to-do-this',
  message: {
    vi: 'Việc này cần người đăng nhập, không làm bằng mã truy cập.',
    en: 'This needs a person signed in; a token cannot do it.',
  },
  fix: { vi: 'Đăng nhập trên trình duyệt rồi làm lại.', en: 'Sign in with a browser and try again.' },
};

export const secondFactorOn: Problem = {
  code: 'account.second-factor-on',
  message: { vi: 'Mã xác nhận hai lớp đang bật.', en: 'The second factor is already on.' },
  fix: {
    vi: 'Tắt trước nếu muốn gắn với điện thoại khác.',
    en: 'Turn it off first to move it to another phone.',
  },
};

export const secondFactorOff: Problem = {
  code: 'account.second-factor-off',
  message: { vi: 'Mã xác nhận hai lớp chưa bật.', en: 'The second factor is not on.' },
  fix: {
    vi: 'Bấm bật, quét mã bằng ứng dụng xác thực rồi nhập 6 số.',
    en: 'Turn it on, scan the picture with an authenticator, then enter the 6 digits.',
  },
};

export const keyNotUsable: Problem = {
  code: 'account.key-not-usable',
  message: { vi: 'Khóa của máy không đúng dạng P-256.', en: 'The key of the device is not a P-256 key.' },
  fix: {
    vi: 'Cập nhật trình duyệt rồi đăng ký máy lại.',
    en: 'Update the browser and enrol the device again.',
  },
  field: 'signingKey',
};

export const tokenTooLong: Problem = {
  code: 'account.token-too-long',
  message: { vi: 'Mã truy cập phải hết hạn trong vòng một năm.', en: 'A token has to end within a year.' },
  fix: {
    vi: 'Chọn ngày hết hạn sau hôm nay và không quá một năm.',
    en: 'Choose an end after today and within a year.',
  },
  field: 'expiresAt',
};

export const tokenNamesUnknown: Problem = {
  code: 'account.token-names-unknown',
  message: {
    vi: 'Mã truy cập ghi tên việc không có trong sổ.',
    en: 'The token names a command or query there is not.',
  },
  fix: { vi: 'Xem tên việc ở trang /api/v1 rồi sửa lại.', en: 'See the names at /api/v1 and mend the list.' },
  field: 'commands',
};

export const notReadable: Problem = {
  code: 'account.not-readable',
  message: { vi: 'Máy chủ không đọc được nội dung gửi lên.', en: 'The server could not read what was sent.' },
  fix: { vi: 'Tải lại trang rồi làm lại.', en: 'Load the page again and try once more.' },
};

export const lateNotFound: Problem = {
  code: 'account.late-not-found',
  message: { vi: 'Không có việc đến muộn này.', en: 'There is no such late entry.' },
  fix: { vi: 'Tải lại trang Việc của người trước.', en: 'Load the page of late work again.' },
};

export const lateIsSettled: Problem = {
  code: 'account.late-is-settled',
  message: { vi: 'Việc này đã có người xem rồi.', en: 'Somebody has settled this already.' },
  fix: { vi: 'Tải lại trang để thấy kết quả.', en: 'Load the page again to see what became of it.' },
};
