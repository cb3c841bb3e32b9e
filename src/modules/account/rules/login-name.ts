import { fold } from '#kernel/vietnamese.ts';

const phone = /^(\+?84|0)\d+$/;
const allowed = /^[a-z\d][a-z\d._@-]+[a-z\d]$/;

/** «Tên đăng nhập» — the one form of a login name, however it was typed; `null` where it cannot be one. */
export function loginName(typed: string): string | null {
  const digits = typed.replace(/[\s.()-]/g, '');
  if (phone.test(digits)) return digits.replace(/^\+?84/, '0');
  const name = fold(typed).replaceAll(' ', '');
  return allowed.test(name) ? name : null;
}
