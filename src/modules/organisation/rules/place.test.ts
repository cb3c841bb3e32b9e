import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import { includes, overlaps, readPeriod } from '#kernel/period.ts';
import { recordPlace, type PlaceFactRow, type PlaceSaid } from './place.ts';

const of = { organisationId: 'o', organisationNo: 7 };
const nothing: PlaceSaid = {
  hardship: null,
  border: null,
  households: null,
  poorHouseholds: null,
  distanceKm: null,
  latitude: null,
  longitude: null,
  hamlets: null,
  uncovered: null,
  source: null,
};
const on = (from: string, changes: Partial<PlaceSaid> = {}) => ({
  ...nothing,
  id: `id ${from}` as Id,
  from: from as CivilDate,
  ...changes,
});

/** The rows as they stand after something was recorded. */
function after(rows: readonly PlaceFactRow[], said: ReturnType<typeof on>): readonly PlaceFactRow[] {
  const result = recordPlace(rows, said, of);
  if (!result.ok) throw new Error(result.problem.code);
  return [...rows.filter((row) => !result.value.some((changed) => changed.id === row.id)), ...result.value];
}

test('what is said from a day on ends what stood before', () => {
  const rows = after(
    after([], on('2021-07-01', { hardship: 'area-2' })),
    on('2025-07-01', { hardship: 'special' }),
  );
  expect(rows).toMatchObject([
    { hardship: 'area-2', valid: '[2021-07-01,2025-07-01)' },
    { hardship: 'special', valid: '[2025-07-01,)' },
  ]);
});

test('said for an earlier day it lasts until what is known already', () => {
  const rows = after(
    after([], on('2025-07-01', { hardship: 'special' })),
    on('2021-07-01', { hardship: 'area-2' }),
  );
  expect(rows).toMatchObject([
    { hardship: 'special', valid: '[2025-07-01,)' },
    { hardship: 'area-2', valid: '[2021-07-01,2025-07-01)' },
  ]);
});

test('said again for the same day it sets right', () => {
  const first = after([], on('2025-07-01', { households: 118, poorHouseholds: 36 }));
  expect(after(first, on('2025-07-01', { households: 118, poorHouseholds: 34 }))).toMatchObject([
    { id: first[0]?.id, poorHouseholds: 34, valid: '[2025-07-01,)' },
  ]);
});

test.each([
  [{ poorHouseholds: 3 }, 'organisation.poor-without-households'],
  [{ households: 3, poorHouseholds: 4 }, 'organisation.more-poor-than-households'],
  [{ latitude: 22.5 }, 'organisation.half-a-point'],
])('%o is refused', (changes, code) => {
  expect(recordPlace([], on('2025-07-01', changes), of)).toMatchObject({ ok: false, problem: { code } });
});

test('one fact at a time, and every day keeps what was last said for it or before it', () => {
  const first = '2020-01-01' as CivilDate;
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 8 }), fc.nat(40), (days, ago) => {
      const said = days.map((day, at) => on(addDays(first, day), { households: at, source: `${day}` }));
      const rows = said.reduce(
        (known, one) => after(known, { ...one, id: `${one.source} ${one.households}` as Id }),
        [] as readonly PlaceFactRow[],
      );
      const periods = rows.map((row) => readPeriod(row.valid));
      expect(periods.some((one, at) => periods.slice(at + 1).some((other) => overlaps(one, other)))).toBe(
        false,
      );
      const day = addDays(first, ago);
      const began = Math.max(...days.filter((each) => each <= ago), -1);
      const holds = rows.find((row) => includes(readPeriod(row.valid), day));
      expect(holds?.households ?? -1).toBe(began < 0 ? -1 : days.lastIndexOf(began));
    }),
    { numRuns: 60 },
  );
});
