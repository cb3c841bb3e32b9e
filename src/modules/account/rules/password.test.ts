import { expect, test } from 'vitest';
import { loginName } from './login-name.ts';
import { checkPassword } from './password.ts';

const limits = { shortest: 8, longest: 128 };
const codeOf = (password: string, name = 'nguyenvanan') =>
  checkPassword(password, name, limits)?.code ?? 'taken';

test.each([
  ['12345678'],
  ['98765432'],
  ['aaaaaaaaaa'],
  ['Matkhau123'],
  ['Mật khẩu 1'],
  ['Sổ chi bộ 2026'],
  ['nguyễn văn an'],
  ['NguyenVanAn1'],
  ['30041975'],
  ['anhyeuem!!'],
  ['19.05.1980'],
  ['19800519'],
  ['abcdefgh'],
])('"%s" is guessed first', (password) => expect(codeOf(password)).toBe('account.password-easily-guessed'));

test.each([
  ['sáng mưa chiều nắng'],
  ['con trâu trắng 7'],
  ['k8#fQz!m'],
  ['🐃🐃trâu ơi ta bảo'],
  ['x'.repeat(20) + 'y'.repeat(108)],
])('"%s" is taken', (password) => expect(codeOf(password)).toBe('taken'));

test('length is counted in signs, not in bytes or accents', () => {
  expect(codeOf('bảy chữ'.normalize('NFD'))).toBe('account.password-too-short');
  expect(codeOf('z'.repeat(64) + 'y'.repeat(65))).toBe('account.password-too-long');
});

test.each([
  ['0912 345 678', '0912345678'],
  ['+84 912.345.678', '0912345678'],
  ['84912345678', '0912345678'],
  ['  Trần Thị Bích  ', 'tranthibich'],
  ['Đặng_Văn.Đông', 'dang_van.dong'],
  ['a b', null],
  ['<b>', null],
  ['', null],
])('the name typed as "%s" is %s', (typed, name) => expect(loginName(typed)).toBe(name));
