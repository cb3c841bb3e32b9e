import type { PlaceFactRow } from '#modules/organisation/rules/place.ts';
import type { SamplePen } from '../pen.ts';
import { dice } from './chance.ts';
import { otherCommunes, yenThuong } from './places.ts';
import { commune, reform, type OrganisationPlan } from './tree-plan.ts';

/** The survey at the end of 2021 and that of 2025, with how many of a hundred of the poor were still poor then. */
const surveys = [
  { from: '2022-01-01', until: '2026-01-01', source: 'Kết quả rà soát hộ nghèo năm 2021', stillPoor: 100 },
  { from: '2026-01-01', until: null, source: 'Kết quả rà soát hộ nghèo năm 2025', stillPoor: 62 },
] as const;

/** «Địa bàn của một thôn» — the farther from the centre, the harder; the farthest lie at the border. */
export function placeFactsOf(
  pen: SamplePen,
  plan: OrganisationPlan,
  of: Pick<PlaceFactRow, 'organisationId' | 'organisationNo'>,
): PlaceFactRow[] {
  const { km, category, key, stages } = plan;
  const villages = villagesOf(plan);
  if (villages > 0) return [hamletsOf(pen, plan, of, villages)];
  if (category !== 'village' || km === null || stages.at(-1)?.until) return [];
  const roll = dice('place', key);
  const households = roll.between(55, 150);
  const poor = Math.round((households * (5 + km * 1.8 + roll.between(0, 6))) / 100);
  const hardship = km >= 17 ? 'special' : km >= 11 ? 'area-3' : km >= 5 ? 'area-2' : 'area-1';
  return surveys.map(({ from, until, source, stillPoor }, at) => ({
    id: pen.id('place', key, from),
    ...of,
    hardship,
    border: km >= 23,
    households: households + at * roll.between(0, 6),
    poorHouseholds: Math.round((poor * stillPoor) / 100),
    distanceKm: null,
    latitude: null,
    longitude: null,
    hamlets: 1,
    uncovered: null,
    source,
    valid: `[${from},${until ?? ''})`,
  }));
}

/** A commune of today knows its hamlets; one of them has no cell yet. */
function hamletsOf(
  pen: SamplePen,
  { key }: OrganisationPlan,
  of: Pick<PlaceFactRow, 'organisationId' | 'organisationNo'>,
  villages: number,
): PlaceFactRow {
  const gap = key === commune;
  return {
    id: pen.id('place', key),
    ...of,
    hardship: null,
    border: null,
    households: null,
    poorHouseholds: null,
    distanceKm: null,
    latitude: null,
    longitude: null,
    hamlets: villages + (gap ? 1 : 0),
    uncovered: gap ? 'Thôn Lũng Tát' : null,
    source: null,
    valid: `[${reform},)`,
  };
}

/** How many village cells a commune has; none of anything else. */
function villagesOf(plan: OrganisationPlan): number {
  const last = plan.stages.at(-1);
  if (last?.from !== reform || last.until !== null) return 0;
  if (plan.key === commune) return yenThuong.filter(({ category }) => category === 'village').length;
  const other = otherCommunes.find(
    ({ name }) => plan.key === `Đảng bộ xã ${name}` && plan.founded === reform,
  );
  return other?.villages.length ?? 0;
}
