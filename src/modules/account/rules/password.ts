import { fold } from '#kernel/vietnamese.ts';
import type { Problem } from '#kernel/problem.ts';
import { commonWords } from './common-passwords.ts';
import * as problems from './problems.ts';

/** «Độ dài mật khẩu» — the shortest and the longest password taken. */
export interface PasswordLimits {
  readonly shortest: number;
  readonly longest: number;
}

/** «Mật khẩu chuẩn» — one spelling for what different keyboards send for the same accented letters. */
export function tidyPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/**
 * «Mật khẩu dùng được» — long enough and not among those tried first; nothing else is demanded. The server
 * knows thousands of those (`commonest`), a device the few that this country and this work add.
 */
export function checkPassword(
  typed: string,
  name: string,
  limits: PasswordLimits,
  commonest?: ReadonlySet<string>,
): Problem | null {
  const password = tidyPassword(typed);
  if (Array.from(password).length < limits.shortest) return problems.passwordTooShort;
  if (password.length > limits.longest) return problems.passwordTooLong;
  const isCommon = commonest?.has(password.toLowerCase()) ?? false;
  return isCommon || isEasilyGuessed(password, name) ? problems.passwordEasilyGuessed : null;
}

function isEasilyGuessed(password: string, name: string): boolean {
  const plain = fold(password).replace(/[^a-z\d]/g, '');
  if (new Set(plain).size <= 1 && plain.length === password.length) return true;
  if (isRun(plain) || isDay(plain)) return true;
  const letters = plain.replace(/^\d+|\d+$/g, '');
  const known = [...commonWords, fold(name).replace(/[^a-z\d]/g, '')];
  return (
    known.includes(plain) ||
    (letters !== '' && known.includes(letters) && letters.length + letters.length > plain.length)
  );
}

/** 19051980, 19800519: a birthday, which is the first thing tried against somebody one knows. */
function isDay(plain: string): boolean {
  return /^((0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d|(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01]))$/.test(
    plain,
  );
}

/** 12345678, 87654321, abcdefgh: every sign beside its neighbour. */
function isRun(plain: string): boolean {
  if (plain === '') return false;
  const steps = Array.from(plain.slice(1), (sign, index) => sign.charCodeAt(0) - plain.charCodeAt(index));
  return steps.every((step) => step === 1) || steps.every((step) => step === -1);
}
