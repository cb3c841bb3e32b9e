/** What the operator reads when the server cannot open: what is wrong and what to do; a fault of ours keeps its trace. */
export function whyNoStart(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, port } = error as { code?: string; port?: number };
  switch (code) {
    case 'EADDRINUSE':
      return `Cổng ${port} đang có chương trình khác dùng. Tắt chương trình ấy, hoặc đặt PORT khác.`;
    case 'EACCES':
    case 'EPERM':
      return `${error.message}\nTài khoản đang dùng không có quyền ở đó. Chạy bằng tài khoản có quyền, hoặc đặt SOCHIBO_DATA, PORT khác.`;
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case '28P01':
    case '28000':
    case '3D000':
      return `Không vào được cơ sở dữ liệu: ${error.message}\nKiểm tra DATABASE_URL, và PostgreSQL ở đó có đang chạy không.`;
    default:
      return code === undefined && !(error instanceof NotGuarded)
        ? (error.stack ?? error.message)
        : error.message;
  }
}

/** What is thrown where rows would stand open. */
export class NotGuarded extends Error {
  constructor(faults: readonly string[]) {
    super(`Máy chủ không khởi động: dữ liệu không được bảo vệ.\n${faults.join('\n')}`);
  }
}
