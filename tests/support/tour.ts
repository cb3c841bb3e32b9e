/**
 * Signs in and takes a picture of pages at both sizes, with what axe finds and what the console says:
 * `node tests/support/tour.ts URL FOLDER USER PATH… [--phone|--desk] [--dark] [--text 200] [--english]`
 */
import { parseArgs } from 'node:util';
import { axe, desk, openBrowser, phone, watchConsole } from './browser.ts';
import { signInOn } from './cell-book.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    phone: { type: 'boolean', default: false },
    desk: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    english: { type: 'boolean', default: false },
    text: { type: 'string' },
  },
});
const [url, folder, user, ...paths] = positionals;
if (!url || !folder || !user) throw new Error('Usage: node tests/support/tour.ts URL FOLDER USER PATH…');

const both = values.phone === values.desk;
const sizes = [
  ...(values.phone || both ? [{ name: 'phone', viewport: phone }] : []),
  ...(values.desk || both ? [{ name: 'desk', viewport: desk }] : []),
];
const browser = await openBrowser();
try {
  for (const { name, viewport } of sizes) {
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: 1,
      colorScheme: values.dark ? 'dark' : 'light',
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
    });
    const { text, english } = values;
    if (text) await context.addInitScript((size) => localStorage.setItem('sochibo.text', size), text);
    const page = await context.newPage();
    const heard = watchConsole(page);
    await signInOn(page, url, user);
    if (english) await page.evaluate(() => localStorage.setItem('sochibo.language', 'en'));
    for (const path of paths) {
      await page.goto(`${url}${path}`, { waitUntil: 'networkidle' });
      // Without a code on the device each page begins anew; the question about it is put off again.
      const later = page.getByRole('button', { name: /^(Để sau|Later)/ });
      await page.locator('.leaf main').or(later).first().waitFor();
      if (await later.isVisible()) await later.click();
      await page.waitForLoadState('networkidle');
      await page.evaluate(() => document.fonts.ready);
      // What stands in the page is drawn with the frame after the next.
      await page.evaluate(
        () =>
          new Promise((drawn) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn, 50))),
          ),
      );
      const file = `${folder}/${path.replaceAll(/[^\w]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'}.${name}.png`;
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
      for (const found of await axe(page)) console.log(`  axe ${found}`);
      for (const line of heard.splice(0)) console.log(`  ${line}`);
    }
    await context.close();
  }
} finally {
  await browser.close();
}
