import { addDays, addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Id } from '#kernel/id.ts';
import type { SamplePen } from '../pen.ts';
import { dice } from './chance.ts';
import type { MemberPlan } from './people.ts';

/** One office of one person, from–until. */
export interface TermPlan {
  readonly id: Id;
  readonly place: string;
  readonly personId: Id;
  readonly fullName: string;
  readonly office: string;
  readonly title: string | null;
  readonly decision: string | null;
  readonly from: CivilDate;
  readonly until: CivilDate | null;
}

type Held = Pick<TermPlan, 'place' | 'office'> &
  Partial<Pick<TermPlan, 'title' | 'decision' | 'from' | 'until'>>;

/** A term of office of a member. */
export function termOf(
  pen: SamplePen,
  member: MemberPlan,
  held: Held & { readonly from: CivilDate },
): TermPlan {
  return {
    id: pen.id('term', held.place, held.office, member.id, held.from),
    personId: member.id,
    fullName: member.fullName,
    title: null,
    decision: null,
    until: null,
    ...held,
  };
}

const ofNaPong: readonly (readonly [string, string])[] = [
  ['Hoàng Văn Thắng', 'secretary'],
  ['Nông Thị Duyên', 'deputy-secretary'],
  ['Ma Văn Quyền', 'committee-member'],
  ['Triệu Thị Tươi', 'committee-member'],
  ['Lý Thị Mai', 'committee-member'],
];

/** How many committee members besides secretary and deputy; none below nine official members. */
function committeeOf(official: number, committeeFrom: number): readonly string[] {
  if (official < committeeFrom) return official > 4 ? ['secretary', 'deputy-secretary'] : ['secretary'];
  const others = official >= 50 ? 5 : official >= 25 ? 3 : 1;
  return ['secretary', 'deputy-secretary', ...Array.from({ length: others }, () => 'committee-member')];
}

/** «Chi ủy, bí thư, phó bí thư» — elected at the congress of the cell; secretary and deputy only in small cells. */
export function planCellTerms(
  pen: SamplePen,
  cell: string,
  members: readonly MemberPlan[],
  began: CivilDate,
  committeeFrom: number,
  today: CivilDate,
): TermPlan[] {
  const roll = dice('offices', cell);
  const official = members.filter((member) => member.official !== null);
  if (cell === 'Chi bộ thôn Nà Pồng')
    return ofNaPong.flatMap(([name, office]) =>
      members
        .filter((member) => member.fullName === name)
        .map((member) => termOf(pen, member, { place: cell, office, from: began, decision: '14-QĐ/ĐU' })),
    );
  const eligible = official
    .filter((member) => member.official !== null && member.official <= began && member.from <= began)
    .filter((member) => member.circumstances.length === 0 && !member.worksAway && member.until === null)
    .toSorted((one, other) => other.reliable - one.reliable);
  const offices = committeeOf(official.length, committeeFrom);
  const chosen = roll.some(eligible.slice(0, offices.length * 2), offices.length);
  const terms = chosen.map((member, index) =>
    termOf(pen, member, {
      place: cell,
      office: offices[index] ?? 'committee-member',
      from: began,
      decision: `${String(roll.between(10, 60))}-QĐ/ĐU`,
    }),
  );
  return cell === 'Chi bộ thôn Pác Nghiên' ? withNewSecretary(pen, terms, eligible, today) : terms;
}

/** In Pác Nghiên the secretary changed in the course of the year. */
function withNewSecretary(
  pen: SamplePen,
  terms: readonly TermPlan[],
  eligible: readonly MemberPlan[],
  today: CivilDate,
): TermPlan[] {
  const changed = addDays(monthStart(addMonths(today, -7)), 14);
  const successor = eligible.find((member) => !terms.some((term) => term.personId === member.id));
  if (!successor) return [...terms];
  const [first, ...others] = terms;
  if (!first) return [];
  const place = first.place;
  return [
    { ...first, until: changed },
    ...others,
    termOf(pen, successor, { place, office: 'secretary', from: changed, decision: '37-QĐ/ĐU' }),
  ];
}

/** People of the commune committee, whose names the pictures know: office, title, and the cells they follow. */
export const communePeople = [
  { fullName: 'Nông Minh Trí', sex: 'male', office: 'secretary', title: 'Bí thư Đảng ủy xã' },
  {
    fullName: 'Lục Thị Thu Hà',
    sex: 'female',
    office: 'deputy-secretary',
    title: 'Phó Bí thư Thường trực Đảng ủy xã',
  },
  {
    fullName: 'Trần Thị Hồng Vân',
    sex: 'female',
    office: 'committee-member',
    title: 'Ủy viên Ban Thường vụ Đảng ủy xã',
  },
  {
    fullName: 'Hà Minh Tuấn',
    sex: 'male',
    office: 'committee-member',
    title: 'Ủy viên Ban Thường vụ Đảng ủy xã',
  },
  { fullName: 'Lèo Văn Sơn', sex: 'male', office: 'committee-member', title: 'Đảng ủy viên' },
  { fullName: 'Bế Thị Lan', sex: 'female', office: 'office-staff', title: 'Chánh Văn phòng Đảng ủy xã' },
  { fullName: 'Hoàng Đức Kiên', sex: 'male', office: 'committee-member', title: 'Đảng ủy viên' },
  {
    fullName: 'Vi Thị Kim Oanh',
    sex: 'female',
    office: 'office-staff',
    title: 'Chuyên viên Ban Xây dựng Đảng',
  },
] as const;

export const provincePeople = [
  { fullName: 'Phùng Thị Minh Nguyệt', sex: 'female', title: 'Chuyên viên Ban Tổ chức Tỉnh ủy' },
  { fullName: 'Đinh Quang Hưng', sex: 'male', title: 'Trưởng phòng Tổ chức đảng, đảng viên' },
] as const;

const followed: Readonly<Record<string, string>> = {
  'Chi bộ thôn Khuổi Lịa': 'Lèo Văn Sơn',
  'Chi bộ thôn Bản Thẳm': 'Bế Thị Lan',
  'Chi bộ Trạm Y tế xã': 'Trần Thị Hồng Vân',
  'Chi bộ thôn Pác Nghiên': 'Lèo Văn Sơn',
  'Chi bộ thôn Nà Pồng': 'Trần Thị Hồng Vân',
  'Chi bộ thôn Nà Vài': 'Bế Thị Lan',
  'Chi bộ thôn Khuổi Mạ Trong': 'Lèo Văn Sơn',
  'Chi bộ Trường THCS Yên Thượng': 'Hà Minh Tuấn',
  'Chi bộ Công an xã': 'Hà Minh Tuấn',
  'Chi bộ HTX Chè Yên Thượng': 'Bế Thị Lan',
};
const followers = [
  'Trần Thị Hồng Vân',
  'Hà Minh Tuấn',
  'Lèo Văn Sơn',
  'Bế Thị Lan',
  'Hoàng Đức Kiên',
  'Lục Thị Thu Hà',
];

/** «Cấp ủy viên theo dõi» — who of the commune committee follows the cell. */
export function followerOf(cell: string, index: number): string {
  return followed[cell] ?? followers[index % followers.length] ?? 'Hà Minh Tuấn';
}
