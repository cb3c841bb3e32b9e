import { addMonths, type CivilDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { PersonalRecordRow } from './rows.ts';

/** «Điều mâu thuẫn trong phiếu» — two facts of one record that cannot both be right. */
export const contradictionKinds = [
  'official-before-joined',
  'probationer-with-official-day',
  'joined-too-young',
  'card-before-joined',
  'belongs-before-joined',
  'day-to-come',
  'citizen-number-malformed',
  'citizen-number-of-other-year',
  'citizen-number-of-other-sex',
] as const;
export type Contradiction = (typeof contradictionKinds)[number];

/** «Lời nêu mâu thuẫn» — as the correction list says it. */
export const contradictionWords: Readonly<Record<Contradiction, Text>> = {
  'official-before-joined': {
    vi: 'Ngày chính thức không sau ngày vào Đảng',
    en: 'Official not after joining',
  },
  'probationer-with-official-day': {
    vi: 'Đang dự bị mà đã có ngày chính thức',
    en: 'On probation with an official day',
  },
  'joined-too-young': { vi: 'Chưa đủ tuổi khi vào Đảng', en: 'Too young when joining' },
  'card-before-joined': { vi: 'Ngày cấp thẻ trước ngày vào Đảng', en: 'Card before joining' },
  'belongs-before-joined': { vi: 'Sinh hoạt trước ngày vào Đảng', en: 'In a cell before joining' },
  'day-to-come': { vi: 'Ngày chưa đến', en: 'A day to come' },
  'citizen-number-malformed': { vi: 'Số định danh không đủ 12 chữ số', en: 'Citizen number lacks digits' },
  'citizen-number-of-other-year': {
    vi: 'Số định danh không khớp năm sinh',
    en: 'Citizen number of another year of birth',
  },
  'citizen-number-of-other-sex': {
    vi: 'Số định danh không khớp giới tính',
    en: 'Citizen number of the other sex',
  },
};

/** «Phiếu đem soát» — the facts that are held against each other. */
export interface CheckedRecord extends Pick<
  PersonalRecordRow,
  'sex' | 'birthDate' | 'citizenNumber' | 'cardDate' | 'joinedOn' | 'officialOn'
> {
  readonly standing: 'official' | 'probationary';
  /** Since when the book knows the member in a cell; `null` where it may have been earlier. */
  readonly belongsFrom: string | null;
}

/** «Soát phiếu» — what contradicts itself, with the field to look at; an empty field contradicts nothing. */
export function contradictionsIn(
  record: CheckedRecord,
  today: CivilDate,
  /** Completed years at admission, by the rule in force; `null`: unknown. */
  leastMonths: number | null,
): readonly { readonly what: Contradiction; readonly field: string }[] {
  const { birthDate, joinedOn, officialOn, cardDate, belongsFrom, standing } = record;
  const earlier = (one: string | null, other: string | null) => one !== null && other !== null && one < other;
  const oldEnough =
    birthDate !== null && leastMonths !== null ? addMonths(birthDate as CivilDate, leastMonths) : null;
  const found: [boolean, Contradiction, string][] = [
    [officialOn !== null && officialOn === joinedOn, 'official-before-joined', 'officialOn'],
    [earlier(officialOn, joinedOn), 'official-before-joined', 'officialOn'],
    [
      standing === 'probationary' && officialOn !== null && officialOn <= today,
      'probationer-with-official-day',
      'officialOn',
    ],
    [earlier(joinedOn, oldEnough), 'joined-too-young', 'joinedOn'],
    [earlier(cardDate, joinedOn), 'card-before-joined', 'cardDate'],
    [earlier(belongsFrom, joinedOn), 'belongs-before-joined', 'joinedOn'],
    [earlier(today, joinedOn), 'day-to-come', 'joinedOn'],
    [earlier(today, birthDate), 'day-to-come', 'birthDate'],
  ];
  return [
    ...found.filter(([is]) => is).map(([, what, field]) => ({ what, field })),
    ...numberFaults(record).map((what) => ({ what, field: 'citizenNumber' })),
  ];
}

/**
 * The fourth digit tells century and sex, even for men, odd for women, 0 and 1 for the twentieth century; then two
 * digits of the year of birth (137/2015/NĐ-CP, Điều 13; Thông tư 59/2021/TT-BCA, Phụ lục).
 */
function numberFaults({ citizenNumber, birthDate, sex }: CheckedRecord): Contradiction[] {
  if (citizenNumber === null || citizenNumber === '') return [];
  const parts = /^\d{3}(?<mark>\d)(?<year>\d\d)\d{6}$/.exec(citizenNumber)?.groups;
  const { mark = '', year = '' } = parts ?? {};
  if (!parts) return ['citizen-number-malformed'];
  const century = '01'.includes(mark) ? '19' : '23'.includes(mark) ? '20' : null;
  const faults: Contradiction[] = [];
  if (birthDate !== null && century !== null && !birthDate.startsWith(`${century}${year}`))
    faults.push('citizen-number-of-other-year');
  if (sex !== null && '13579'.includes(mark) !== (sex === 'female'))
    faults.push('citizen-number-of-other-sex');
  return faults;
}
