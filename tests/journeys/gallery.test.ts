import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axe, desk, openBrowser, phone, serveBuild, watchConsole, withoutWorker } from '#support/browser.ts';

let browser: Browser;
let build: Awaited<ReturnType<typeof serveBuild>>;

beforeAll(async () => {
  browser = await openBrowser();
  build = await serveBuild();
});
afterAll(async () => {
  await browser.close();
  await build.close();
});

interface Reader {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark';
  readonly text?: '100' | '200';
}

async function openGallery(
  reader: Reader,
  path = '',
  heading = 'Thành phần',
): Promise<{ page: Page; heard: string[] }> {
  const context = await withoutWorker(
    await browser.newContext({ viewport: reader.viewport, locale: 'vi-VN', reducedMotion: 'reduce' }),
  );
  const page = await context.newPage();
  const heard = watchConsole(page);
  await page.addInitScript(
    ([theme, text]) => {
      localStorage.setItem('sochibo.theme', theme);
      localStorage.setItem('sochibo.text', text);
    },
    [reader.theme ?? 'light', reader.text ?? '100'] as const,
  );
  await page.goto(`${build.url}/gallery${path}`);
  await page.getByRole('heading', { name: heading }).first().waitFor();
  return { page, heard };
}

const readers: Reader[] = [
  { viewport: phone, theme: 'light' },
  { viewport: phone, theme: 'dark' },
  { viewport: desk, theme: 'light' },
  { viewport: desk, theme: 'dark' },
];

describe.each(readers)('every component, $theme, at $viewport.width px', (reader) => {
  let page: Page;
  let heard: string[];
  beforeAll(async () => {
    ({ page, heard } = await openGallery(reader));
  });
  afterAll(() => page?.context().close());

  test('everything that is pressed is at least 48 pixels high and wide', async () => {
    expect(await page.evaluate(smallTargets)).toEqual([]);
  });

  test('no text is smaller than 16 pixels, and no part of the page has two main buttons', async () => {
    expect(await page.evaluate(smallText)).toEqual([]);
    expect(await page.evaluate(crowdedParts)).toBe(0);
  });

  test('it can be read and used by everybody, and the console is silent', async () => {
    for (const summary of await page.locator('summary').all()) await summary.click();

    expect(await axe(page)).toEqual([]);
    expect(heard).toEqual([]);
  });

  test('the dialogs are announced by their question and can be used by everybody', async () => {
    await page.getByRole('button', { name: 'Khóa biên bản' }).click();
    const dialog = page.getByRole('dialog', { name: 'Khóa biên bản tháng 11?' });
    await dialog.waitFor();

    expect(await axe(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Quay lại đọc' }).click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent?.trim()))
      .toBe('Khóa biên bản');
  });
});

test.each([
  { viewport: { width: 320, height: 640 }, text: '100' },
  { viewport: { width: 360, height: 740 }, text: '200' },
  { viewport: desk, text: '200' },
] as Reader[])('at $viewport.width px and $text % text nothing scrolls sideways', async (reader) => {
  const { page } = await openGallery(reader);
  const widths = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  expect(widths[0]).toBe(widths[1]);
  await page.context().close();
});

test.each(readers)(
  'the cover at sign-in can be read by everybody, $theme, at $viewport.width px',
  async (reader) => {
    const { page, heard } = await openGallery(reader, '/cover', 'Mở sổ');

    expect(await axe(page)).toEqual([]);
    expect(heard).toEqual([]);
    await page.context().close();
  },
);

test('an address that does not exist leads back to the work', async () => {
  const { page } = await openGallery({ viewport: phone }, '/../khong-co', 'Không có trang này');

  expect(await axe(page)).toEqual([]);
  expect(await page.getByRole('link', { name: 'Về việc tháng này' }).getAttribute('href')).toBe('/');
  await page.context().close();
});

test('a day is typed as people write it, and what cannot be read is kept and said', async () => {
  const { page } = await openGallery({ viewport: phone });
  const joined = page.getByLabel('Ngày vào Đảng', { exact: true });
  await joined.fill('3/11/26');
  await joined.blur();
  expect(await joined.inputValue()).toBe('3-11-2026');

  await joined.fill('31-2-2026');
  await joined.blur();
  expect(await joined.inputValue()).toBe('31-2-2026');
  expect(await joined.getAttribute('aria-invalid')).toBe('true');
  await page.context().close();
});

test('theme, size of text and language are chosen once and stay on the device', async () => {
  const { page } = await openGallery({ viewport: phone });
  await page.getByRole('button', { name: 'Cỡ chữ, màu, ngôn ngữ' }).click();
  await page.getByRole('radio', { name: 'Gấp đôi' }).check();
  await page.getByRole('radio', { name: 'Tối' }).check();
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Components');
  const kept = await page.evaluate(() => ({ ...localStorage }));
  expect(kept).toMatchObject({ 'sochibo.text': '200', 'sochibo.theme': 'dark', 'sochibo.language': 'en' });
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.context().close();
});

/** Runs in the page: what is pressed but too small; links inside sentences are excepted, links of a table are as high as its row. */
function smallTargets(): string[] {
  const pressed = [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea, summary')];
  return pressed.flatMap((element) => {
    const target = element.matches('[type=radio], [type=checkbox], [type=file]')
      ? (element.closest('label') ??
        document.querySelector<HTMLElement>(`label[for="${element.id}"]`) ??
        element)
      : element;
    const style = getComputedStyle(target);
    const row = target.matches('.target') ? target.closest('li') : null;
    const box = (row ?? target).getBoundingClientRect();
    const hidden = box.width === 0 || target.ariaHidden === 'true' || target.matches('.skip');
    if (hidden || style.display === 'inline') return [];
    const inTable = target.closest('table') !== null;
    return box.height >= (inTable ? 38 : 48) && box.width >= 44
      ? []
      : [
          `${target.tagName} ${target.textContent?.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`,
        ];
  });
}

/** Runs in the page: how many parts have more than one main button. */
function crowdedParts(): number {
  return [...document.querySelectorAll('section')].filter(
    (part) => part.querySelectorAll('.button.main').length > 1,
  ).length;
}

/** Runs in the page: text drawn smaller than the smallest size there is. */
function smallText(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')]
    .filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    .filter(
      (element) => element.tagName !== 'SCRIPT' && parseFloat(getComputedStyle(element).fontSize) < 15.99,
    )
    .map((element) => `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`);
}
