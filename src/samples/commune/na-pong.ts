import { addDays, addMonths, monthStart, type CivilDate } from '#kernel/civil-date.ts';
import type { Sex } from './names.ts';
import type { CircumstancePlan, Named } from './people.ts';

const men =
  'Nguyễn Hữu Bằng|Lý Văn Chài|Ma Văn Chức|Hứa Văn Dèn|Đặng Văn Giàng|Quan Văn Hỏi|Lý Văn Khìn|Nông Văn Lâm|Bàn Văn Lềnh|Chẩu Văn Minh|Hoàng Văn Nhất|Lý A Páo|Nông Quốc Phượng|Ma Văn Quyền|Triệu Văn Sểnh|Hoàng Văn Thắng|Ma Đình Thọ|Đặng Văn Tòng|Quan Văn Ửng|Bàn Văn Vượng|Hứa Đức Xuân';
const women =
  'Bàn Thị Ái|Chẩu Thị Chiêm|Nông Thị Duyên|Hoàng Thị Hằng|Ma Thị Lả|Lý Thị Mai|Đặng Thị Mủi|Hứa Thị Ngoan|Quan Thị Phấy|Chẩu Thị Thêu|Triệu Thị Tươi|Nông Thị Vân|Lý Thị Yến';
const exempt = 'Bàn Văn Sinh|Lý Thị Đoan|Ma Văn Kỳ|Hứa Thị Bạch|Quan Văn Tấn';
const elsewhere = 'Nông Văn Đạo|Hoàng Thị Thắm|Đặng Văn Chiêu|Triệu Văn Páo';
/** Members of the former cell of Khuổi Mạ, merged into Nà Pồng on 1-4-2019. */
const formerKhuoiMa = [
  'Ma Văn Chức',
  'Lý Văn Khìn',
  'Đặng Văn Giàng',
  'Quan Thị Phấy',
  'Bàn Văn Lềnh',
  'Đặng Văn Tòng',
];

/** «Chi bộ thôn Nà Pồng» — 43 members: 41 official, 2 probationary; 5 exempt, 4 temporarily elsewhere, 34 convened. */
export function membersOfNaPong(today: CivilDate): readonly Named[] {
  const convened = [...list(men, 'male'), ...list(women, 'female')];
  return [
    ...convened.map((one, index) => inNaPong(one, 24 + ((index * 17) % 45), today)),
    ...list(exempt, null).map((one, index) => ({
      ...inNaPong(one, [101, 88, 83, 86, 79][index] ?? 85, today),
      circumstances: [until(today, 'exempt', 40 - index * 5, null, 'Tuổi cao, sức yếu')],
    })),
    ...list(elsewhere, null).map((one, index) => ({
      ...inNaPong(one, 27 + index * 4, today),
      circumstances: [
        until(today, 'temporarily-elsewhere', 3 + index, 12, 'Đi làm việc ngoài tỉnh dưới 12 tháng'),
      ],
    })),
  ];
}

function list(names: string, sex: Sex | null): { readonly fullName: string; readonly sex: Sex }[] {
  return names
    .split('|')
    .map((fullName) => ({ fullName, sex: sex ?? (/ Thị /.test(fullName) ? 'female' : 'male') }));
}

function inNaPong(
  one: { readonly fullName: string; readonly sex: Sex },
  age: number,
  today: CivilDate,
): Named {
  const born = addDays(addMonths(today, -12 * age), -((age * 37) % 300));
  const group = groupOf(one.fullName);
  if (one.fullName === 'Hứa Thị Ngoan') {
    // Her twelve months end now: the next meeting votes on her recognition.
    const joined = addDays(monthStart(addMonths(today, -12)), 18);
    return { ...one, group, born: '1998-03-14' as CivilDate, joined, official: null, from: joined };
  }
  if (one.fullName === 'Lý Thị Yến') {
    const joined = addDays(monthStart(addMonths(today, -5)), 18);
    return { ...one, group, born: '2001-07-22' as CivilDate, joined, official: null, from: joined };
  }
  if (one.fullName === 'Ma Văn Chức') {
    const joined = '2009-05-19' as CivilDate;
    return {
      ...one,
      group,
      born: '1984-02-11' as CivilDate,
      joined,
      official: '2010-05-25' as CivilDate,
      ...fromKhuoiMa(joined),
    };
  }
  const joined = addMonths(born, 12 * (age > 90 ? 21 : 22) + (age % 12));
  const known = formerKhuoiMa.includes(one.fullName) && joined < '2018-01-01';
  return {
    ...one,
    group,
    born,
    joined,
    official: addDays(addMonths(joined, 12), 6),
    ...(known ? fromKhuoiMa(joined) : { from: laterOf(joined, '2002-03-20' as CivilDate) }),
    circumstances: [],
  };
}

function fromKhuoiMa(joined: CivilDate): Pick<Named, 'from' | 'earlier'> {
  const from = laterOf(joined, '2002-03-20' as CivilDate);
  return { from: '2019-04-01' as CivilDate, earlier: { cell: 'Chi bộ thôn Khuổi Mạ', from } };
}

function until(
  today: CivilDate,
  kind: CircumstancePlan['kind'],
  monthsAgo: number,
  months: number | null,
  ground: string,
): CircumstancePlan {
  const from = addMonths(today, -monthsAgo);
  return { kind, from, until: months === null ? null : addMonths(from, months), ground };
}

function groupOf(fullName: string): string {
  const family = fullName.split(' ')[0] ?? '';
  if (['Bàn', 'Đặng', 'Triệu'].includes(family)) return 'Dao';
  if (fullName.includes(' A ')) return 'Mông';
  return family === 'Nguyễn' ? 'Kinh' : 'Tày';
}

function laterOf(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
