import { civilDate, type CivilDate } from '#kernel/civil-date.ts';
import type { OutputOf } from '#kernel/contract.ts';
import type { Text } from '#kernel/text.ts';
import { readNumber } from '#ui/reading.ts';
import type { placeFacts } from '../contract.ts';
import { hardships, type PlaceSaid } from '../rules/place.ts';

type Standing = OutputOf<typeof placeFacts>['rows'][number];

/** The form as it is typed: every field a text. */
export interface PlaceTyped {
  from: string;
  hardship: string;
  border: string;
  households: string;
  poorHouseholds: string;
  distanceKm: string;
  latitude: string;
  longitude: string;
  hamlets: string;
  uncovered: string;
  source: string;
}

/** The form filled in with what stands on the day. */
export function typedOf(standing: Standing | undefined, distanceKm: number | null, from: string): PlaceTyped {
  const figure = (value: number | null | undefined) => (value ?? '').toString().replace('.', ',');
  return {
    from,
    hardship: standing?.hardship ?? '',
    border: standing?.border === true ? 'yes' : standing?.border === false ? 'no' : '',
    households: figure(standing?.households),
    poorHouseholds: figure(standing?.poorHouseholds),
    distanceKm: figure(standing?.distanceKm ?? distanceKm),
    latitude: figure(standing?.latitude),
    longitude: figure(standing?.longitude),
    hamlets: figure(standing?.hamlets),
    uncovered: standing?.uncovered ?? '',
    source: '',
  };
}

const figures = ['households', 'poorHouseholds', 'distanceKm', 'latitude', 'longitude', 'hamlets'] as const;
const whole: ReadonlySet<string> = new Set(['households', 'poorHouseholds', 'hamlets']);
const unreadable: Text = {
  vi: 'Gõ bằng chữ số, ví dụ 118 hoặc 4,5.',
  en: 'Type digits, such as 118 or 4,5.',
};

/** What was typed, as the book takes it; or what cannot be read, by field. */
export function readPlace(
  typed: PlaceTyped,
):
  | { readonly said: PlaceSaid & { readonly from: CivilDate } }
  | { readonly slips: ReadonlyMap<string, Text> } {
  const slips = new Map<string, Text>();
  const from = civilDate(typed.from);
  if (!from) slips.set('from', { vi: 'Điền ngày bắt đầu.', en: 'Give the first day.' });
  const read = new Map<string, number | null>();
  for (const name of figures) {
    const value = typed[name].trim() === '' ? null : readNumber(typed[name]);
    const isWhole = !whole.has(name) || value === null || Number.isInteger(value);
    if ((value === null && typed[name].trim() !== '') || !isWhole) slips.set(name, unreadable);
    read.set(name, value);
  }
  if (!from || slips.size > 0) return { slips };
  const of = (name: (typeof figures)[number]) => read.get(name) ?? null;
  return {
    said: {
      from,
      hardship: hardships.find((each) => each === typed.hardship) ?? null,
      border: typed.border === '' ? null : typed.border === 'yes',
      households: of('households'),
      poorHouseholds: of('poorHouseholds'),
      distanceKm: of('distanceKm'),
      latitude: of('latitude'),
      longitude: of('longitude'),
      hamlets: of('hamlets'),
      uncovered: typed.uncovered.trim() || null,
      source: typed.source.trim() || null,
    },
  };
}
