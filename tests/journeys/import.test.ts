import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineClock } from '#platform/clock.ts';
import { openPool } from '#platform/database/pool.ts';
import { addUser } from '#platform/identity/add-user.ts';
import { secretOf } from '#platform/secret.ts';
import { inTcvn3 } from '#support/old-letters.ts';
import { axe, desk, openBrowser, phone, watchConsole, withoutWorker } from '#support/browser.ts';
import { Builder, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openHouse, type House } from '../../src/house.ts';

const account = { name: 'vanphong', password: 'trăng sáng vườn cau' };
let database: FreshDatabase;
let builder: Builder;
let house: House;
let pools: ReturnType<typeof openPool>[];
let browser: Browser;
let commune: Place;
let origin: string;

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  commune = await builder.organisation('Đảng bộ xã Đồng Mẫu', { kind: 'grassroots-chapter' });
  await builder.client.query(
    `update organisation.profile set code = '01.275.090.000.000', block = 'Xã, thị trấn' where organisation_no = $1`,
    [commune.no],
  );
  const person = await builder.member('Bế Thị Lan', commune);
  await builder.term(person, commune, 'office-staff');
  pools = [openPool(database.appUrl, 6), openPool(database.authUrl, 3)];
  const [pool, authPool] = pools as [ReturnType<typeof openPool>, ReturnType<typeof openPool>];
  await addUser(authPool, machineClock, { ...account, fullName: 'Bế Thị Lan', personId: person });
  const port = 20_000 + (process.pid % 20_000);
  origin = `http://localhost:${port}`;
  house = await openHouse({
    pool,
    authPool,
    secret: secretOf(database.folder),
    origin,
    clock: machineClock,
    build: fileURLToPath(new URL('../../build', import.meta.url)),
    log: () => undefined,
  });
  await house.app.listen({ port, host: '127.0.0.1' });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await house.close();
  for (const pool of pools) await pool.end();
  await builder.close();
  await database.drop();
});

async function signedIn(viewport: { width: number; height: number }): Promise<Page> {
  const context = await withoutWorker(await browser.newContext({ viewport, bypassCSP: true }));
  const page = await context.newPage();
  await page.goto(`${origin}/import`);
  await page.getByLabel('Tên đăng nhập').fill(account.name);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Mở sổ' }).click();
  await page.getByRole('heading', { name: 'Nhập từ Excel', level: 1 }).waitFor();
  return page;
}

async function choose(page: Page, name: string): Promise<void> {
  const path = fileURLToPath(new URL(`../fixtures/quoc-oai/${name}`, import.meta.url));
  await page
    .getByLabel('Chọn tệp danh sách')
    .last()
    .setInputFiles({
      name,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: readFileSync(path),
    });
}

async function members(): Promise<number> {
  const found = await builder.client.query<{ count: number }>(
    'select count(*)::int as count from members.personal_record',
  );
  return found.rows[0]?.count ?? 0;
}

test.each([
  ['desk', desk],
  ['phone', phone],
])(
  'a faulty file is looked through, mended, saved by its good rows and undone (%s)',
  { timeout: 180_000 },
  async (_, size) => {
    const page = await signedIn(size);
    const heard = watchConsole(page);
    expect(await axe(page)).toEqual([]);

    await choose(page, 'loi.xlsx');
    await page.getByRole('button', { name: 'Dùng ngày 31-12-2018' }).click();
    await page.getByRole('button', { name: 'Dùng các cột này' }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Dùng các cột này' }).click();

    await page.getByText('Chưa ghi gì vào sổ').waitFor();
    await page.getByRole('button', { name: /^Sửa \d+ dòng có lỗi$/ }).click();
    await page.getByText('31/02/2010', { exact: true }).first().waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await members()).toBe(0);

    await page.getByRole('button', { name: 'Dùng 25/06/2009' }).click();
    await page.getByRole('button', { name: 'Kiểm lại 1 ô vừa sửa' }).click();
    await page.getByLabel(/Ghi mọi dòng đọc tốt/).check();
    await page.getByRole('button', { name: /^Ghi .*166 đảng viên$/ }).click();

    await page.getByRole('heading', { name: 'Một lần nhập' }).waitFor();
    await page.getByText('166 đã ghi').waitFor();
    expect(await members()).toBe(166);
    expect(await axe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Hoàn tác lần nhập' }).click();
    await page.getByText('Đã hoàn tác').waitFor();
    expect(await members()).toBe(0);

    await page.getByRole('link', { name: 'Nhập tệp khác' }).click();
    await page
      .getByRole('link', { name: /loi\.xlsx/ })
      .first()
      .waitFor();
    expect(heard).toEqual([]);
    await page.context().close();
  },
);

test('letters from before Unicode are shown as they would be read, and read so once somebody agrees', async () => {
  const page = await signedIn(phone);
  const heard = watchConsole(page);
  const list =
    'Số liệu đến ngày 31/12/2018\nSTT;Họ và tên;Giới tính;Ngày sinh;Ngày vào Đảng;Ngày vào Đảng chính thức;Mã chi bộ;Trạng thái\n' +
    '1;Nguyễn Thị Phượng;Nữ;03/02/1971;05/06/1995;05/06/1996;01.275.090.000.000;Đang sinh hoạt Đảng\n';
  await page
    .getByLabel('Chọn tệp danh sách')
    .last()
    .setInputFiles({ name: 'danh-sach-cu.csv', mimeType: 'text/csv', buffer: inTcvn3(list) });
  await page.getByRole('button', { name: 'Dùng ngày 31-12-2018' }).click();
  // Nothing goes on before somebody has said how it is to be read.
  await page.getByText('Chữ mã cũ ở trang').waitFor();
  expect(await axe(page)).toEqual([]);
  await page.getByText('TCVN3 (ABC)').click();
  await page.getByRole('button', { name: 'Dùng các cột này' }).click();
  await page.getByText('Nguyễn Thị Phượng').first().waitFor();
  expect(heard).toEqual([]);
  await page.context().close();
});
