import type { Text } from '#kernel/text.ts';
import { exit, Stop } from './part.ts';

/** A file or folder that the operator's account may not read or write; nothing for any other error. */
export function closedFile(error: unknown): Stop | undefined {
  const { code, path } = error as { code?: unknown; path?: unknown };
  if ((code !== 'EACCES' && code !== 'EPERM') || typeof path !== 'string') return undefined;
  return new Stop(exit.noRight, {
    vi: `Tài khoản đang dùng không có quyền với ${path}. Chạy bằng tài khoản có quyền, hoặc chọn chỗ khác.`,
    en: `This account has no right to ${path}. Run as one that has, or choose another place.`,
  });
}

/** What is wrong with the words of a command line, in the operator's language. */
export function misread(error: Error): Text {
  const name = /--?[\w-]+/.exec(error.message)?.[0] ?? '';
  switch ((error as { code?: string }).code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return { vi: `Không có tùy chọn ${name}.`, en: `There is no option ${name}.` };
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return {
        vi: `Tùy chọn ${name} viết chưa đúng: xem có cần giá trị đi sau hay không.`,
        en: `The option ${name} is not written right: see whether a value follows it.`,
      };
    default:
      return { vi: error.message, en: error.message };
  }
}
