import { civilDate, writeDate } from '#kernel/civil-date.ts';
import type { Text } from '#kernel/text.ts';
import type { Words } from '#ui/text.ts';

type Record = Readonly<{ [name: string]: string | boolean | null }>;

/** In the order of the register; numbers that identify a person are covered until they are asked for. */
const lines: readonly { readonly name: string; readonly label: Text; readonly covered?: boolean }[] = [
  { name: 'otherName', label: { vi: 'Tên khác', en: 'Other name' } },
  { name: 'sex', label: { vi: 'Giới tính', en: 'Sex' } },
  { name: 'birthDate', label: { vi: 'Ngày sinh', en: 'Born on' } },
  { name: 'birthPlace', label: { vi: 'Nơi sinh', en: 'Born in' } },
  { name: 'homePlace', label: { vi: 'Quê quán', en: 'Home place' } },
  { name: 'residence', label: { vi: 'Nơi ở', en: 'Lives in' } },
  { name: 'joinedOn', label: { vi: 'Vào Đảng', en: 'Joined on' } },
  { name: 'officialOn', label: { vi: 'Chính thức', en: 'Official on' } },
  { name: 'occupation', label: { vi: 'Nghề nghiệp', en: 'Occupation' } },
  { name: 'stateOffice', label: { vi: 'Chức vụ nhà nước', en: 'State office' } },
  { name: 'worksAway', label: { vi: 'Làm ăn xa', en: 'Works away' } },
  { name: 'generalEducation', label: { vi: 'Học vấn', en: 'Schooling' } },
  { name: 'professionalEducation', label: { vi: 'Chuyên môn', en: 'Profession' } },
  { name: 'theoryLevel', label: { vi: 'Lý luận', en: 'Theory' } },
  { name: 'phone', label: { vi: 'Điện thoại', en: 'Phone' } },
  { name: 'cardNumber', label: { vi: 'Số thẻ đảng', en: 'Party card' } },
  { name: 'cardPlace', label: { vi: 'Nơi cấp thẻ', en: 'Card given in' } },
  { name: 'cardDate', label: { vi: 'Ngày cấp thẻ', en: 'Card given on' } },
  { name: 'oldCardNumber', label: { vi: 'Số thẻ cũ', en: 'Old card' } },
  { name: 'citizenNumber', label: { vi: 'Số định danh', en: 'Citizen number' }, covered: true },
  { name: 'oldIdentityNumber', label: { vi: 'Số chứng minh cũ', en: 'Old identity number' }, covered: true },
  { name: 'nationalId', label: { vi: 'Số hiệu đảng viên', en: 'Member number' }, covered: true },
  { name: 'note', label: { vi: 'Ghi chú', en: 'Note' } },
];

const sexes: Readonly<{ [name: string]: Text }> = {
  male: { vi: 'Nam', en: 'Male' },
  female: { vi: 'Nữ', en: 'Female' },
};

/** One line of the personal record as it is shown. */
export interface Fact {
  readonly label: Text;
  readonly value: Words;
  readonly href?: string | undefined;
  readonly covered: boolean;
}

/** The name of a field of the record, as the register has it. */
export function fieldWord(name: string): Words {
  return lines.find((line) => line.name === name)?.label ?? name;
}

/** What the personal record says, line by line; what is not known is left out. */
export function factsOf(record: Record): Fact[] {
  return lines.flatMap(({ name, label, covered = false }) => {
    const value = record[name];
    if (value === null || value === undefined || value === '' || value === false) return [];
    const href =
      name === 'phone' && typeof value === 'string' ? `tel:${value.replace(/[^\d+]/g, '')}` : undefined;
    return [{ label, value: written(value), href, covered }];
  });
}

/** `••• 318`: enough to compare, not to copy. */
export function coveredNumber(value: string): string {
  return `••• ${value.slice(-3)}`;
}

function written(value: string | true): Words {
  if (value === true) return { vi: 'Có', en: 'Yes' };
  const day = civilDate(value);
  return day ? writeDate(day) : (sexes[value] ?? value);
}
