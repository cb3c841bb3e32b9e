import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, phone as size } from '#support/browser.ts';
import { openedMeeting, workAs } from '#support/by-http.ts';
import { pressPin, signInOn } from '#support/cell-book.ts';
import { setup } from '#support/cluster.ts';
import type { Cluster } from '#support/database.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';
import { chance, deedFor, type Chance } from './monkey-deeds.ts';
import { booksAgainst, entriesOf, screensAgainst, type Known } from './monkey-judge.ts';
import type { Figure } from './real.ts';

const pin = '264813';
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const mostTabs = 3;

/** «Con khỉ» — a browser, its book, what it has done so far and what it has seen in its outbox. */
interface Monkey {
  readonly context: BrowserContext;
  readonly url: string;
  readonly meeting: string;
  readonly chance: Chance;
  readonly entries: Map<string, Known>;
  readonly faults: string[];
  readonly done: Map<string, number>;
  readonly told: string[];
  page: Page;
  isOffline: boolean;
  marks: number;
}

/** Taps at random through a meeting in a real Chromium, and holds what it left behind against the server. */
export async function letMonkeyLoose(wish: {
  readonly seed: number;
  readonly taps: number;
  readonly seconds: number;
  readonly say: (line: string) => void;
}): Promise<Figure[]> {
  if (!existsSync(at('../../build/index.html')))
    spawnSync(process.execPath, [at('../../node_modules/vite/bin/vite.js'), 'build'], { cwd: at('../../') });
  let cluster: Cluster | undefined;
  const endCluster = await setup({
    provide: (_name: 'cluster', given: Cluster) => (cluster = given),
  } as never);
  const [browser, house] = await Promise.all([openBrowser(), openSampleHouse(cluster)]);
  try {
    return await roam(browser, house, wish);
  } finally {
    await browser.close();
    await house.close();
    await endCluster();
  }
}

async function roam(
  browser: Browser,
  house: SampleHouse,
  { seed, taps, seconds, say }: Parameters<typeof letMonkeyLoose>[0],
): Promise<Figure[]> {
  const monkey = await place(browser, house, seed);
  const end = performance.now() + seconds * 1_000;
  let made = 0;
  for (; made < taps && performance.now() < end && monkey.faults.length === 0; made += 1) {
    await act(monkey);
    if (made % 5 === 4) await lookAt(monkey, house);
  }
  await comeToRest(monkey);
  await lookAt(monkey, house);
  monkey.faults.push(...(await booksAgainst(house.pool, monkey.entries, monkey.marks)));
  const clean = await freshPhone(browser, house.url);
  const screens = await screensAgainst(
    { page: monkey.page, unlock: () => unlock(monkey.page) },
    { page: clean, unlock: () => unlock(clean) },
    monkey,
  );
  monkey.faults.push(...screens.faults);
  const deeds = [...monkey.done].map(([deed, times]) => `${deed} ${times}`).join(', ');
  say(`monkey: seed ${seed}, ${made} deeds (${deeds}), ${monkey.entries.size} entries`);
  for (const fault of monkey.faults) say(`monkey: ${fault}`);
  if (monkey.faults.length > 0) say(monkey.told.slice(-40).join('\n'));
  return [
    {
      part: 'monkey',
      what: `${made} deeds of a finger in Chromium: ${deeds}; seed ${seed}`,
      figure: `${monkey.entries.size} entries, ${screens.same} screens as on a clean phone; ${monkey.faults.join('; ') || 'nothing lost, doubled or shown wrongly'}`,
      goal: '0 lost, doubled, shown wrongly',
      met: monkey.faults.length === 0 && monkey.entries.size > 0 && screens.same > 0,
    },
  ];
}

/** A meeting that has just been opened, and the secretary's phone with a code. */
async function place(browser: Browser, house: SampleHouse, seed: number): Promise<Monkey> {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' }).format(new Date());
  const worker = await workAs(house, 'bithu');
  const meeting = await openedMeeting(worker, today);
  const page = await freshPhone(browser, house.url);
  const monkey: Monkey = {
    context: page.context(),
    url: house.url,
    meeting: meeting.id,
    chance: chance(seed),
    entries: new Map(),
    faults: [],
    done: new Map(),
    told: [],
    page,
    isOffline: false,
    marks: 0,
  };
  watch(monkey, page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 120_000 });
  await visit(monkey, `/meetings/${meeting.id}/run?item=${meeting.item}`);
  return monkey;
}

async function freshPhone(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await signInOn(page, url, 'bithu', pin);
  await page
    .getByText(/^Đã ghi tất cả/)
    .first()
    .waitFor({ state: 'attached', timeout: 60_000 });
  return page;
}

function watch(monkey: Monkey, page: Page): void {
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) =>
    monkey.faults.push(`uncaught at ${page.url()}: ${error.message} ${error.stack}`),
  );
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
}

async function act(monkey: Monkey): Promise<void> {
  const deed = monkey.chance.deed();
  monkey.done.set(deed, (monkey.done.get(deed) ?? 0) + 1);
  const { page } = monkey;
  const told = await deeds[deed](monkey);
  monkey.told.push(`${deed}${monkey.isOffline ? ' (no network)' : ''}: ${told ?? ''} — ${page.url()}`);
  await monkey.page.waitForTimeout(monkey.chance.below(250));
}

const deeds: Record<ReturnType<Chance['deed']>, (monkey: Monkey) => Promise<string | undefined>> = {
  finger: async (monkey) => {
    const { said, isMarked } = await deedFor(monkey.page, monkey.chance, monkey.marks);
    if (isMarked) monkey.marks += 1;
    return said;
  },
  back: async (monkey) => {
    await monkey.page.goBack({ timeout: 3_000 }).catch(() => null);
    return monkey.page.url() === 'about:blank' ? visit(monkey, '/') : arrive(monkey, () => Promise.resolve());
  },
  reload: (monkey) => arrive(monkey, () => monkey.page.reload()),
  kill: async (monkey) => {
    const wire = await monkey.context.newCDPSession(monkey.page);
    const gone = monkey.page.waitForEvent('crash');
    void wire.send('Page.crash').catch(() => undefined);
    await gone;
    await monkey.page.close();
    return freshTab(monkey);
  },
  tab: async (monkey) => {
    const [oldest, ...others] = monkey.context.pages();
    if (others.length >= mostTabs - 1) await oldest?.close();
    return freshTab(monkey);
  },
  network: async (monkey) => {
    monkey.isOffline = !monkey.isOffline;
    await monkey.context.setOffline(monkey.isOffline);
    return undefined;
  },
  meeting: (monkey) => {
    const pages = ['run', 'roll', 'minutes', '', 'resolution', 'score'];
    return visit(monkey, `/meetings/${monkey.meeting}/${pages[monkey.chance.below(pages.length)] ?? ''}`);
  },
};

async function freshTab(monkey: Monkey): Promise<undefined> {
  monkey.page = await monkey.context.newPage();
  watch(monkey, monkey.page);
  return visit(monkey, `/meetings/${monkey.meeting}/run`);
}

function visit(monkey: Monkey, path: string): Promise<undefined> {
  return arrive(monkey, () => monkey.page.goto(`${monkey.url}${path}`));
}

/** Wherever it comes, with or without a network: the page is there, or its lock, which is opened. */
async function arrive(monkey: Monkey, go: () => Promise<unknown>): Promise<undefined> {
  await go();
  await unlock(monkey.page);
}

async function unlock(page: Page): Promise<void> {
  const lock = page.getByRole('heading', { name: 'Bấm sáu số để mở sổ' });
  await lock.or(page.locator('.leaf h1')).first().waitFor({ timeout: 60_000 });
  if (!(await lock.isVisible())) return;
  await pressPin(page, pin);
  await page.locator('.leaf h1').first().waitFor({ timeout: 60_000 });
}

/** What the outbox holds now, held against what it held before and what the server knows. */
async function lookAt(monkey: Monkey, { pool }: SampleHouse): Promise<void> {
  const now = await entriesOf(monkey.page).catch(() => null);
  if (!now) return;
  for (const [id, before] of monkey.entries)
    if (!now.has(id)) monkey.faults.push(`entry ${id} (${before.state}) has left the outbox`);
  for (const [id, known] of now) monkey.entries.set(id, known);
  const recorded = [...now].filter(([, { state }]) => state === 'recorded').map(([id]) => id);
  const { rows } = await pool.query<{ id: string }>(
    'select command_id as id from platform.receipt where command_id = any($1::uuid[])',
    [recorded],
  );
  if (rows.length !== recorded.length)
    monkey.faults.push(`${recorded.length - rows.length} said to be recorded that the server does not have`);
}

/** With a network, until nothing waits any more. */
async function comeToRest(monkey: Monkey): Promise<void> {
  for (const page of monkey.context.pages()) if (page !== monkey.page) await page.close();
  if (monkey.isOffline) await monkey.context.setOffline(false);
  monkey.isOffline = false;
  await visit(monkey, '/unsent');
  for (let tries = 0; tries < 60; tries += 1) {
    const now = await entriesOf(monkey.page);
    if (![...now.values()].some(({ state }) => state === 'waiting')) return;
    const press = monkey.page.getByRole('button', { name: /Thử gửi ngay|Hỏi lại máy chủ/ });
    await press.click({ timeout: 2_000 }).catch(() => undefined);
    await monkey.page.waitForTimeout(1_000);
  }
  monkey.faults.push('something waits for ever');
}
