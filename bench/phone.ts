import type { Browser, Page } from 'playwright-core';
import { writeDate } from '#kernel/civil-date.ts';
import { openBrowser } from '#support/browser.ts';
import { Builder } from '#support/builders.ts';
import { pressPin, signInOn } from '#support/cell-book.ts';
import * as steps from '#support/meeting-steps.ts';
import { setup } from '#support/cluster.ts';
import type { Cluster } from '#support/database.ts';
import { openSampleHouse, type SampleHouse } from '#support/sample-house.ts';
import { cutEvery, enrol, openPhone, pin, silent, village } from './slow-phone.ts';
import { countScripts, weighKept } from '#support/weights.ts';
import { quantile, short } from './statistics.ts';

/** What a cheap phone and a village network cost: `npm run bench:phone`. Everything is slowed as the goals say. */
const people = 60;
const rounds = 5;

interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
}

const nothing: steps.Stop = () => Promise.resolve();
let cluster: Cluster | undefined;
const endCluster = await setup({ provide: (_name: 'cluster', given: Cluster) => (cluster = given) } as never);
const [browser, house] = await Promise.all([openBrowser(), openSampleHouse(cluster)]);
try {
  await fillCell(house);
  const figures = [
    ...(await firstLoads(browser, house)),
    ...(await laterStarts(browser, house)),
    ...(await meeting(browser, house)),
    ...(await yearOnDevice(browser)),
  ];
  process.stdout.write('| figure | measured | goal | |\n| --- | --- | --- | --- |\n');
  for (const { what, value, unit, goal } of figures) {
    const met = goal === null ? '' : value <= goal ? 'met' : 'missed';
    process.stdout.write(
      `| ${what} | ${short(value)} ${unit} | ${goal === null ? '—' : `<= ${goal} ${unit}`} | ${met} |\n`,
    );
  }
} finally {
  await browser.close();
  await house.close();
  await endCluster();
}

/** The sample's cell with sixty people. */
async function fillCell({ pool, ownerUrl }: SampleHouse): Promise<void> {
  const builder = await new Builder(ownerUrl).open();
  const { rows } = await pool.query<{ id: string; no: number; count: number }>(
    `select profile.organisation_id as id, profile.organisation_no as no, count(*)::integer as count
       from organisation.profile join members.affiliation using (organisation_no)
      where profile.kind = 'cell' group by 1, 2`,
  );
  const cell = rows[0];
  if (!cell) throw new Error('the sample has no cell');
  const given = ['An', 'Bình', 'Chi', 'Dung', 'Giang', 'Hà', 'Khoa', 'Lan', 'Mai', 'Nam'];
  for (let count = cell.count; count < people; count += 1) {
    const name = `Nông ${['Văn', 'Thị', 'Minh', 'Đức', 'Thu', 'Hữu'][count % 6]} ${given[count % 10]}`;
    await builder.member(name, { id: cell.id as never, no: cell.no });
  }
  await builder.close();
}

async function wholeApp(page: Page): Promise<Figure> {
  const { files, bytes } = await weighKept(page);
  return { what: `whole offline app, ${files} files, brotli`, value: bytes / 1000, unit: 'kB', goal: 550 };
}

/** An empty phone in the village opens the address for the first time, then signs in as the secretary. */
async function firstLoads(on: Browser, { url, carried: carriedSoFar }: SampleHouse): Promise<Figure[]> {
  const ready: number[] = [];
  let scripts = { signIn: 0, secretary: 0 };
  let carried = 0;
  for (let round = 0; round < rounds; round += 1) {
    const { context, page, tools } = await openPhone(on, village);
    const loaded = countScripts(tools);
    const before = carriedSoFar();
    const start = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByLabel('Tên đăng nhập').waitFor();
    ready.push(performance.now() - start);
    if (round === 0) {
      await page.waitForLoadState('networkidle');
      const signIn = loaded();
      await tools.send('Network.emulateNetworkConditions', {
        ...village,
        latency: 0,
        downloadThroughput: -1,
      });
      await signInOn(page, url, 'bithu', pin);
      await page.getByRole('heading', { name: /^Việc tháng/ }).waitFor();
      carried = carriedSoFar() - before;
      scripts = { signIn, secretary: loaded() };
    }
    await context.close();
  }
  return [
    {
      what: 'sign-in page ready, 6x CPU, 400 kbit/s, 400 ms (median)',
      value: quantile(ready, 0.5) / 1000,
      unit: 's',
      goal: 4,
    },
    { what: 'JavaScript of the sign-in page', value: scripts.signIn / 1000, unit: 'kB', goal: 70 },
    {
      what: "JavaScript of the secretary's first load",
      value: scripts.secretary / 1000,
      unit: 'kB',
      goal: 110,
    },
    {
      what: 'over the wire, both ways, until a new phone shows the month',
      value: carried / 1000,
      unit: 'kB',
      goal: 500,
    },
  ];
}

/** The phone was closed; the app is opened again without a network, then the book with its code. */
async function laterStarts(on: Browser, { url }: SampleHouse): Promise<Figure[]> {
  const { context, page, tools } = await openPhone(on, null);
  await enrol(page, url);
  await tools.send('Network.emulateNetworkConditions', silent);
  const app = await wholeApp(page);
  const [start, open]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('heading', { name: 'Bấm sáu số để mở sổ' }).waitFor();
    start.push(performance.now() - began);
    await pressPin(page, pin);
    const pressed = performance.now();
    await page.getByRole('heading', { name: /^Việc tháng/ }).waitFor();
    open.push(performance.now() - pressed);
  }
  await context.close();
  return [
    app,
    {
      what: 'start without a network, 6x CPU (slowest of five)',
      value: Math.max(...start) / 1000,
      unit: 's',
      goal: 1.5,
    },
    {
      what: 'from the sixth digit to the month (median)',
      value: quantile(open, 0.5) / 1000,
      unit: 's',
      goal: null,
    },
  ];
}

/** A secretary's phone with thirteen months of the full sample on it. */
async function yearOnDevice(on: Browser): Promise<Figure[]> {
  const full = await openSampleHouse(cluster, 'commune');
  try {
    const { context, page } = await openPhone(on, null);
    await enrol(page, full.url);
    const kept = await page.evaluate(async () => {
      const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.includes(' ') ? [name] : []));
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(names[0] ?? '');
        request.onsuccess = () => resolve(request.result);
      });
      const rows = await new Promise<number>((resolve) => {
        const request = db.transaction('blob').objectStore('blob').count();
        request.onsuccess = () => resolve(request.result);
      });
      return { rows, bytes: (await navigator.storage.estimate()).usage ?? 0 };
    });
    await context.close();
    return [
      { what: 'records of 13 months on the device', value: kept.rows, unit: 'rows', goal: 5_000 },
      { what: 'store on the device, the app included', value: kept.bytes / 1e6, unit: 'MB', goal: 20 },
    ];
  } finally {
    await full.close();
  }
}

/** A month's meeting of sixty people without a network, and its way to the server over 2G with cuts. */
async function meeting(on: Browser, { url, pool }: SampleHouse): Promise<Figure[]> {
  const { context, page, tools } = await openPhone(on, null);
  await enrol(page, url);
  const today = writeDate(
    (await page.evaluate(() => new Intl.DateTimeFormat('en-CA').format(new Date()))) as never,
  );
  await tools.send('Network.emulateNetworkConditions', silent);
  await steps.planMeeting(page, today, nothing);
  await steps.tellMembers(page, nothing);
  await page.getByRole('link', { name: 'Xong, về việc tháng này' }).click();
  await page.getByRole('link', { name: 'Khai mạc' }).click();
  await steps.openMeeting(page, 'Lò Văn Ân', 'Vàng Thị Đào', nothing);
  const taps = await tapFifty(page);
  await steps.callTheRoll(page, 'Bế Thị Lan', nothing);
  await steps.concludeUntil(page, /nghị quyết$/);
  await page.getByRole('link', { name: 'Soạn và biểu quyết nghị quyết' }).click();
  await steps.resolve(page, 'Vận động bốn hộ hiến đất', 'vang thi dao', '31-12-2027', nothing);
  await page.getByRole('link', { name: 'Mục đang bàn' }).click();
  await steps.concludeUntil(page, /^Chấm điểm/);
  await page.locator('.bar .main').click();
  await steps.score(page, nothing);
  await page.getByRole('link', { name: 'Đọc lại và khóa biên bản' }).click();
  await steps.lockAndSend(page, nothing, { endsAt: '02:05' });

  let sent = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/commands')) sent += request.postDataBuffer()?.length ?? 0;
  });
  const began = performance.now();
  const stopCuts = cutEvery(tools, 15_000, 5_000);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  let seconds = Number.NaN;
  for (let looks = 0; looks < 600; looks += 1) {
    const { rows } = await pool.query("select 1 from meetings.meeting where state = 'sent'");
    if (rows.length > 0) {
      seconds = (performance.now() - began) / 1000;
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await stopCuts();
  await context.close();
  return [
    {
      what: `slowest of ${taps.length} taps on the roll of ${people}, 6x CPU`,
      value: Math.max(...taps),
      unit: 'ms',
      goal: 200,
    },
    { what: 'the same, median', value: quantile(taps, 0.5), unit: 'ms', goal: null },
    { what: "a month's meeting on its way to the server", value: sent / 1000, unit: 'kB', goal: 60 },
    { what: 'until it is there: 50 kbit/s, 600 ms, cut every 15 s', value: seconds, unit: 's', goal: 60 },
  ];
}

/** Fifty people marked present, each from the tap to the next picture on the screen. */
function tapFifty(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const taken: number[] = [];
    const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    for (let count = 0; count < 50; count += 1) {
      const button = [...document.querySelectorAll<HTMLElement>('button[aria-pressed="false"]')].find((one) =>
        one.textContent?.includes('Có mặt'),
      );
      if (!button) break;
      const began = performance.now();
      button.click();
      await painted();
      while (button.isConnected && button.getAttribute('aria-pressed') === 'false') await painted();
      taken.push(performance.now() - began);
    }
    return taken;
  });
}
