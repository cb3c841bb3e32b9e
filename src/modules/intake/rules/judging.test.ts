import { expect, test } from 'vitest';
import type { Sheet } from '#kernel/workbook.ts';
import { anIntake, membersOf, organisationsOf } from '#support/read-fixture.ts';
import type { IntakeContext, KnownMember, KnownOrganisation } from './intake-row.ts';

function sheetOf(name: string, rows: readonly (readonly string[])[]): Sheet {
  return {
    name, hidden: false, merged: [],
    rows: rows.map((row, index) => ({ number: index + 1, cells: row.map((one) => (one === '' ? undefined : { kind: 'text' as const, value: one, text: one })) })),
  };
}

const organisationHeader = ['Mã tổ chức', 'Tên tổ chức', 'Loại tổ chức', 'Khối', 'Trực thuộc', 'Ngày thành lập', 'Khoảng cách (km)'];
const commune = ['01.275.090.000.000', 'Đảng bộ xã Mẫu', 'Đảng bộ cơ sở', 'Xã', 'Đảng bộ huyện', '01/01/1960', ''];
const village = (number: number, name: string, superior = 'Đảng bộ xã Mẫu') => [`01.275.090.000.00${number}`, name, 'Chi bộ thôn', 'Xã', superior, '01/01/1990', '1,5'];

function organisations(rows: readonly (readonly string[])[], context: Partial<IntakeContext> = {}) {
  return organisationsOf(sheetOf('TCĐ', [organisationHeader, ...rows]), anIntake(context));
}

function remarks(reading: { readonly problems: readonly { readonly row: number; readonly column: string; readonly severity: string; readonly code: string }[] }) {
  return reading.problems.map(({ row, column, severity, code }) => [row, column, severity, code.replace('intake.', '')]);
}

test('superiors are found by code, by name and behind the rows that need them', () => {
  const read = organisations([village(1, 'Chi bộ Đông'), village(2, 'Chi bộ Tây', '01.275.090.000.000'), commune]);
  expect(remarks(read)).toEqual([]);
  expect(read.rows.map((row) => row.values.parent)).toEqual([{ row: 4 }, { row: 4 }, { outside: 'Đảng bộ huyện' }]);
});

test('a superior may stand in the book only', () => {
  const book: KnownOrganisation = { code: '01.275.090.000.000', name: 'Đảng bộ xã Mẫu', parentName: null, isCell: false };
  const read = organisations([village(1, 'Chi bộ Đông')], { organisations: [book] });
  expect(read.rows[0]?.values.parent).toEqual({ code: '01.275.090.000.000' });
});

test('organisations that cannot stand are refused row by row', () => {
  const read = organisations([
    commune,
    village(1, 'Chi bộ Đông'),
    village(1, 'Chi bộ Tây'),
    village(2, ''),
    village(3, 'Chi bộ Nam', 'Đảng bộ xã Khác'),
    ['01.275.090.000.004', 'Chi bộ Bắc', 'Câu lạc bộ', 'Xã', 'Đảng bộ xã Mẫu', '31/02/1990', 'xa'],
    village(5, 'Chi bộ Vòng', '01.275.090.000.005'),
    village(6, 'Chi bộ Một', 'Chi bộ Hai'),
    village(7, 'Chi bộ Hai', 'Chi bộ Một'),
    village(1, 'Chi bộ Đông'),
    village(8, 'Chi bộ Đông'),
    ['01.275.091.000.000', 'Đảng bộ xã Kia', 'Đảng bộ cơ sở', 'Xã', 'Đảng bộ huyen khac', '', ''],
  ]);
  expect(remarks(read)).toEqual([
    [4, 'A', 'error', 'code-twice'],
    [5, 'B', 'error', 'value-missing'],
    [6, 'E', 'error', 'superior-unknown'],
    [7, 'C', 'error', 'kind-unknown'],
    [7, 'F', 'error', 'date-impossible'],
    [7, 'G', 'warning', 'distance-unreadable'],
    [8, 'E', 'error', 'superior-circle'],
    [9, 'E', 'error', 'superior-circle'],
    [11, '', 'repeated', 'identical-row'],
    [12, 'B', 'warning', 'name-twice'],
    [13, 'E', 'warning', 'superior-outside'],
  ]);
});

const memberHeader = ['STT', 'Họ và tên', 'Giới tính', 'Ngày sinh', 'Số định danh', 'Số thẻ Đảng', 'Tổ chức Đảng đang sinh hoạt', 'Ngày vào Đảng', 'Ngày vào Đảng chính thức', 'Trạng thái', 'Mã chi bộ', 'Chức vụ trong chi bộ', 'Đề nghị xóa'];
const tree = organisations([commune, village(1, 'Chi bộ Đông'), village(2, 'Chi bộ Tây'), village(3, 'Chi bộ Nam')]);

interface Changes { name?: string; sex?: string; born?: string; citizen?: string; card?: string; organisation?: string; joined?: string; official?: string; state?: string; code?: string; office?: string; removal?: string }

let sequence = 0;
function aMember(changes: Changes = {}): readonly string[] {
  sequence += 1;
  const number = String(sequence).padStart(6, '0');
  const given = { name: `Nguyễn Văn ${'ABCDEGHIKLMNOPQRSTUVXY'[sequence % 22]}`, sex: 'Nam', born: '01/01/1980', citizen: `099000${number}`, card: `099900${number}`, organisation: '', joined: '01/01/2010', official: '01/01/2011', state: '', code: '01.275.090.000.001', office: '', removal: '', ...changes };
  return [String(sequence), given.name, given.sex, given.born, given.citizen, given.card, given.organisation, given.joined, given.official, given.state, given.code, given.office, given.removal];
}

function members(rows: readonly (readonly string[])[], context: Partial<IntakeContext> = {}) {
  return membersOf(sheetOf('ĐV', [memberHeader, ...rows]), tree, anIntake(context));
}

test('dates that contradict each other or the calendar are refused', () => {
  expect(remarks(members([
    aMember({ born: '' }),
    aMember({ joined: '01/01/2019', official: '' }),
    aMember({ joined: '01/01/1970', official: '01/01/1971' }),
    aMember({ official: '01/01/2020' }),
    aMember({ born: '02/01/1992', joined: '01/01/2010' }),
    aMember({ born: '01/01/1992', joined: '01/01/2010' }),
  ]))).toEqual([
    [2, 'D', 'error', 'value-missing'],
    [3, 'H', 'error', 'joined-in-future'],
    [4, 'H', 'error', 'joined-before-birth'],
    [5, 'I', 'error', 'official-in-future'],
    [6, 'H', 'warning', 'joined-too-young'],
  ]);
});

test('cells are found by name where there is no code, and never guessed between two', () => {
  const twins: readonly KnownOrganisation[] = [
    { code: null, name: 'Chi bộ Đình', parentName: 'Đảng bộ xã X', isCell: true },
    { code: null, name: 'Chi bộ Đình', parentName: 'Đảng bộ xã Y', isCell: true },
  ];
  const read = members([
    aMember({ code: '', organisation: 'CHI BỘ TÂY' }),
    aMember({ code: '', organisation: 'Chi bộ Tây, Đảng bộ xã Mẫu' }),
    aMember({ code: '', organisation: 'Chi bộ Đình' }),
    aMember({ code: '', organisation: 'Chi bộ Đình, Đảng bộ xã Y' }),
    aMember({ code: '', organisation: 'Chi bộ Lạ' }),
    aMember({ code: '', organisation: '' }),
    aMember({ code: '01.275.090.000.000' }),
    aMember({ code: '', organisation: 'Đảng bộ xã Mẫu' }),
  ], { organisations: twins });
  expect(read.rows.map((row) => row.values.cellCode)).toEqual(['01.275.090.000.002', '01.275.090.000.002', undefined, null, undefined, undefined, undefined, undefined]);
  expect(read.rows[3]?.values.cellName).toBe('Chi bộ Đình');
  expect(remarks(read)).toEqual([
    [4, 'G', 'error', 'cell-ambiguous'], [6, 'G', 'error', 'cell-unknown'], [7, 'G', 'error', 'value-missing'], [8, 'K', 'error', 'not-a-cell'], [9, 'G', 'error', 'not-a-cell'],
  ]);
});

test('one number belongs to one person', () => {
  expect(remarks(members([
    aMember({ name: 'Trần Văn Một', citizen: '099111111111' }),
    aMember({ name: 'Trần Văn Hai', citizen: '099111111111' }),
    aMember({ name: 'Trần Văn Một', citizen: '099111111111', code: '01.275.090.000.002' }),
    aMember({ name: 'Trần Văn Một' }),
    aMember({ citizen: '' }),
    aMember({ removal: 'có' }),
  ]))).toEqual([
    [3, 'E', 'error', 'citizen-number-twice'],
    [4, 'E', 'error', 'in-two-cells'],
    [5, 'B', 'warning', 'perhaps-same-person'],
    [6, 'E', 'warning', 'citizen-number-missing'],
    [7, 'M', 'error', 'removal-asked'],
  ]);
});

test('a person is recognised in the book by citizen number, card, or name and dates', () => {
  const known: KnownMember = { fullName: 'Lê Thị Hoa', birthDate: '1980-01-01' as never, joinedOn: '2010-01-01' as never, citizenNumber: '099222222222', cardNumber: '099333333333', cellCode: '01.275.090.000.001', standing: 'official' };
  const name = 'LÊ THỊ HOA'.normalize('NFD');
  const read = members([
    aMember({ name, citizen: '099222222222', card: '099333333333' }),
  ], { members: [known] });
  expect([read.rows[0]?.status, remarks(read)]).toEqual(['repeated', []]);
  const byCard = members([aMember({ name, citizen: '', card: '099333333333' })], { members: [known] });
  expect([byCard.rows[0]?.status, remarks(byCard)]).toEqual(['repeated', [[2, 'E', 'warning', 'citizen-number-missing']]]);
  const byName = members([aMember({ name, citizen: '', card: '' })], { members: [known] });
  expect(byName.rows[0]?.status).toBe('repeated');
  const otherNumber = members([aMember({ name, citizen: '099222222229', card: '' })], { members: [known] });
  expect([otherNumber.rows[0]?.status, remarks(otherNumber)]).toEqual(['good', [[2, 'B', 'warning', 'perhaps-in-book']]]);
  const otherCard = members([aMember({ citizen: '099222222229', card: '099333333333' })], { members: [known] });
  expect(remarks(otherCard)).toEqual([[2, 'F', 'error', 'card-number-in-book']]);
  const elsewhere = members([aMember({ name, citizen: '099222222222', code: '01.275.090.000.002' })], { members: [known] });
  expect(remarks(elsewhere)).toEqual([[2, 'K', 'error', 'in-book-elsewhere']]);
});

test('offices are judged by the cell: its name, its size, its one secretary', () => {
  const nine = Array.from({ length: 9 }, () => aMember({ code: '01.275.090.000.002' }));
  expect(remarks(members([
    aMember({ office: 'Bí thư' }),
    aMember({ office: 'Bí thư Chi bộ Đông' }),
    aMember({ office: 'Phó Bí thư chi bộ Tây' }),
    aMember({ office: 'Chi ủy viên' }),
    aMember({ office: 'Trưởng ban' }),
    aMember({ office: 'Chi ủy viên', official: '', card: '' }),
    aMember({ office: 'Chi ủy viên', code: '01.275.090.000.002' }),
    ...nine,
  ]))).toEqual([
    [3, 'L', 'error', 'two-secretaries'],
    [4, 'L', 'error', 'office-elsewhere'],
    [5, 'L', 'warning', 'committee-in-small-cell'],
    [6, 'L', 'warning', 'office-unknown'],
    [7, 'L', 'error', 'probationary-in-office'],
  ]);
});

test('members of the book count towards the size of the cell', () => {
  const known = Array.from({ length: 8 }, (_, index): KnownMember => ({ fullName: `Đỗ ${index}`, birthDate: null, joinedOn: null, citizenNumber: `09977777777${index}`, cardNumber: null, cellCode: '01.275.090.000.003', standing: 'official' }));
  expect(remarks(members([aMember({ office: 'Chi ủy viên', code: '01.275.090.000.003' })], { members: known }))).toEqual([]);
});

test('headings, totals, repeated headers and signatures are no members', () => {
  const read = members([
    ['I. Chi bộ Đông'],
    aMember(),
    memberHeader,
    ['', 'Tổng cộng', '1', '1'],
    ['Cộng: 1 đảng viên', '', '', '', '', ''],
    ['', '', '', '', '', '', '', 'Ngày 5 tháng 1'],
    aMember({ name: 'Tống Cộng Hòa' }),
  ]);
  expect(read.rows.map((row) => row.row)).toEqual([3, 8]);
});
