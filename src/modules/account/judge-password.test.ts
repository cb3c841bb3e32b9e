import { expect, test } from 'vitest';
import { commonestPasswords } from './commonest-passwords.ts';
import { judgePassword } from './judge-password.ts';

test('the server knows the three thousand commonest passwords that are long enough', async () => {
  expect(commonestPasswords.size).toBe(3000);
  for (const password of ['trustno1', 'Starwars', '1q2w3e4r5t', 'P@SSW0RD', 'bulldogs'])
    expect((await judgePassword(password, 'nguyenvanan'))?.code, password).toBe(
      'account.password-easily-guessed',
    );
  for (const password of commonestPasswords) {
    expect(password).toBe(password.toLowerCase().trim());
    expect(password.length).toBeGreaterThanOrEqual(8);
  }
  expect(await judgePassword('trăng sáng vườn cau', 'nguyenvanan')).toBeNull();
});
