import type { Id } from '#kernel/id.ts';
import { hamletFact } from '#modules/organisation/tables.ts';
import type { SamplePen } from '../pen.ts';
import { otherCommunes, yenThuong } from './places.ts';
import { commune, reform, type OrganisationPlan } from './tree-plan.ts';

/** «Số thôn» — one hamlet of Yên Thượng has no cell; one commune has not said how many it covers. */
export function putHamlets(
  pen: SamplePen,
  { key }: OrganisationPlan,
  own: { readonly organisationId: Id; readonly organisationNo: number },
): void {
  const villages = villagesOf(key);
  if (villages === null || key === 'Đảng bộ xã Phiêng Khoài') return;
  const missing = key === commune ? ['Thôn Lũng Tát'] : [];
  pen.put(hamletFact, [
    {
      id: pen.id('hamlets', key),
      ...own,
      hamlets: villages + missing.length,
      uncovered: missing[0] ?? null,
      valid: `[${reform},)`,
    },
  ]);
}

function villagesOf(key: string): number | null {
  if (key === commune) return yenThuong.filter(({ category }) => category === 'village').length;
  return otherCommunes.find(({ name }) => key === `Đảng bộ xã ${name}`)?.villages.length ?? null;
}
