import { untrack } from 'svelte';
import { deviceClock } from './clock.ts';
import { drafts } from './drafts.svelte.ts';

const keptEvery = 300;

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
 * «Giữ chữ đang gõ» — keeps what is typed in a form on this device, within a third of a second, and puts it back when the
 * form is opened again. To be called where the form is made, after whatever fills it.
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
  let waiting: { readonly form: string; readonly text: string } | null = null;
  let cancel: () => void = () => undefined;

  const save = (): void => {
    cancel();
    if (!waiting) return;
    const { form: of, text } = waiting;
    waiting = null;
    drafts.put(of, text === untouched ? null : JSON.parse(text));
  };
  const wait = (of: string, text: string): void => {
    // Not put off by what is typed on: who types without a pause loses no more than who stops.
    if (!waiting) cancel = deviceClock.later(keptEvery, save);
    waiting = { form: of, text };
  };

  $effect.pre(() => {
    const next = form();
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
