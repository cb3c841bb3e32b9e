import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccountHouse, type AccountHouse } from '#support/account.ts';

let house: AccountHouse;
const password = 'sáng mưa chiều nắng';
const minute = 60_000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  house = await openAccountHouse();
});
afterAll(() => house.close());

test('a name is the same however it is typed', async () => {
  const personId = await house.user('nguyenvanan', password);
  for (const name of ['nguyenvanan', ' Nguyễn Văn An ', 'NGUYEN VAN AN', 'Nguyễn Văn An'.normalize('NFD')]) {
    const browser = await house.signIn(name, password);
    expect((await browser.ask('GET', '/whoami')).body.identity).toMatchObject({ personId, via: 'session' });
  }
});

test('of a password that somebody else chose nothing may be done but to change it', async () => {
  const personId = await house.user('lanmau', password);
  await house.mustChange(personId);
  const browser = await house.signIn('lanmau', password);
  for (const path of ['/api/v1/sessions', '/api/v1/second-factor', '/api/v1/devices']) {
    const refused = await browser.ask('GET', path);
    expect([refused.status, refused.body.problem.code]).toEqual([422, 'account.password-must-change']);
    expect(refused.body.problem.fix.vi).toContain('mật khẩu mới');
  }
  const changed = { current: password, password: 'trăng sáng vườn cau' };
  expect((await browser.ask('POST', '/api/v1/password', changed)).status).toBe(200);
  expect((await browser.ask('GET', '/api/v1/sessions')).status).toBe(200);
  expect(await house.signIn('lanmau', changed.password)).toBeTruthy();
});

test('a password is the same from every keyboard', async () => {
  await house.user('banphim', password.normalize('NFC'));
  expect(await house.signIn('banphim', password.normalize('NFD'))).toBeTruthy();
});

test('a wrong name and a wrong password get the same answer', async () => {
  await house.user('conguoinay', password);
  const wrong = await house
    .browser()
    .ask('POST', '/api/v1/session', { name: 'conguoinay', password: 'không phải' });
  const absent = await house
    .browser()
    .ask('POST', '/api/v1/session', { name: 'aido', password: 'không phải' });
  const impossible = await house
    .browser()
    .ask('POST', '/api/v1/session', { name: '!', password: 'không phải' });
  expect(wrong.status).toBe(422);
  expect(absent).toEqual({ ...wrong, headers: expect.anything() });
  expect(impossible.body).toEqual(wrong.body);
  expect(wrong.body.problem.code).toBe('account.wrong-name-or-password');
});

test('a wrong name and a wrong password take the same time', async () => {
  const names = Array.from({ length: 16 }, (_, index) => `thoigian${index}`);
  for (const name of names) await house.user(name, password);
  const timeOf = async (name: string, address: string) => {
    const before = performance.now();
    await house.browser().ask('POST', '/api/v1/session', { name, password: 'không phải' }, { address });
    return performance.now() - before;
  };
  const wrong: number[] = [];
  const absent: number[] = [];
  for (const [index, name] of names.entries()) {
    wrong.push(await timeOf(name, `10.0.0.${index}`));
    absent.push(await timeOf(`vangmat${index}`, `10.0.1.${index}`));
  }
  const median = (times: number[]) => times.sort((one, other) => one - other)[8] ?? 0;
  expect(Math.abs(median(wrong) - median(absent))).toBeLessThan(
    0.4 * Math.max(median(wrong), median(absent)),
  );
});

test('after ten wrong passwords the name is paused from there, and open again a quarter of an hour later', async () => {
  await house.user('doanmo', password);
  const ask = (typed: string, address: string) =>
    house.browser().ask('POST', '/api/v1/session', { name: 'doanmo', password: typed }, { address });
  const answers = await Promise.all(Array.from({ length: 14 }, () => ask('không phải', '10.1.0.1')));
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(4);
  const paused = await ask(password, '10.1.0.1');
  expect(paused.status).toBe(429);
  expect(paused.headers['retry-after']).toBe('900');
  expect((await ask(password, '10.1.0.2')).status).toBe(200);
  house.pass(16 * minute);
  expect((await ask(password, '10.1.0.1')).status).toBe(200);
});

test('an address that tries many names is paused', async () => {
  const tries = Array.from({ length: 62 }, (_, index) => `ten${index}`);
  const answers = [];
  for (const name of tries) {
    answers.push(
      await house.browser().ask('POST', '/api/v1/session', { name, password: 'x' }, { address: '10.2.0.1' }),
    );
  }
  expect(answers.filter((answer) => answer.status === 429)).toHaveLength(2);
});

test('right passwords are not counted', async () => {
  await house.user('chamchi', password);
  for (let round = 0; round < 12; round += 1) {
    const answer = await house
      .browser()
      .ask('POST', '/api/v1/session', { name: 'chamchi', password }, { address: '10.3.0.1' });
    expect(answer.status).toBe(200);
  }
  const come = () =>
    house.browser().ask('POST', '/api/v1/session', { name: 'chamchi', password }, { address: '10.3.0.1' });
  await Promise.all(Array.from({ length: 14 }, come));
  expect((await come()).status).toBe(200);
});

test('a request without session says so with our own marker', async () => {
  const answer = await house.browser().ask('GET', '/api/v1/sessions');
  expect(answer.status).toBe(401);
  expect(answer.body.marker).toBe('sochibo-session-ended');
  expect(answer.body.problem.fix.vi).toContain('Đăng nhập lại');
});

test('a cookie with a letter changed opens nothing', async () => {
  await house.user('banhquy', password);
  const browser = await house.signIn('banhquy', password);
  browser.cookie = browser.cookie.slice(0, -1) + (browser.cookie.endsWith('A') ? 'B' : 'A');
  expect((await browser.ask('GET', '/api/v1/sessions')).status).toBe(401);
});

test('a page of somebody else cannot act with our cookie', async () => {
  await house.user('trangla', password);
  const browser = await house.signIn('trangla', password);
  const foreign = { headers: { origin: 'https://la.example' } };
  expect(
    (await browser.ask('POST', '/api/v1/accounts/close', { personId: house.identity }, foreign)).status,
  ).not.toBe(200);
  expect((await browser.ask('DELETE', '/api/v1/sessions/x', undefined, foreign)).status).toBe(401);
  const own = { headers: { origin: 'http://localhost:8080' } };
  expect((await browser.ask('DELETE', '/api/v1/sessions/x', undefined, own)).status).toBe(404);
});

test('the token is replaced daily and lost replies log nobody out', async () => {
  await house.user('matmang', password);
  const browser = await house.signIn('matmang', password);
  let renewed = 0;
  for (let round = 0; round < 1000; round += 1) {
    house.pass(day / 4);
    const before = browser.cookie;
    const answer = await browser.ask('GET', '/whoami', undefined, { lost: round % 2 === 0 });
    if (answer.body.identity === null) {
      // A year after the password was given it has to be given again; that is the only way out.
      const { cookie } = await house.signIn('matmang', password);
      browser.cookie = cookie;
      expect(round % 1460).toBe(1459);
    }
    if (browser.cookie !== before) renewed += 1;
  }
  expect(renewed).toBeGreaterThan(100);
});

test('requests under way when the token is replaced still arrive', async () => {
  await house.user('cunglucmo', password);
  const browser = await house.signIn('cunglucmo', password);
  const old = browser.cookie;
  house.pass(2 * day);
  const answers = await Promise.all(Array.from({ length: 8 }, () => browser.ask('GET', '/whoami')));
  expect(answers.every((answer) => answer.body.identity !== null)).toBe(true);
  expect(new Set(answers.map((answer) => answer.cookie?.split(';')[0])).size).toBe(1);
  expect(browser.cookie).not.toBe(old);
  expect((await browser.ask('GET', '/whoami')).body.identity).not.toBeNull();

  const late = house.browser();
  late.cookie = old;
  expect((await late.ask('GET', '/whoami', undefined, { lost: true })).body.identity).not.toBeNull();
  house.pass(3 * minute);
  expect((await late.ask('GET', '/whoami')).body.identity).toBeNull();
  expect((await browser.ask('GET', '/whoami')).body.identity).not.toBeNull();
});

test('a session ends after sixty days without use, and after a year in any case', async () => {
  await house.user('vangnha', password);
  const idle = await house.signIn('vangnha', password);
  house.pass(59 * day);
  expect((await idle.ask('GET', '/whoami')).body.identity).not.toBeNull();
  house.pass(61 * day);
  expect((await idle.ask('GET', '/whoami')).body.identity).toBeNull();

  const busy = await house.signIn('vangnha', password);
  let months = 0;
  while ((await busy.ask('GET', '/whoami')).body.identity !== null) {
    house.pass(30 * day);
    months += 1;
  }
  expect(months).toBe(13);
});

test('people see where they are signed in and end one place or another', async () => {
  await house.user('nhieumay', password);
  const phone = await house.signIn('nhieumay', password);
  const office = await house.signIn('nhieumay', password);
  const stranger = await house.signIn('nguyenvanan', password);
  const { sessions } = (await office.ask('GET', '/api/v1/sessions')).body;
  expect(sessions).toHaveLength(2);
  expect(sessions.filter((session: { current: boolean }) => session.current)).toHaveLength(1);
  const other = sessions.find((session: { current: boolean }) => !session.current);
  expect((await stranger.ask('DELETE', `/api/v1/sessions/${other.id}`)).status).toBe(404);
  expect((await office.ask('DELETE', `/api/v1/sessions/${other.id}`)).status).toBe(200);
  expect((await phone.ask('GET', '/whoami')).body.identity).toBeNull();

  const left = await office.ask('DELETE', '/api/v1/session');
  expect(left.cookie).toContain('Max-Age=0');
  expect((await office.ask('GET', '/whoami')).body.identity).toBeNull();
});

test('who signs in again in the same browser leaves no session behind', async () => {
  const personId = await house.user('vaolai', password);
  const browser = await house.signIn('vaolai', password);
  await browser.ask('POST', '/api/v1/session', { name: 'vaolai', password });
  expect((await browser.ask('GET', '/api/v1/sessions')).body.sessions).toHaveLength(1);
  expect(await house.identity.accountOf(personId)).toEqual({ name: 'vaolai', fullName: 'Nguyễn Thị Mẫu' });
});

test('a new password ends the other sessions and refuses what is guessed first', async () => {
  await house.user('doimatkhau', password);
  const here = await house.signIn('doimatkhau', password);
  const there = await house.signIn('doimatkhau', password);
  const change = (current: string, next: string) =>
    here.ask('POST', '/api/v1/password', { current, password: next });
  expect((await change('sai rồi', 'bốn con vịt vàng')).body.problem.code).toBe('account.wrong-password');
  expect((await change(password, 'ngắn')).body.problem.code).toBe('account.password-too-short');
  expect((await change(password, 'matkhau123')).body.problem.code).toBe('account.password-easily-guessed');
  expect((await change(password, 'x'.repeat(60) + 'đường dài lắm'.repeat(5))).status).toBe(200);
  expect((await there.ask('GET', '/whoami')).body.identity).toBeNull();
  expect((await here.ask('GET', '/whoami')).body.identity).not.toBeNull();
});

test('the cookie is bound to our host, and plain only on a laptop that speaks to itself', async () => {
  await house.user('chobanh', password);
  const plain = await house.browser().ask('POST', '/api/v1/session', { name: 'chobanh', password });
  expect(plain.cookie).toMatch(/^sochibo=[^;]+; Path=\/; Max-Age=5184000; HttpOnly; SameSite=Lax$/);
  const secure = await openAccountHouse('https://so.example.vn');
  try {
    await secure.user('chobanh', password);
    const answer = await secure.browser().ask('POST', '/api/v1/session', { name: 'chobanh', password });
    expect(answer.cookie).toMatch(
      /^__Host-sochibo=[^;]+; Path=\/; Max-Age=5184000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(answer.headers['cache-control']).toBe('no-store');
  } finally {
    await secure.close();
  }
});
