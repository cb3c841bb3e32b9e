import { fold, sortName } from '#kernel/vietnamese.ts';
import { custody, placement, profile } from '#modules/organisation/tables.ts';
import { affiliation, officeTerm, person, standing } from '#modules/members/tables.ts';
import type { Desktop, Holder, Written } from './sample-set.ts';

const names = [
  'Lò Văn Ân',
  'Vàng Thị Đào',
  'Ma Văn Chức',
  'Bế Thị Lan',
  'Phùng Thị Minh Nguyệt',
  'Hoàng Văn Thắng',
  'Nông Thị Quế',
  'Triệu Văn Sáng',
  'Ma Thị Nga',
];

/** A province, a commune, a cell: enough to walk one thread. */
export async function writeTiny({ pen, clock }: Desktop): Promise<Written> {
  const places = [
    { name: 'Đảng bộ tỉnh Mẫu Sơn', kind: 'province-chapter', category: null },
    { name: 'Đảng bộ xã Yên Thượng', kind: 'commune-chapter', category: null },
    { name: 'Chi bộ thôn Nà Pồng', kind: 'cell', category: 'village' },
  ];
  const ids = places.map((place) => pen.id('organisation', place.name));
  const numbers = await pen.found(ids);
  const holders: Holder[] = [];
  places.forEach((place, index) => {
    const organisationNo = numbers[index] ?? 0;
    const organisationId = ids[index] ?? pen.id('none');
    pen.put(profile, [
      {
        id: pen.id('profile', place.name),
        organisationId,
        organisationNo,
        name: place.name,
        searchName: fold(place.name),
        code: null,
        kind: place.kind,
        category: place.category,
        block: null,
        blockPosition: null,
        place: 'Yên Thượng',
        distanceKm: null,
        decision: null,
        foundedOn: '2025-07-01',
        note: null,
        position: index,
        valid: '[2025-07-01,)',
      },
    ]);
    const parentNo = numbers[index - 1];
    if (parentNo)
      pen.put(placement, [
        {
          id: pen.id('placement', place.name),
          organisationId,
          organisationNo,
          parentNo,
          valid: '[2025-07-01,)',
        },
      ]);
    pen.put(
      custody,
      numbers
        .slice(0, index + 1)
        .map((keeperNo, depth) => ({ keeperNo, organisationNo, depth: index - depth })),
    );
  });
  names.forEach((fullName, index) => {
    const organisationNo = numbers[2] ?? 0;
    const personId = pen.id('person', fullName);
    pen.put(person, [
      { id: personId, organisationNo, fullName, sortName: sortName(fullName), searchName: fold(fullName) },
    ]);
    pen.put(affiliation, [
      {
        id: pen.id('affiliation', fullName),
        personId,
        organisationNo,
        valid: '[2025-07-01,)',
        earlierUnknown: true,
        endedBy: null,
      },
    ]);
    pen.put(standing, [
      {
        id: pen.id('standing', fullName),
        personId,
        organisationNo,
        standing: index === 8 ? 'probationary' : 'official',
        valid: '[2025-07-01,)',
      },
    ]);
    const posts: [number, string, number][] = [
      [0, 'secretary', 2],
      [1, 'deputy-secretary', 2],
      [3, 'office-staff', 1],
      [4, 'office-staff', 0],
    ];
    for (const [at, office, place] of posts.filter(([at]) => at === index)) {
      pen.put(officeTerm, [
        {
          id: pen.id('term', at, place),
          personId,
          organisationNo: numbers[place] ?? 0,
          office,
          title: null,
          decision: '01-QĐ/ĐU',
          valid: '[2025-07-01,)',
        },
      ]);
      holders.push({ organisation: places[place]?.name ?? '', office, personId, fullName });
    }
    if (index === 2)
      holders.push({ organisation: 'Chi bộ thôn Nà Pồng', office: 'member', personId, fullName });
  });
  await pen.act('load-sample', clock.now());
  return { holders, afterwards: async () => undefined };
}
