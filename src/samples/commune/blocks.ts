import type { OrganisationPlan } from './tree-plan.ts';

/** «Khối» — as an organisation board groups its table of strength, in the order of that table. */
const blocks = ['Xã, thị trấn', 'Cơ quan', 'Đơn vị sự nghiệp', 'Lực lượng vũ trang', 'Doanh nghiệp'] as const;

const blockOfCategory: Readonly<Record<string, (typeof blocks)[number]>> = {
  village: 'Xã, thị trấn',
  street: 'Xã, thị trấn',
  'commune-office': 'Cơ quan',
  agency: 'Cơ quan',
  'public-service': 'Đơn vị sự nghiệp',
  'armed-forces': 'Lực lượng vũ trang',
  'state-enterprise': 'Doanh nghiệp',
  'private-enterprise': 'Doanh nghiệp',
};
const blockOfKind: Readonly<Record<string, (typeof blocks)[number]>> = {
  'commune-chapter': 'Xã, thị trấn',
  'bloc-chapter': 'Cơ quan',
};

/** The block of an organisation and its place in the table; none above the grassroots. */
export function blockOf({ kind, category }: Pick<OrganisationPlan, 'kind' | 'category'>): {
  readonly block: string | null;
  readonly blockPosition: number | null;
} {
  const block = (category === null ? blockOfKind[kind] : blockOfCategory[category]) ?? null;
  return { block, blockPosition: block === null ? null : blocks.indexOf(block) + 1 };
}
