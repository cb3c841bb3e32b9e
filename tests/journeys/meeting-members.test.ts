import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeDate, type CivilDate } from '#kernel/civil-date.ts';
import { axe, desk, openBrowser, phone, watchConsole } from '#support/browser.ts';
import { signInOn } from '#support/cell-book.ts';
import { planMeeting, tellMembers } from '#support/meeting-steps.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const pin = '264813';
const aDay = 86_400_000;

let browser: Browser;
let house: SampleHouse;
const opened: BrowserContext[] = [];
const found: string[] = [];

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
}, 120_000);
afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
  await browser?.close();
  await house?.close();
});

test('a secretary plans, a member answers, and the second meeting of the day is refused with the fix', async () => {
  const secretary = await bookOf('bithu', desk);
  const tomorrow = writeDate(new Date(Date.now() + aDay).toISOString().slice(0, 10) as CivilDate);
  await planMeeting(secretary, tomorrow, look(secretary));
  await tellMembers(secretary, look(secretary));
  await secretary.goto(`${house.url}/unsent`);
  await putOff(secretary);
  await secretary.getByText('Không còn việc nào chờ gửi.').waitFor();

  const member = await bookOf('dangvien', phone);
  await member.getByRole('heading', { name: 'Việc của tôi' }).waitFor();
  await member.getByRole('button', { name: 'Xin vắng' }).click();
  await member.getByRole('dialog').getByRole('button', { name: 'Xin vắng' }).click();
  await member.getByText('Ghi lý do để chi bộ biết.').waitFor();
  await look(member)('ask-leave');
  await member.getByLabel('Lý do').fill('đi làm xa');
  await member.getByRole('dialog').getByRole('button', { name: 'Xin vắng' }).click();
  await member.getByText('Đã xin vắng: đi làm xa').waitFor();
  await look(member)('mine');
  await expect
    .poll(
      async () =>
        (await house.pool.query(`select answer, reason from meetings.roll_entry where answer is not null`))
          .rows,
    )
    .toEqual([{ answer: 'leave-asked', reason: 'đi làm xa' }]);

  await member.getByRole('link', { name: 'Đề nghị một việc' }).click();
  await member.getByLabel('Đề nghị bàn việc gì').fill('Sửa đường vào xóm');
  await member.getByRole('button', { name: 'Gửi đề nghị' }).click();
  await member.getByText('Chờ trả lời').waitFor();
  await look(member)('propose');
  await expect
    .poll(async () => (await house.pool.query(`select title from preparation.item_proposal`)).rowCount)
    .toBe(1);
  await secretary.goto(`${house.url}/meetings`);
  await putOff(secretary);
  await secretary.getByRole('link', { name: /^Thường kỳ/ }).click();
  await secretary.getByRole('link', { name: 'Kế hoạch và chương trình' }).click();
  await secretary.getByRole('button', { name: /^Đưa vào.*Sửa đường vào xóm/ }).click();
  await look(secretary)('take-up');
  await secretary.getByRole('button', { name: 'Ghi kế hoạch đã sửa' }).click();
  await expect
    .poll(
      async () =>
        (
          await house.pool.query(
            `select item.title from meetings.agenda_item as item join preparation.item_proposal as t on t.id = item.origin_id`,
          )
        ).rows,
    )
    .toEqual([{ title: 'Sửa đường vào xóm' }]);
  await member.reload();
  await putOff(member);
  await member.getByText('Đã đưa vào chương trình').waitFor();

  await secretary.goto(`${house.url}/meetings/plan`);
  await putOff(secretary);
  await secretary.getByLabel('Ngày họp').first().fill(tomorrow);
  await secretary.getByLabel('Giờ họp').fill('19:30');
  await secretary.getByLabel('Nơi họp').fill('Trường tiểu học');
  await secretary.getByRole('button', { name: 'Ghi kế hoạch họp' }).click();
  await secretary.getByText('Mở buổi đã có, hoặc chọn ngày khác.').waitFor();
  expect(await secretary.getByLabel('Nơi họp').inputValue()).toBe('Trường tiểu học');
  await look(secretary)('second-meeting');
  expect(found).toEqual([]);
}, 120_000);

test('a sealed copy of what waits is sent from another device, once', async () => {
  const page = await bookOf('phobithu', phone, pin);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached' });
  await page.getByRole('link', { name: 'Sinh hoạt', exact: true }).click();
  await page.getByRole('link', { name: /^Thường kỳ/ }).click();
  await page.getByRole('link', { name: 'Báo họp' }).waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Báo họp' }).click();
  await page.getByRole('button', { name: 'Sẽ dự' }).first().click();
  await page.getByText('1 sẽ dự').waitFor();
  await page.getByRole('link', { name: 'Xem', exact: true }).first().click();
  await page.getByText('1 việc chờ gửi', { exact: true }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Cất thêm một bản sao' }).click();
  const copy = await (await download).path();
  expect(readFileSync(copy, 'utf8')).not.toContain('coming');

  const other = await newPage(desk);
  await other.goto(`${house.url}/send`);
  await other.locator('input[type=file]').setInputFiles(copy);
  await other.getByText('Đã ghi 1 việc').waitFor();
  found.push(...(await axe(other)));
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Thử gửi ngay' }).click();
  await page.getByText('Không còn việc nào chờ gửi.').waitFor();
  const { rows } = await house.pool.query(
    `select count(*)::int from meetings.roll_entry where answer = 'coming'`,
  );
  expect(rows).toEqual([{ count: 1 }]);
  expect(found).toEqual([]);
}, 120_000);

function look(page: Page): (name: string) => Promise<void> {
  return async (name) => {
    found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  };
}

async function newPage(viewport: typeof phone | typeof desk): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  opened.push(context);
  return context.newPage();
}

async function bookOf(name: string, viewport: typeof phone | typeof desk, code?: string): Promise<Page> {
  const page = await newPage(viewport);
  watchConsole(page);
  await signInOn(page, house.url, name, code);
  return page;
}

/** Without a code on the device each page asks for one again. */
async function putOff(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Để sau/ }).click();
}
