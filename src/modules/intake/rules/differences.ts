import type {
  Difference,
  ImportedPlace,
  KnownMember,
  KnownOrganisation,
  MemberRow,
  OrganisationRow,
} from './intake-row.ts';

/** «Tên trường trong câu» — the fields worth comparing, as they are named to people. */
const organisationLabels: Partial<Record<keyof OrganisationRow, string>> = {
  name: 'Tên tổ chức',
  kind: 'Loại tổ chức',
  category: 'Loại hình',
  block: 'Khối',
  foundedOn: 'Ngày thành lập',
  decisionNumber: 'Số quyết định',
  distanceKm: 'Khoảng cách',
};

const memberLabels: Partial<Record<keyof MemberRow, string>> = {
  fullName: 'Họ và tên',
  otherName: 'Tên gọi khác',
  sex: 'Giới tính',
  birthDate: 'Ngày sinh',
  citizenNumber: 'Số định danh',
  cardNumber: 'Số thẻ Đảng',
  cardDate: 'Ngày cấp thẻ',
  cellCode: 'Mã chi bộ',
  birthPlace: 'Nơi đăng ký khai sinh',
  home: 'Quê quán',
  residence: 'Thường trú',
  joinedOn: 'Ngày vào Đảng',
  officialOn: 'Ngày vào Đảng chính thức',
  standing: 'Chính thức, dự bị',
  state: 'Trạng thái',
  stateOn: 'Ngày của trạng thái',
  education: 'Trình độ',
  offices: 'Chức vụ',
  occupation: 'Nghề nghiệp',
  worksAway: 'Đi làm ăn xa',
};

/** «Chỗ khác nhau của tổ chức» between book and file; what the file leaves out is no difference. */
export function organisationDifferences(
  row: OrganisationRow,
  known: KnownOrganisation,
): readonly Difference[] {
  return differencesOf<OrganisationRow>({ name: known.name, ...known.values }, row, organisationLabels);
}

/** «Chỗ khác nhau của đảng viên» between book and file; what the file leaves out is no difference. */
export function memberDifferences(row: MemberRow, known: KnownMember): readonly Difference[] {
  const { fullName, birthDate, joinedOn, citizenNumber, cardNumber, cellCode, standing } = known;
  const book = {
    fullName,
    birthDate,
    joinedOn,
    citizenNumber,
    cardNumber,
    cellCode,
    standing,
    ...known.values,
  };
  return differencesOf<MemberRow>(book, row, memberLabels);
}

function differencesOf<Row extends object>(
  book: { readonly [Key in keyof Row]?: unknown },
  row: Row,
  labels: Partial<Record<keyof Row, string>>,
): readonly Difference[] {
  const differences: Difference[] = [];
  for (const key of Object.keys(labels) as (keyof Row)[]) {
    if (!(key in book) || isEmpty(row[key])) continue;
    const [held, read] = [shown(book[key]), shown(row[key])];
    if (held !== read) differences.push({ field: labels[key] ?? '', book: held, file: read });
  }
  return differences;
}

/** «Nơi viết thành một dòng» — from the house to the country, as the book keeps it. */
export function placeText({ detail, province, country }: ImportedPlace): string | null {
  const parts = [detail, province, country].filter((part) => part !== null && part !== '');
  return parts.length > 0 ? parts.join(', ') : null;
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}

/** Parts in the order of their names, so that equal contents read alike. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'object') return String(value);
  if ('detail' in value) return placeText(value as ImportedPlace) ?? '';
  const parts = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return parts
    .map(([, part]) => shown(part))
    .filter((part) => part !== '')
    .join(', ');
}
