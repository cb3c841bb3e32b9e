import type { Page } from 'playwright-core';
import { writeDate } from '#kernel/civil-date.ts';
import { openBrowser, phone } from '#support/browser.ts';
import { signInOn } from '#support/cell-book.ts';
import { setup } from '#support/cluster.ts';
import type { Cluster } from '#support/database.ts';
import * as steps from '#support/meeting-steps.ts';
import { openSampleHouse } from '#support/sample-house.ts';
import { short } from './statistics.ts';

/** What a month costs a secretary's hands, from the plan to sent minutes: `node bin/node24.mjs bench/burden.ts`; part of `npm run bench`. */

// Seconds an old hand needs, by the keystroke-level model (Card, Moran, Newell 1980) with slow typing and a look before every tap.
const aTap = 2.5;
const aSign = 1;

interface Hands {
  taps: number;
  /** Fields somebody typed into, each once, with the signs that stood there in the end. */
  typed: Map<string, number>;
}

const nothing: steps.Stop = () => Promise.resolve();
let cluster: Cluster | undefined;
const endCluster = await setup({ provide: (_name: 'cluster', given: Cluster) => (cluster = given) } as never);
const [browser, house] = await Promise.all([openBrowser(), openSampleHouse(cluster)]);
try {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  await signInOn(page, house.url, 'bithu', '264813');
  await page.getByRole('heading', { name: /^Việc tháng/ }).waitFor();
  const hands = await watch(page);
  await holdTheMonth(page);
  tell(hands);
  await context.close();
} finally {
  await browser.close();
  await house.close();
  await endCluster();
}

/** Counts every tap and every field typed into. */
async function watch(page: Page): Promise<Hands> {
  const hands: Hands = { taps: 0, typed: new Map() };
  await page.exposeFunction('sochiboTap', () => (hands.taps += 1));
  await page.exposeFunction('sochiboTyped', (field: string, signs: number) => hands.typed.set(field, signs));
  const listen = (): void => {
    const told = globalThis as unknown as {
      sochiboTap(): void;
      sochiboTyped(field: string, signs: number): void;
    };
    addEventListener('click', () => told.sochiboTap(), true);
    addEventListener(
      'input',
      ({ target }) => {
        const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
        if (!isText || target.type === 'checkbox' || target.type === 'radio') return;
        told.sochiboTyped(
          `${location.pathname} ${target.labels?.[0]?.textContent ?? target.name}`,
          target.value.length,
        );
      },
      true,
    );
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return hands;
}

/** One ordinary month of the sample's cell. */
async function holdTheMonth(page: Page): Promise<void> {
  const today = await page.evaluate(() => new Intl.DateTimeFormat('en-CA').format(new Date()));
  await steps.planMeeting(page, writeDate(today as never), nothing);
  await steps.tellMembers(page, nothing);
  await page.getByRole('link', { name: 'Xong, về việc tháng này' }).click();
  await page.getByRole('link', { name: 'Khai mạc' }).click();
  await steps.openMeeting(page, 'Lò Văn Ân', 'Vàng Thị Đào', nothing);
  await steps.callTheRoll(page, 'Bế Thị Lan', nothing);
  await steps.noteRemark(page, 'Vàng Thị Đào', 'Đề nghị sửa đường vào xóm trước mùa mưa.');
  await steps.concludeUntil(page, /nghị quyết$/);
  await page.getByRole('link', { name: 'Soạn và biểu quyết nghị quyết' }).click();
  await steps.resolve(page, 'Vận động bốn hộ hiến đất', 'vang thi dao', '31-12-2027', nothing);
  await page.getByRole('link', { name: 'Mục đang bàn' }).click();
  await steps.concludeUntil(page, /^Chấm điểm/);
  await page.locator('.bar .main').click();
  await steps.score(page, nothing);
  await page.getByRole('link', { name: 'Đọc lại và khóa biên bản' }).click();
  await steps.lockAndSend(page, nothing, { endsAt: '02:05' });
}

function tell({ taps, typed }: Hands): void {
  const signs = [...typed.values()].reduce((sum, each) => sum + each, 0);
  const minutes = (taps * aTap + signs * aSign) / 60;
  process.stdout.write(
    [
      '| the month of a secretary | measured |',
      '| --- | --- |',
      `| taps | ${taps} |`,
      `| fields typed into | ${typed.size} |`,
      `| signs typed | ${signs} |`,
      `| minutes at ${aTap} s a tap and ${aSign} s a sign | ${short(minutes)} |`,
      '',
      ...[...typed].map(
        ([field, count]) => `- ${field.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, '…')}: ${count}`,
      ),
      '',
    ].join('\n'),
  );
}
