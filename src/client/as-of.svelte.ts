import { goto } from '$app/navigation';
import { page } from '$app/state';
import { civilDate, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import { isId, type Id } from '#kernel/id.ts';
import { shell } from '#ui/shell.svelte.ts';
import { deviceClock } from './clock.ts';
import { session } from './session.svelte.ts';

/** «Nơi đang xem» — what the address of the page says: which organisation, which day, which month. */
export const place = {
  get today(): CivilDate {
    return deviceClock.today();
  },
  /** The day the page shows. */
  get asOf(): CivilDate {
    return civilDate(page.url.searchParams.get('asOf') ?? '') ?? deviceClock.today();
  },
  get month(): CivilDate {
    const asked = civilDate(`${page.url.searchParams.get('month') ?? ''}-01`);
    return asked ?? monthStart(this.asOf);
  },
  /** The organisation looked into: named in the address, else that of the office held. */
  get organisationId(): Id | null {
    const asked = page.url.searchParams.get('of') ?? '';
    return isId(asked) ? asked : (session.office?.organisation.id ?? null);
  },
  get inside(): boolean {
    return isId(page.url.searchParams.get('of') ?? '');
  },
  param: (name: string): string | null => page.url.searchParams.get(name),
};

/** This address with other values; `null` takes one out. */
export function hrefWith(changes: Readonly<Record<string, string | null>>, path = page.url.pathname): string {
  const search = new URLSearchParams(page.url.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') search.delete(name);
    else search.set(name, value);
  }
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Another address of the same day: what stands in `asOf` goes with every link. */
export function hrefTo(path: string, values: Readonly<Record<string, string | null>> = {}): string {
  const search = new URLSearchParams();
  const asOf = place.param('asOf');
  for (const [name, value] of Object.entries({ ...values, ...(asOf ? { asOf } : {}) })) {
    if (value !== null && value !== '') search.set(name, value);
  }
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** Goes to this address with other values, without a new entry in the history. */
export async function turnTo(changes: Readonly<Record<string, string | null>>): Promise<void> {
  await goto(hrefWith(changes), { replace: true, reset: false });
}

/** Shows the band over the page while another day than today is looked at. To be called while a screen is set up. */
export function followPast(): void {
  $effect(() => {
    shell.past = place.asOf === place.today ? null : { asOf: place.asOf, today: hrefWith({ asOf: null }) };
    return () => (shell.past = null);
  });
}
