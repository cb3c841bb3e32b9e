import type { Problem } from '#kernel/problem.ts';
import { passwordLimits } from './contract.ts';
import { checkPassword } from './rules/password.ts';

/** «Xét mật khẩu mới» — on the server, where the long list is. */
export async function judgePassword(typed: string, name: string): Promise<Problem | null> {
  const { commonestPasswords } = await import('./commonest-passwords.ts');
  return checkPassword(typed, name, passwordLimits, commonestPasswords);
}
