import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import {
  identityBy,
  issueToken,
  openAccountHouse,
  type AccountHouse,
  type Browser,
} from '#support/account.ts';
import { codeOf } from '#support/authenticator.ts';

let house: AccountHouse;
const password = 'sáng mưa chiều nắng';
const minute = 60_000;
const day = 24 * 60 * minute;

beforeAll(async () => {
  house = await openAccountHouse();
});
afterAll(() => house.close());

async function withSecondFactor(
  name: string,
): Promise<{ browser: Browser; secret: string; backupCodes: string[] }> {
  await house.user(name, password);
  const browser = await house.signIn(name, password);
  const started = await browser.ask('POST', '/api/v1/second-factor', { password });
  expect(started.status).toBe(200);
  const { secret, backupCodes } = started.body;
  const confirmed = await browser.ask('PUT', '/api/v1/second-factor', { code: codeOf(secret, -1) });
  expect(confirmed.body).toEqual({ done: true });
  return { browser, secret, backupCodes };
}

test('with a second factor the password alone opens nothing, and a code counts once', async () => {
  const { browser, secret } = await withSecondFactor('hailop');
  expect((await browser.ask('GET', '/whoami')).body.identity).not.toBeNull();
  const come = (code?: string) =>
    house.browser().ask('POST', '/api/v1/session', { name: 'hailop', password, code });
  const alone = await come();
  expect(alone.body.problem.code).toBe('account.code-needed');
  expect(alone.cookie).toBeUndefined();
  expect((await come('000000')).body.problem.code).toBe('account.wrong-code');
  const code = codeOf(secret);
  expect((await come(`${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
  expect((await come(code)).body.problem.code).toBe('account.wrong-code');
});

test('a backup code opens once', async () => {
  const { backupCodes } = await withSecondFactor('duphong');
  expect(backupCodes).toHaveLength(10);
  const come = () =>
    house.browser().ask('POST', '/api/v1/session', { name: 'duphong', password, code: backupCodes[0] });
  expect((await come()).status).toBe(200);
  expect((await come()).body.problem.code).toBe('account.wrong-code');
});

test('the reply that turns the second factor on may be lost', async () => {
  await house.user('matloi', password);
  const browser = await house.signIn('matloi', password);
  const { secret, uri, picture } = (await browser.ask('POST', '/api/v1/second-factor', { password })).body;
  expect(uri).toMatch(/^otpauth:\/\/totp\/S.*:matloi\?secret=[A-Z2-7]+&issuer=/);
  expect(picture.path).toMatch(/^M0 0h7v1h-7z/);
  await browser.ask('PUT', '/api/v1/second-factor', { code: codeOf(secret) }, { lost: true });
  expect((await browser.ask('GET', '/api/v1/second-factor')).body).toEqual({ on: true });
  expect((await browser.ask('DELETE', '/api/v1/second-factor', { password: 'sai' })).status).toBe(422);
  expect((await browser.ask('DELETE', '/api/v1/second-factor', { password })).status).toBe(200);
  expect((await browser.ask('GET', '/api/v1/second-factor')).body).toEqual({ on: false });
});

test('codes cannot be guessed: the name is paused after ten', async () => {
  await withSecondFactor('domadau');
  const statuses = [];
  for (let code = 0; code < 12; code += 1) {
    const typed = { name: 'domadau', password, code: String(100_000 + code) };
    statuses.push(
      (await house.browser().ask('POST', '/api/v1/session', typed, { address: '10.4.0.1' })).status,
    );
  }
  expect(statuses.filter((status) => status === 200)).toHaveLength(0);
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});

test('an officer above gives a code that sets one new password within ten minutes', async () => {
  const officer = await house.user('canbo', password);
  const person = await house.user('quenmat', password);
  house.officers.add(officer);
  const office = await house.signIn('canbo', password);
  const lost = await house.signIn('quenmat', password);
  const { code, name } = (await office.ask('POST', '/api/v1/recovery', { personId: person })).body;
  expect(name).toBe('quenmat');
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);

  const use = (typed: string, who = 'quenmat') =>
    house
      .browser()
      .ask('POST', '/api/v1/recovery/use', { name: who, code: typed, password: 'bốn con vịt vàng' });
  const wrong = await use('AAAAA-AAAAA');
  expect(wrong.body.problem.code).toBe('account.wrong-recovery-code');
  expect((await use(code, 'aido')).body).toEqual(wrong.body);
  expect((await use(code.toLowerCase().replace('-', ' '))).body).toEqual({ done: true });
  expect((await use(code)).body).toEqual(wrong.body);
  expect((await lost.ask('GET', '/whoami')).body.identity).toBeNull();
  expect(await house.signIn('quenmat', 'bốn con vịt vàng')).toBeTruthy();

  const second = (await office.ask('POST', '/api/v1/recovery', { personId: person })).body;
  house.pass(11 * minute);
  expect((await use(second.code)).body).toEqual(wrong.body);

  const lines = await house.pool.query<{ action: string }>(
    'select action from identity.event where person_id = $1 and by_person_id = $2 order by id',
    [person, officer],
  );
  expect(lines.rows.map((line) => line.action)).toEqual(['recovery-issued', 'recovery-issued']);
});

test('five wrong codes end a recovery code', async () => {
  const officer = await house.user('canbohai', password);
  const person = await house.user('doanma', password);
  house.officers.add(officer);
  const office = await house.signIn('canbohai', password);
  const { code } = (await office.ask('POST', '/api/v1/recovery', { personId: person })).body;
  const use = (typed: string) =>
    house
      .browser()
      .ask('POST', '/api/v1/recovery/use', { name: 'doanma', code: typed, password: 'bốn con vịt vàng' });
  for (let round = 0; round < 5; round += 1) expect((await use('BBBBB-BBBBB')).status).toBe(422);
  expect((await use(code)).status).toBe(422);
});

test('a recovery code can also take away the second factor of a lost phone', async () => {
  const officer = await house.user('canboba', password);
  house.officers.add(officer);
  const office = await house.signIn('canboba', password);
  const { browser } = await withSecondFactor('mayroi');
  const person = (await browser.ask('GET', '/whoami')).body.identity.personId;
  const order = { personId: person, clearSecondFactor: true };
  const { code } = (await office.ask('POST', '/api/v1/recovery', order)).body;
  const next = 'bốn con vịt vàng';
  await house.browser().ask('POST', '/api/v1/recovery/use', { name: 'mayroi', code, password: next });
  expect(await house.signIn('mayroi', next)).toBeTruthy();
});

test('who has no account gets one from the officer, and nobody else may give codes', async () => {
  const officer = await house.user('canbobon', password);
  const person = randomUUID();
  const office = await house.signIn('canbobon', password);
  const order = { personId: person, name: '0912 345 678' };
  expect((await office.ask('POST', '/api/v1/recovery', order)).status).toBe(404);
  house.officers.add(officer);
  expect((await office.ask('POST', '/api/v1/recovery', { personId: person })).body.problem.code).toBe(
    'account.name-needed',
  );
  const taken = await office.ask('POST', '/api/v1/recovery', { personId: person, name: 'canbobon' });
  expect(taken.body.problem.code).toBe('account.name-taken');
  const { code, name } = (await office.ask('POST', '/api/v1/recovery', order)).body;
  expect(name).toBe('0912345678');
  await house.browser().ask('POST', '/api/v1/recovery/use', { name: '+84 912.345.678', code, password });
  expect(await house.signIn('0912-345-678', password)).toBeTruthy();
});

test('a closed account ends everywhere and opens again', async () => {
  const officer = await house.user('canbonam', password);
  house.officers.add(officer);
  const office = await house.signIn('canbonam', password);
  const person = await house.user('thoiviec', password);
  const theirs = await house.signIn('thoiviec', password);
  const token = await issueToken(house, theirs, 30 * day);
  expect((await office.ask('POST', '/api/v1/accounts/close', { personId: person })).status).toBe(200);
  expect((await theirs.ask('GET', '/whoami')).body.identity).toBeNull();
  expect(await identityBy(house, token.secret)).toBeNull();
  const come = () => house.browser().ask('POST', '/api/v1/session', { name: 'thoiviec', password });
  expect((await come()).body.problem.code).toBe('account.closed');
  const { rows } = await house.pool.query(
    'select from identity.session join identity.login using (user_id) where person_id = $1',
    [person],
  );
  expect(rows).toHaveLength(0);
  await office.ask('POST', '/api/v1/accounts/reopen', { personId: person });
  expect((await come()).status).toBe(200);
});

test('an administrator is one by a grant with a beginning', async () => {
  const person = await house.user('quantrivien1', password);
  expect(await house.identity.isAdministrator(person)).toBe(false);
  await house.pool.query(`insert into identity.administrator values ($1, '[2020-01-01,)', 'Quyết định 1')`, [
    person,
  ]);
  expect(await house.identity.isAdministrator(person as Id)).toBe(true);
});

test('the role of commands and queries reaches none of these tables, and nobody may rewrite the log', async () => {
  const app = new pg.Client(house.database.appUrl);
  await app.connect();
  const { rows } = await app.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'identity'::regnamespace and relkind = 'r'`,
  );
  expect(rows.length).toBeGreaterThan(11);
  for (const { name } of rows) {
    await expect(app.query(`select from identity."${name}"`)).rejects.toThrow(/permission denied/);
  }
  await app.end();
  await expect(house.pool.query('delete from identity.event')).rejects.toThrow(/permission denied/);
  await expect(house.pool.query(`update identity.event set action = ''`)).rejects.toThrow(
    /permission denied/,
  );
});

test('nothing typed stands in the log', async () => {
  const typed = 'mật khẩu gõ nhầm ô';
  await house.browser().ask('POST', '/api/v1/session', { name: typed, password: typed });
  const { rows } = await house.pool.query('select * from identity.event');
  expect(JSON.stringify(rows)).not.toMatch(/mật khẩu|matkhaugo|bốn con vịt/);
});
