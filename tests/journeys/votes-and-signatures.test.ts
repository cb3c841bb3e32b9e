import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { axe, desk, openBrowser, phone, watchConsole } from '#support/browser.ts';
import { workAs, type Worker } from '#support/by-http.ts';
import { signInOn } from '#support/cell-book.ts';
import { lockByOrders, markAllPresent } from '#support/lock-by-orders.ts';
import { concludeUntil, voteSecretly } from '#support/meeting-steps.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const words = 'Mục 2 ghi 4 hộ, đúng là 5 hộ';

let browser: Browser;
let house: SampleHouse;
let secretary: Worker;
let clerk: Worker;
const opened: BrowserContext[] = [];
const found: string[] = [];
const heard: string[][] = [];

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
  [secretary, clerk] = await Promise.all([workAs(house, 'bithu'), workAs(house, 'phobithu')]);
}, 120_000);
afterAll(async () => {
  await Promise.all(opened.map((context) => context.close()));
  await browser?.close();
  await house?.close();
});

test('what the last minutes had wrong opens the next month; each way of voting, and both sign', async () => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(
    new Date(),
  ) as CivilDate;
  const before = await openMeetingOn(monthStart(monthStart(today), -1));
  await lockByOrders(house, secretary, before);

  const page = await bookOf('bithu', phone);
  await page.goto(`${house.url}/meetings/${before.id}/minutes`);
  await putOff(page);
  await page.getByRole('button', { name: 'Ghi phụ lục đính chính' }).click();
  await page.getByLabel('Nội dung phụ lục').fill(words);
  await page.getByRole('dialog').getByRole('button', { name: 'Ghi phụ lục' }).click();
  await page.getByText('Chờ buổi sau thông qua').waitFor();
  await look(page, 'addendum');

  await expect.poll(async () => (await rows('select from meetings.addendum')).length).toBe(1);
  const now = await openMeetingOn(today);
  await page.goto(`${house.url}/meetings/${now.id}/run`);
  await putOff(page);
  const first = `select origin_kind as kind from meetings.agenda_item where meeting_id = '${now.id}' and part = 'proceedings' order by position limit 1`;
  expect(await rows(first)).toEqual([{ kind: 'addendum' }]);
  // After what every meeting begins with, the addendum is the first thing to be dealt with.
  await concludeUntil(page, /^Biểu quyết phụ lục/);
  await page.getByRole('heading', { level: 1, name: /^Thông qua phụ lục biên bản/ }).waitFor();
  await page.getByRole('link', { name: 'Biểu quyết phụ lục' }).click();
  await page.getByLabel('Biểu quyết bằng thẻ đảng viên').check();
  await page.getByRole('button', { name: /người còn lại vào Tán thành/ }).click();
  await look(page, 'vote-by-card');
  await page.getByRole('button', { name: 'Ghi kết quả vào biên bản' }).click();
  await page.getByText(`Nội dung phụ lục: ${words}`).first().waitFor();

  await page.goto(`${house.url}/meetings/${now.id}/vote?item=${now.item}`);
  await putOff(page);
  await page.getByLabel('Hai phần ba').check();
  await voteSecretly(page, (name) => look(page, name), 'vote-two-thirds');
  await page.waitForURL(/\/run/);
  await expect
    .poll(() =>
      rows(
        `select form, threshold, carried, ballots is not null as counted from meetings.vote where meeting_id = '${now.id}' order by id`,
      ),
    )
    .toEqual([
      { form: 'member-card', threshold: 'majority', carried: true, counted: false },
      { form: 'secret-ballot', threshold: 'two-thirds', carried: true, counted: true },
    ]);

  await lockByOrders(house, secretary, now);
  for (const [name, viewport] of [
    ['bithu', phone],
    ['phobithu', desk],
  ] as const) {
    const signer = name === 'bithu' ? page : await bookOf(name, viewport);
    await signer.goto(`${house.url}/meetings/${now.id}/minutes`);
    await putOff(signer);
    await signer.getByText('bằng thẻ đảng viên').first().waitFor();
    await signer.getByRole('button', { name: 'Tôi đã đọc, ký biên bản' }).click();
    await signer
      .getByText(/^Đã ký trong sổ lúc/)
      .first()
      .waitFor();
    await look(signer, `signed-${name}`);
  }
  await expect
    .poll(() => rows(`select role from meetings.signature where meeting_id = '${now.id}' order by role`))
    .toEqual([{ role: 'chair' }, { role: 'clerk' }]);
  expect(await rows('select adopted_in as "in" from meetings.addendum')).toEqual([{ in: now.id }]);
  expect(found).toEqual([]);
  expect(heard.flat()).toEqual([]);
}, 120_000);

async function rows(text: string): Promise<unknown[]> {
  return (await house.pool.query(text)).rows as unknown[];
}

/** Planned from the agenda that is proposed, opened, everybody here. */
async function openMeetingOn(
  day: CivilDate,
): Promise<{ readonly id: Id; readonly item: Id; readonly day: CivilDate }> {
  const [id, item] = [newId(), newId()] as [Id, Id];
  const month = monthStart(day);
  const input = { organisationId: secretary.office.organisation.id, month, kind: 'ordinary' };
  const answer = await secretary.call('POST', '/api/v1/queries/agenda-template', { input });
  const proposed = (await answer.json()) as { items: readonly Record<string, unknown>[] };
  const items = proposed.items.map((each) => ({ ...each, id: newId() }));
  const added = { id: item, part: 'proceedings', kind: 'business', title: 'Đường vào khu Khuổi Mạ' };
  const at = { startsAt: '00:05', place: 'Nhà văn hóa thôn' };
  await secretary.order('plan-meeting', {
    id,
    month,
    kind: 'ordinary',
    plannedOn: day,
    ...at,
    items: [...items, added],
  });
  await secretary.order('convene-meeting', { meetingId: id });
  const opening = {
    meetingId: id,
    heldOn: day,
    openedAt: '00:05',
    chairId: secretary.person,
    clerkId: clerk.person,
  };
  await secretary.order('open-meeting', opening);
  await markAllPresent(house, secretary, id);
  return { id, item, day };
}

async function bookOf(name: string, viewport: typeof phone | typeof desk): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' });
  opened.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await signInOn(page, house.url, name);
  heard.push(watchConsole(page));
  return page;
}

/** Without a code the screen asks once more; the book opens behind it. */
async function putOff(page: Page): Promise<void> {
  const later = page.getByRole('button', { name: /^Để sau/ });
  await page.locator('.leaf main').or(later).first().waitFor();
  if (await later.isVisible()) await later.click();
}

async function look(page: Page, name: string): Promise<void> {
  found.push(...(await axe(page)).map((line) => `${name}: ${line}`));
  const pictures = process.env.SOCHIBO_PICTURES;
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true });
}
