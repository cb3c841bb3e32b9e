/**
 * Takes one picture of one page:
 * `node tests/support/look.ts URL OUT.png [--phone|--desk] [--dark] [--whole] [--text 200] [--cookie name=value]…`
 */
import { parseArgs } from 'node:util';
import { desk, openBrowser, phone, watchConsole } from './browser.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    phone: { type: 'boolean', default: false },
    desk: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
    text: { type: 'string' },
    cookie: { type: 'string', multiple: true, default: [] },
  },
});
const [url, picture] = positionals;
if (!url || !picture)
  throw new Error('Usage: node tests/support/look.ts URL OUT.png [--phone|--desk] [--dark] [--whole]');

const browser = await openBrowser();
try {
  const context = await browser.newContext({
    viewport: values.phone ? phone : desk,
    deviceScaleFactor: values.phone ? 2 : 1,
    colorScheme: values.dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  await context.addCookies(
    values.cookie.map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return { name, value: rest.join('='), url: new URL(url).origin };
    }),
  );
  const size = values.text;
  if (size) await context.addInitScript((text) => localStorage.setItem('sochibo.text', text), size);

  const page = await context.newPage();
  const heard = watchConsole(page);
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: picture, fullPage: values.whole });
  for (const line of heard) console.log(line);
} finally {
  await browser.close();
}
