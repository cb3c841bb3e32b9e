import { otherCommunes, yenThuong, type CommunePlan } from './places.ts';

/** What an organisation was called, what it counted as and under whom it stood, in one period. */
export interface Stage {
  readonly from: string;
  readonly until: string | null;
  readonly name: string;
  readonly code: string;
  readonly parent: string | null;
}

/** One organisation through its whole life. */
export interface OrganisationPlan {
  readonly key: string;
  readonly kind: string;
  readonly category: string | null;
  readonly place: string;
  readonly km: number | null;
  readonly founded: string;
  readonly decision: string | null;
  readonly stages: readonly Stage[];
  /** Who keeps its book today; the keeper of something that has ended is its successor. */
  readonly keeper: string | null;
}

export const province = 'Đảng bộ tỉnh Mẫu Sơn';
export const commune = 'Đảng bộ xã Yên Thượng';
export const provinceOffice = 'Chi bộ Ban Tổ chức Tỉnh ủy';
/** Two levels of local government since this day: districts and the old communes ended. */
export const reform = '2025-07-01';

const districts = ['Yên Lãng Thượng', 'Khau Mồ', 'Pò Hèn'];
const yenThuongDistrict = 'Yên Lãng Thượng';
const agencies = [
  ['cơ quan Đảng ủy xã', 'commune-office'],
  ['cơ quan Ủy ban nhân dân xã', 'commune-office'],
  ['Trường THCS', 'public-service'],
  ['Công an xã', 'armed-forces'],
] as const;

/** «Cây tổ chức» — every organisation with its history, superiors before subordinates. */
export function planTree(): OrganisationPlan[] {
  const root = whole(province, 'province-chapter', null, '98.000.000.000.000', '1950-08-20');
  const bloc = whole(
    'Đảng bộ các cơ quan Đảng tỉnh',
    'bloc-chapter',
    province,
    '98.001.000.000.000',
    '2025-02-03',
  );
  const board = {
    ...whole(provinceOffice, 'cell', bloc.key, '98.001.001.000.001', '2025-02-03'),
    category: 'agency',
  };
  return [
    root,
    bloc,
    board,
    ...districts.map((name, index) => district(name, index)),
    ...formerCommunes(
      'Yên Thượng',
      yenThuongDistrict,
      ['Yên Thượng cũ', 'Khuổi Lịa'],
      districts.indexOf(yenThuongDistrict),
      0,
    ),
    newCommune('Yên Thượng', 1),
    ...yenThuong.map((cell, index) => cellOfYenThuong(cell, index)),
    formerVillage(),
    ...otherCommunes.flatMap((plan, index) => otherCommune(plan, index)),
  ];
}

/** The key of a cell: names repeat from commune to commune. */
export function keyOf(cell: string, place: string): string {
  return `${cell}, ${place}`;
}

function whole(
  name: string,
  kind: string,
  parent: string | null,
  code: string,
  from: string,
): OrganisationPlan {
  return {
    key: name,
    kind,
    category: null,
    place: 'Mẫu Sơn',
    km: null,
    founded: from,
    decision: null,
    stages: [{ from, until: null, name, code, parent }],
    keeper: parent,
  };
}

function district(name: string, index: number): OrganisationPlan {
  const key = `Đảng bộ huyện ${name}`;
  const code = `98.0${11 + index}.000.000.000`;
  return {
    key,
    kind: 'district-chapter',
    category: null,
    place: name,
    km: null,
    founded: '1950-08-20',
    decision: null,
    stages: [{ from: '1950-08-20', until: reform, name: key, code, parent: province }],
    keeper: province,
  };
}

function formerCommunes(
  place: string,
  district: string,
  names: readonly [string, string],
  at: number,
  first: number,
): OrganisationPlan[] {
  return names.flatMap((name, index) => {
    const key = `Đảng bộ xã ${name}`;
    const shown = name.replace(' cũ', '');
    const digits = `98.0${11 + at}.0${String(first + index + 1).padStart(2, '0')}`;
    const common = { place: shown, km: null, decision: null };
    const chapter: OrganisationPlan = {
      ...common,
      key,
      kind: 'commune-chapter',
      category: null,
      founded: '1964-01-15',
      stages: [
        {
          from: '1964-01-15',
          until: reform,
          name: `Đảng bộ xã ${shown}`,
          code: `${digits}.000.000`,
          parent: `Đảng bộ huyện ${district}`,
        },
      ],
      keeper: `Đảng bộ xã ${place}`,
    };
    const office: OrganisationPlan = {
      ...common,
      key: formerOffice(name),
      kind: 'cell',
      category: 'commune-office',
      founded: '1998-06-01',
      stages: [
        {
          from: '1998-06-01',
          until: reform,
          name: `Chi bộ cơ quan xã ${shown}`,
          code: `${digits}.000.090`,
          parent: key,
        },
      ],
      keeper: `Đảng bộ xã ${place}`,
    };
    return [chapter, office];
  });
}

/** «Chi bộ cơ quan của xã trước sắp xếp» — where the people of the new agencies came from. */
export function formerOffice(formerCommune: string): string {
  return `Chi bộ cơ quan xã ${formerCommune}, trước sắp xếp`;
}

function newCommune(place: string, index: number): OrganisationPlan {
  const key = `Đảng bộ xã ${place}`;
  const code = `98.20${index}.000.000.000`;
  return {
    key,
    kind: 'commune-chapter',
    category: null,
    place,
    km: null,
    founded: reform,
    decision: `${40 + index}-QĐ/TU`,
    stages: [{ from: reform, until: null, name: key, code, parent: province }],
    keeper: province,
  };
}

function cellOfYenThuong(cell: (typeof yenThuong)[number], index: number): OrganisationPlan {
  const number = String(index + 1).padStart(3, '0');
  const now: Stage = {
    from: reform,
    until: null,
    name: cell.name,
    code: `98.201.000.000.${number}`,
    parent: commune,
  };
  const before: Stage[] = cell.former
    ? [
        {
          from: cell.founded,
          until: reform,
          name: cell.name,
          code: `98.011.00${cell.former === 'Khuổi Lịa' ? 2 : 1}.000.${number}`,
          parent: `Đảng bộ xã ${cell.former}`,
        },
      ]
    : [];
  return {
    key: cell.name,
    kind: 'cell',
    category: cell.category,
    place: 'Yên Thượng',
    km: cell.km,
    founded: cell.founded,
    decision: cell.former ? null : `0${(index % 9) + 1}-QĐ/ĐU`,
    stages: [...before, now],
    keeper: commune,
  };
}

/** «Chi bộ thôn Khuổi Mạ» — merged into Nà Pồng on 1-4-2019: the past stays countable. */
function formerVillage(): OrganisationPlan {
  const name = 'Chi bộ thôn Khuổi Mạ';
  return {
    key: name,
    kind: 'cell',
    category: 'village',
    place: 'Khuổi Lịa',
    km: 20,
    founded: '2002-03-20',
    decision: null,
    stages: [
      {
        from: '2002-03-20',
        until: '2019-04-01',
        name,
        code: '98.011.002.000.099',
        parent: 'Đảng bộ xã Khuổi Lịa',
      },
    ],
    keeper: 'Chi bộ thôn Nà Pồng',
  };
}

function otherCommune(plan: CommunePlan, index: number): OrganisationPlan[] {
  const at = districts.indexOf(plan.district);
  const own = `Đảng bộ xã ${plan.name}`;
  const old = formerCommunes(plan.name, plan.district, plan.former, at, 2 * (index + 1));
  const names: (readonly [string, string, string | null])[] = [
    ...plan.villages.map(
      (place, order) => [`thôn ${place}`, 'village', plan.former[order % 2] ?? null] as const,
    ),
    ...agencies.map(([name, category]) => [name, category, null] as const),
  ];
  const cells = names.map(([name, category, former], order): OrganisationPlan => {
    const number = String(order + 1).padStart(3, '0');
    const cell = `Chi bộ ${name}`;
    const before = old.find((each) => each.key === `Đảng bộ xã ${former}`);
    const founded = before ? '2003-10-01' : reform;
    const now: Stage = {
      from: reform,
      until: null,
      name: cell,
      code: `98.20${index + 2}.000.000.${number}`,
      parent: own,
    };
    const past = before?.stages[0];
    return {
      key: keyOf(cell, plan.name),
      kind: 'cell',
      category,
      place: plan.name,
      km: 1 + order,
      founded,
      decision: null,
      stages: past
        ? [
            {
              from: founded,
              until: reform,
              name: cell,
              code: `${past.code.slice(0, 10)}.000.${number}`,
              parent: before.key,
            },
            now,
          ]
        : [now],
      keeper: own,
    };
  });
  return [...old, newCommune(plan.name, index + 2), ...cells];
}
