import type { CivilDate } from '#kernel/civil-date.ts';
import type { ActRow } from '#modules/organisation/tables.ts';
import { otherCommunes } from './places.ts';
import { province, reform, type OrganisationPlan } from './tree-plan.ts';

/** «Quyết định đã ban hành» — by which the tree came to be what it is; `place` is whose book it stands in. */
export interface ActPlan extends Omit<ActRow, 'id' | 'organisationNo' | 'rectifies'> {
  readonly key: string;
  readonly place: string;
}

const merger = '2019-04-01' as CivilDate;
const bodies = '2025-02-03' as CivilDate;

/** «Các quyết định của tỉnh Mẫu Sơn» — invented numbers and signers. */
export function planActs(): readonly ActPlan[] {
  const provincial = { place: province, signer: 'Ma Thế Quân, Phó Bí thư Thường trực Tỉnh ủy' };
  const communes = ['Yên Thượng', ...otherCommunes.map(({ name }) => name)];
  return [
    {
      key: 'merger',
      place: 'Đảng bộ xã Khuổi Lịa',
      kind: 'merge',
      title: 'Sáp nhập Chi bộ thôn Khuổi Mạ vào Chi bộ thôn Nà Pồng',
      decision: '23-QĐ/ĐU',
      signedOn: '2019-03-25',
      signer: 'Triệu Văn Sơn, Bí thư Đảng ủy xã',
      basis: 'Điều lệ Đảng; nghị quyết về sáp nhập thôn',
      effectiveOn: merger,
    },
    {
      ...provincial,
      key: 'bodies',
      kind: 'found',
      title: 'Lập Đảng bộ các cơ quan Đảng tỉnh',
      decision: '18-QĐ/TU',
      signedOn: '2025-01-24',
      basis: 'Điều lệ Đảng; quyết định về sắp xếp đảng bộ khối',
      effectiveOn: bodies,
    },
    {
      ...provincial,
      key: 'districts',
      kind: 'dissolve',
      title: 'Kết thúc hoạt động đảng bộ ba huyện',
      decision: '40-QĐ/TU',
      signedOn: '2025-06-27',
      basis: 'Điều lệ Đảng; kết luận về không tổ chức cấp huyện',
      effectiveOn: reform,
    },
    ...communes.map((name, index): ActPlan => ({
      ...provincial,
      key: communeAct(name),
      kind: 'reorganise',
      title: `Lập Đảng bộ xã ${name} trên cơ sở hai đảng bộ xã cũ`,
      decision: `${41 + index}-QĐ/TU`,
      signedOn: '2025-06-27',
      basis: 'Điều lệ Đảng; nghị quyết về sắp xếp đơn vị hành chính cấp xã',
      effectiveOn: reform,
    })),
  ];
}

/** The key of the act by which a new commune came to be. */
function communeAct(name: string): string {
  return `commune ${name}`;
}

/** The act by which something of that organisation began or ended on that day. */
export function actKeyOn({ kind, keeper, place }: OrganisationPlan, day: string): string | null {
  const now = keeper?.startsWith(chapter) ? keeper.slice(chapter.length) : place;
  if (day === reform) return kind === 'district-chapter' ? 'districts' : communeAct(now);
  if (day === bodies) return 'bodies';
  return day === merger ? 'merger' : null;
}

const chapter = 'Đảng bộ xã ';
