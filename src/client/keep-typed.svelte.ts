import { untrack } from 'svelte';
import { deviceClock } from './clock.ts';
import { drafts } from './drafts.svelte.ts';

const pause = 400;
const longestUnkept = 700;

/** What a form knows of the words it keeps. */
export interface KeptWords {
  /** Whether words from before a reload stand in the form again. */
  readonly restored: boolean;
  /** Takes the kept words out: they are recorded now. Of the form shown, unless another is named. */
  drop(form?: string): void;
  /** The form as it was before anybody typed. */
  startOver(): void;
}

/**
 * «Giữ chữ đang gõ» — keeps what is typed in a form on this device, less than a second after a pause, and puts it back when
 * the form is opened again. To be called where the form is made, after whatever fills it.
 *
 * @param form the name of the form; `null` while it is not shown
 */
export function keepTyped<Fields>(
  form: () => string | null,
  read: () => Fields,
  put: (fields: Fields) => void,
): KeptWords {
  let restored = $state(false);
  let shown: string | null = null;
  let [untouched, seen] = ['', ''];
  let waiting: { readonly form: string; readonly text: string; readonly since: number } | null = null;
  let cancel: () => void = () => undefined;

  const save = (): void => {
    cancel();
    if (!waiting) return;
    const { form: of, text } = waiting;
    waiting = null;
    drafts.put(of, text === untouched ? null : JSON.parse(text));
  };
  const wait = (of: string, text: string): void => {
    const now = deviceClock.now();
    waiting = { form: of, text, since: waiting?.since ?? now };
    cancel();
    // Who types on without a pause loses less than a second all the same; a clock set back keeps nothing waiting.
    const left = longestUnkept - Math.max(0, now - waiting.since);
    if (left <= 0) save();
    else cancel = deviceClock.later(Math.min(pause, left), save);
  };

  $effect.pre(() => {
    const next = drafts.isReady ? form() : null;
    untrack(() => {
      if (next === shown) return;
      save();
      [shown, restored] = [next, false];
      untouched = seen = JSON.stringify(read());
      const kept = next === null ? null : drafts.read(next);
      if (kept === null || JSON.stringify(kept) === untouched) return;
      put(kept as Fields);
      restored = true;
      seen = JSON.stringify(read());
    });
  });
  $effect(() => {
    const text = JSON.stringify(read());
    if (shown === null || text === seen) return;
    seen = text;
    wait(shown, text);
  });
  $effect(() => {
    const forget = drafts.beforeLeaving(save);
    return () => {
      save();
      forget();
    };
  });

  return {
    get restored() {
      return restored;
    },
    drop: (of = shown ?? undefined) => {
      if (of !== undefined && of !== shown) return drafts.put(of, null);
      cancel();
      waiting = null;
      restored = false;
      untouched = seen = JSON.stringify(read());
      if (shown !== null) drafts.put(shown, null);
    },
    startOver: () => {
      put(JSON.parse(untouched) as Fields);
      restored = false;
      if (shown !== null) drafts.put(shown, null);
    },
  };
}
