import { onDestroy } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import { shell } from '#ui/shell.svelte.ts';
import { deviceClock } from './clock.ts';

type Given = Readonly<Record<string, string | null | undefined>>;

/** What the address of the page says under this name; nothing people typed as words ever stands there. */
export function given(name: string): string | undefined {
  return page.url.searchParams.get(name) ?? undefined;
}

/** An address with what it filters by; empty values are left out. */
export function addressOf(path: string, filters: Given): string {
  const kept = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const words = new URLSearchParams(kept).toString();
  return words === '' ? path : `${path}?${words}`;
}

/** The address of this page with some of it changed. */
export function addressWith(changes: Given): string {
  return addressOf(page.url.pathname, { ...Object.fromEntries(page.url.searchParams), ...changes });
}

/** Changes the address in place: going back leads to the page before, not to each choice. */
export function changeAddress(changes: Given): void {
  void goto(addressWith(changes), { replace: true, reset: false });
}

/** The day the page is looked at: the one of the address, else today. */
export function dayOfAddress(): CivilDate {
  return civilDate(given('day') ?? '') ?? deviceClock.today();
}

/** The day as an address carries it: nothing for today. */
export function dayInAddress(): string | undefined {
  const day = dayOfAddress();
  return day === deviceClock.today() ? undefined : day;
}

/** While the screen is open, the band over everything says which other day is looked at. */
export function showPast(): void {
  $effect(() => {
    const day = dayInAddress();
    shell.past = day ? { asOf: dayOfAddress(), today: addressWith({ day: null }) } : null;
  });
  onDestroy(() => {
    shell.past = null;
  });
}
