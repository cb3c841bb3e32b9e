import { addDays, addMonths } from '#kernel/civil-date.ts';
import type { PersonalRecordRow } from '#modules/members/tables.ts';
import { knownOf } from './careers.ts';
import { dice, type Dice } from './chance.ts';
import type { MemberPlan } from './people.ts';
import type { OrganisationPlan } from './tree-plan.ts';

const occupations: Readonly<Record<string, readonly string[]>> = {
  village: [
    'Nông dân',
    'Nông dân',
    'Nông dân',
    'Hưu trí',
    'Buôn bán nhỏ',
    'Trồng chè',
    'Thợ xây',
    'Chăn nuôi',
  ],
  'public-service': ['Giáo viên', 'Giáo viên', 'Viên chức'],
  'armed-forces': ['Sĩ quan', 'Cán bộ'],
  'commune-office': ['Cán bộ xã', 'Công chức xã'],
  agency: ['Công chức', 'Viên chức'],
  'private-enterprise': ['Công nhân', 'Quản đốc', 'Kế toán'],
  other: ['Xã viên hợp tác xã', 'Trồng chè'],
};

/** «Phiếu đảng viên» — invented throughout; citizen numbers begin with 099, which no province has. */
export function recordOf(
  member: MemberPlan,
  organisationNo: number,
  place: OrganisationPlan,
): PersonalRecordRow {
  const roll = dice('record', member.id);
  const digits = (count: number) => Array.from({ length: count }, () => roll.between(0, 9)).join('');
  const year = member.born.slice(0, 4);
  const century = (year >= '2000' ? 2 : 0) + (member.sex === 'female' ? 1 : 0);
  const official = member.official;
  const village = place.stages.at(-1)?.name.replace(/^Chi bộ thôn /, 'Thôn ') ?? '';
  const home = place.category === 'village' ? village : 'Trung tâm xã';
  return {
    personId: member.id,
    organisationNo,
    otherName: null,
    sex: member.sex,
    birthDate: member.born,
    citizenNumber: `099${century}${year.slice(2)}${digits(6)}`,
    oldIdentityNumber: null,
    cardNumber: official ? `98.${digits(6)}` : null,
    cardPlace: official ? 'Tỉnh ủy Mẫu Sơn' : null,
    cardDate: official ? addDays(addMonths(official, 5), roll.between(0, 40)) : null,
    oldCardNumber: null,
    nationalId: null,
    birthPlace: `Xã ${place.place}, tỉnh Mẫu Sơn`,
    homePlace: `Xã ${place.place}, tỉnh Mẫu Sơn`,
    residence: `${home}, xã ${place.place}, tỉnh Mẫu Sơn`,
    joinedOn: member.joined,
    officialOn: official,
    ...educationOf(roll, year, place.category ?? ''),
    occupation:
      place.category === 'village' && year < '1962'
        ? roll.pick(['Hưu trí', 'Nông dân'])
        : roll.pick(occupations[place.category ?? ''] ?? ['Nông dân']),
    worksAway: member.worksAway,
    stateOffice: null,
    phone: `0200 ${digits(3)} ${digits(3)}`,
    note: null,
    ...knownOf(member.fullName, place.key),
  };
}

function educationOf(
  roll: Dice,
  year: string,
  category: string,
): Pick<PersonalRecordRow, 'generalEducation' | 'professionalEducation' | 'theoryLevel'> {
  if (category !== 'village' && category !== 'other' && category !== 'private-enterprise') {
    return {
      generalEducation: '12/12',
      professionalEducation: roll.pick(['Đại học', 'Đại học', 'Cao đẳng', 'Thạc sĩ']),
      theoryLevel: roll.pick(['Sơ cấp', 'Trung cấp', 'Trung cấp', 'Cao cấp']),
    };
  }
  const general =
    year < '1950'
      ? ['4/10', '5/10', '7/10']
      : year < '1975'
        ? ['7/10', '7/12', '10/10']
        : ['9/12', '12/12', '12/12'];
  return {
    generalEducation: roll.pick(general),
    professionalEducation:
      year > '1978' && roll.yes(0.35) ? roll.pick(['Sơ cấp', 'Trung cấp', 'Cao đẳng', 'Đại học']) : null,
    theoryLevel: roll.yes(0.5) ? roll.pick(['Sơ cấp', 'Sơ cấp', 'Trung cấp']) : null,
  };
}
