import type { Page } from 'playwright-core';

/** «May rủi» — all that is left to chance, from one seed: the same seed does the same on the same screens. */
export interface Chance {
  /** A whole number below this one. */
  below(most: number): number;
  deed(): 'finger' | 'back' | 'reload' | 'kill' | 'tab' | 'network' | 'meeting';
}

const weights = { finger: 160, meeting: 14, back: 6, network: 8, reload: 5, kill: 4, tab: 3 } as const;

/** Mulberry32: small, and the same everywhere. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const all = Object.entries(weights) as [ReturnType<Chance['deed']>, number][];
  const sum = all.reduce((total, [, weight]) => total + weight, 0);
  return {
    below,
    deed: () => {
      let left = below(sum);
      for (const [deed, weight] of all) {
        if (left < weight) return deed;
        left -= weight;
      }
      return 'finger';
    },
  };
}

/** What the finger finds on the page, in the order of the page. */
interface Touchable {
  readonly kind: 'press' | 'text' | 'choice';
  readonly type: string;
  readonly label: string;
}

// It would leave the meeting for good, or the browser: the other journeys go there.
const left =
  /Đăng xuất|Khóa sổ|Quên mã|bàn giao máy|mật khẩu|Cất thêm|Cất biên nhận|Gửi tay|^Tải|^In |Thôi việc này|Hoãn|Hủy buổi/i;

/** One deed of the finger: a press, sometimes twice; words, a day or a figure; a choice. */
export async function deedFor(
  page: Page,
  { below }: Chance,
  mark: number,
): Promise<{ readonly said: string; readonly isMarked: boolean }> {
  const things = (await page.evaluate(touchables, left.source)) as readonly Touchable[];
  // Words are worth more than one more press: half of the deeds go to fields where there are any.
  const fields = things.flatMap((thing, place) => (thing.kind === 'press' ? [] : [place]));
  const places = fields.length > 0 && below(2) === 0 ? fields : things.map((_, place) => place);
  const place = places[below(places.length)];
  const thing = place === undefined ? undefined : things[place];
  if (place === undefined || !thing) return { said: 'nothing to touch', isMarked: false };
  const it = page.locator(`[data-monkey="${place}"]`);
  const twice = below(6) === 0;
  const words = wordsFor(thing.type, below, mark);
  const patience = { timeout: 1_500 };
  const deed =
    thing.kind === 'press'
      ? it.click({ ...patience, clickCount: twice ? 2 : 1 })
      : thing.kind === 'choice'
        ? it.selectOption({ index: below(4) }, patience)
        : it.fill(words, patience);
  const failed = await deed.then(
    () => false,
    // The page has moved on under the finger, or something lies over it.
    () => true,
  );
  const what = thing.kind === 'text' ? words : twice ? 'twice' : '';
  const isMarked = thing.kind === 'text' && words.startsWith('Khỉ');
  return { said: `${thing.kind} “${thing.label}” ${what}${failed ? ' (missed)' : ''}`, isMarked };
}

/** Every text is another one, so that none can stand in the books twice. */
function wordsFor(type: string, below: Chance['below'], mark: number): string {
  switch (type) {
    case 'date':
      return `2026-12-${String(1 + below(28)).padStart(2, '0')}`;
    case 'time':
      return `${String(below(24)).padStart(2, '0')}:${String(below(60)).padStart(2, '0')}`;
    case 'number':
      return String(below(12));
    case 'search':
      return ['a', 'nông', 'văn', ''][below(4)] ?? '';
    default:
      return `Khỉ ghi dòng ${mark}.`;
  }
}

/** Runs in the page. Whatever lies open over the rest is all there is to touch. */
function touchables(leftOut: string): readonly Touchable[] {
  const leave = new RegExp(leftOut, 'i');
  const root = document.querySelector('dialog[open]') ?? document.body;
  for (const old of document.querySelectorAll('[data-monkey]')) old.removeAttribute('data-monkey');
  const found: Touchable[] = [];
  for (const it of root.querySelectorAll<HTMLElement>('button, a[href], summary, input, textarea, select')) {
    if (!it.checkVisibility() || it.closest('[inert]')) continue;
    const type = it instanceof HTMLInputElement ? it.type : it.tagName.toLowerCase();
    const name = it.getAttribute('aria-label') ?? (it as HTMLInputElement).labels?.[0]?.textContent;
    const label = (name ?? it.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 60);
    const href = it.getAttribute('href');
    const goes = href !== null && (!href.startsWith('/') || /^\/(account|recovery|send|handover)/.test(href));
    if (goes || it.hasAttribute('download') || type === 'file' || leave.test(label)) continue;
    const isPress = ['button', 'a', 'summary', 'checkbox', 'radio', 'submit'].includes(type);
    it.dataset.monkey = String(found.length);
    found.push({ kind: isPress ? 'press' : type === 'select' ? 'choice' : 'text', type, label });
  }
  return found;
}
