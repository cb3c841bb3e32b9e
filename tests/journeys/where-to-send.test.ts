import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone } from '#support/browser.ts';
import { Builder, type Place } from '#support/builders.ts';
import { openAs, settled } from '#support/office-page.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';

const patience = 120_000;
let browser: Browser;
let house: SampleHouse;
let village: Place;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), openSampleHouse()]);
  const builder = await new Builder(house.ownerUrl).open();
  const place = async (name: string) => {
    const found = await builder.client.query<Place>(
      'select organisation_id as id, organisation_no as no from organisation.profile where name = $1',
      [name],
    );
    if (!found.rows[0]) throw new Error(`no ${name}`);
    return found.rows[0];
  };
  const commune = await place('Đảng bộ xã Yên Thượng');
  village = await place('Chi bộ thôn Nà Pồng');
  const office = await builder.organisation('Chi bộ cơ quan xã', {
    parent: commune,
    category: 'commune-office',
  });
  const leader = await builder.member('Nông Minh Trí', office);
  await builder.term(leader, commune, 'deputy-secretary');
  await builder.client.query(
    `insert into organisation.place_fact (id, organisation_id, organisation_no, hardship, distance_km, valid, recorded_at)
     values (gen_random_uuid(), $1, $2, 'none', 1, '[2025-07-01,)', '2026-01-01')`,
    [office.id, office.no],
  );
  await builder.close();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

test(
  'from the place of a village to a decided plan, with every reason in sight',
  { timeout: patience },
  async () => {
    const { page, heard } = await openAs(
      browser,
      house,
      'vanphong',
      `/organisations/${village.id}/place`,
      phone,
      patience,
    );
    const judged = async () => {
      await settled(page);
      for (const size of [phone, desk]) {
        await page.setViewportSize(size);
        expect(await axe(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
    };
    await page.getByLabel('Diện khó khăn').selectOption('special');
    await page.getByLabel('Tổng số hộ').fill('118');
    await page.getByLabel('Số hộ nghèo').fill('36');
    await page.getByLabel('Cách trung tâm (km)').fill('19');
    await judged();
    await page.getByRole('button', { name: 'Ghi địa bàn' }).click();
    await page.getByText('36 trên 118 hộ').waitFor();

    await page.getByRole('link', { name: 'Tổ chức', exact: true }).first().click();
    await page.getByRole('link', { name: 'Nơi cần cán bộ' }).first().click();
    await page.getByRole('link', { name: '1. Chi bộ thôn Nà Pồng' }).waitFor();
    await page.getByText('Xem từng căn cứ').first().click();
    await page.getByText('36 trên 118 hộ nghèo').last().waitFor();
    await judged();

    await page.getByRole('link', { name: 'Gợi ý cử ai đến đâu' }).click();
    await page.getByText('Chi bộ thôn Nà Pồng: Nông Minh Trí').waitFor();
    await page.getByText('đi 20 km qua trung tâm').first().waitFor();
    await page.getByRole('button', { name: 'Giữ cặp này: Nông Minh Trí, Chi bộ thôn Nà Pồng' }).click();
    await page.getByText('Đổi giới hạn').click();
    await page.getByLabel('Đi không quá (km)').fill('5');
    await page.getByLabel('Đi không quá (km)').blur();
    await page.getByText('Không giữ được Nông Minh Trí ở Chi bộ thôn Nà Pồng: quá số km cho phép.').waitFor();
    await judged();
    await page.getByLabel('Đi không quá (km)').fill('');
    await page.getByLabel('Đi không quá (km)').blur();
    await page.getByText('Chi bộ thôn Nà Pồng: Nông Minh Trí').waitFor();
    await judged();

    await page.getByRole('button', { name: 'Lưu thành dự thảo' }).click();
    await page.getByLabel('Tên phương án').fill('Tăng cường quý I');
    await page.getByRole('button', { name: 'Lưu dự thảo' }).click();
    await page.getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByLabel('Số, ký hiệu quyết định đã ký').fill('12-QĐ/ĐU');
    await page.getByLabel('Từ ngày').fill('1-12-2026');
    await page.getByRole('dialog').getByRole('button', { name: 'Ghi quyết định' }).click();
    await page.getByText('Đã quyết định').waitFor();
    await page.getByText('Người chọn.').waitFor();
    await judged();
    expect(heard).toEqual([]);
    await page.context().close();
  },
);
