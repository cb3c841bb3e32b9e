import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asOfDate, describeSheet } from '#modules/intake/rules/describe-sheet.ts';
import type { KnownMember, SheetReading } from '#modules/intake/rules/intake-row.ts';
import { knownFromRows } from '#modules/intake/rules/read-organisations.ts';
import { anIntake, membersOf, openFixture, organisationsOf } from '#support/read-fixture.ts';

const district = await openFixture('to-chuc-dang.xlsx');
const districtMembers = await openFixture('dang-vien.xlsx');
const organisations = organisationsOf(district.sheets[0], anIntake());
const members = membersOf(districtMembers.sheets[0], organisations, anIntake());

function good<Row>(reading: SheetReading<Row>): readonly Row[] {
  return reading.rows.flatMap((row) => (row.status === 'good' ? [row.values] : []));
}

test('the district is read without a single remark', () => {
  expect(organisations.problems).toEqual([]);
  expect(members.problems).toEqual([]);
  expect(good(organisations)).toHaveLength(323);
  expect(good(members)).toHaveLength(7101);
});

test('the title gives the day of the figures', () => {
  expect(district.sheets.map(asOfDate)).toEqual(['2018-12-31']);
  expect(districtMembers.sheets.map(asOfDate)).toEqual(['2018-12-31']);
});

test.each([
  ['Xã, thị trấn', 21, 221, 6067, 5885, 182, 221, 206, 430],
  ['Cơ quan', 4, 45, 474, 457, 17, 45, 36, 28],
  ['Doanh nghiệp', 1, 12, 114, 109, 5, 12, 8, 8],
  ['Chi bộ cơ sở', 18, 18, 446, 434, 12, 18, 18, 31],
])(
  'the block “%s” comes out as the board counted it',
  (block, grassroots, cells, count, official, probationary, secretaries, deputies, others) => {
    const inBlock = good(organisations).filter((one) => one.block === block);
    const blocks = new Map(good(organisations).map((one) => [one.code, one.block]));
    const people = good(members).filter((member) => blocks.get(member.cellCode) === block);
    const inOffice = (office: string) => people.filter((member) => member.offices.cell === office).length;
    expect(
      inBlock.filter((one) => one.kind === 'grassroots-chapter' || one.kind === 'grassroots-cell'),
    ).toHaveLength(grassroots);
    expect(inBlock.filter((one) => one.kind === 'cell' || one.kind === 'grassroots-cell')).toHaveLength(
      cells,
    );
    expect(people).toHaveLength(count);
    expect(people.filter((member) => member.standing === 'official')).toHaveLength(official);
    expect(people.filter((member) => member.officialOn === null)).toHaveLength(probationary);
    expect([inOffice('secretary'), inOffice('deputy-secretary'), inOffice('committee-member')]).toEqual([
      secretaries,
      deputies,
      others,
    ]);
  },
);

test('states, people working away and sizes of cells come out as well', () => {
  const people = good(members);
  const state = (name: string) => people.filter((member) => member.state === name).length;
  expect([state('exempt'), state('suspended'), people.filter((member) => member.worksAway).length]).toEqual([
    511, 2, 122,
  ]);
  const official = new Map<string | null, number>();
  for (const { cellCode, standing } of people)
    if (standing === 'official') official.set(cellCode, (official.get(cellCode) ?? 0) + 1);
  expect([...official.values()].filter((count) => count >= 9)).toHaveLength(237);
  expect([...official.values()].filter((count) => count < 9)).toHaveLength(59);
});

test('every organisation but the district hangs on a row of the file', () => {
  const rows = good(organisations);
  expect(rows.filter((one) => one.parent && 'row' in one.parent)).toHaveLength(322);
  expect(rows.filter((one) => one.parent && 'outside' in one.parent).map((one) => one.parent)).toEqual([
    { outside: 'Đảng bộ thành phố Hà Nội' },
  ]);
  expect(rows.filter((one) => one.distanceKm !== null)).toHaveLength(221);
  expect(rows.every((one) => one.foundedOn !== null)).toBe(true);
});

test('the first member is read whole', () => {
  expect(good(members)[0]).toMatchObject({
    row: 8,
    fullName: 'Nguyễn Văn Toàn',
    nameAsWritten: 'NGUYỄN VĂN TOÀN',
    sex: 'male',
    birthDate: '1963-03-08',
    ethnicGroup: null,
    religion: null,
    citizenNumber: '099063001022',
    cardNumber: '099275001022',
    cellCode: '01.275.001.000.001',
    cellName: 'Chi bộ Tổ dân phố số 1',
    joinedOn: '1987-06-24',
    officialOn: '1988-06-24',
    state: 'active',
    stateOn: null,
    education: {
      general: { asWritten: '10/10', completed: true },
      professional: 'Trung cấp',
      theory: 'Chưa qua đào tạo',
    },
    offices: { cell: 'secretary', grassroots: null, government: null },
    occupation: 'Buôn bán',
    worksAway: false,
    home: { country: 'Việt Nam', province: 'Hà Nội', detail: 'Tổ dân phố số 1, thị trấn Quốc Oai' },
  });
});

test('sensitive columns are read only for a purpose', async () => {
  const withPurpose = membersOf(
    districtMembers.sheets[0],
    organisations,
    anIntake({ purposeForSensitive: 'Thống kê đảng viên dân tộc thiểu số' }),
  );
  expect(good(members).every((member) => member.ethnicGroup === null && member.religion === null)).toBe(true);
  expect(good(withPurpose).filter((member) => member.ethnicGroup === 'Mường')).toHaveLength(306);
});

test('the same file again brings nothing new and complains of nothing', () => {
  const book = good(members).map((row): KnownMember => ({ ...row, values: row }));
  const known = knownFromRows(organisations.rows, []).map(({ row: _row, ...one }) => one);
  const again = membersOf(
    districtMembers.sheets[0],
    { rows: [], problems: [] },
    anIntake({ members: book, organisations: known }),
  );
  expect(again.problems).toEqual([]);
  expect(again.rows.filter((row) => row.status === 'repeated')).toHaveLength(7101);
  const organisationsAgain = organisationsOf(district.sheets[0], anIntake({ organisations: known }));
  expect(organisationsAgain.problems).toEqual([]);
  expect(organisationsAgain.rows.every((row) => row.status === 'repeated')).toBe(true);
});

test('a person whom the book knows otherwise is listed with the differences, never overwritten', () => {
  const [first] = good(members);
  if (!first) throw new Error('no members');
  const known: KnownMember = { ...first, fullName: 'Nguyễn Văn Toan', cardNumber: null };
  const again = membersOf(districtMembers.sheets[0], organisations, anIntake({ members: [known] }));
  expect(again.problems).toMatchObject([
    {
      row: 8,
      severity: 'repeated',
      differences: [
        { field: 'Họ và tên', book: 'Nguyễn Văn Toan', file: 'Nguyễn Văn Toàn' },
        { field: 'Số thẻ Đảng', book: '', file: '099275001022' },
      ],
    },
  ]);
});

test('the sample commune has no fault', async () => {
  const commune = await openFixture('xa-mau.xlsx');
  expect(commune.sheets.map((sheet) => describeSheet(sheet).kind)).toEqual(['organisations', 'members']);
  const tree = organisationsOf(commune.sheets[0], anIntake());
  const people = membersOf(commune.sheets[1], tree, anIntake());
  expect([...tree.problems, ...people.problems]).toEqual([]);
  expect([good(tree).length, good(people).length]).toEqual([10, 180]);
  expect(good(people).filter((member) => member.standing === 'official')).toHaveLength(172);
});

test('the 25 faults are found, each at its cell, and nothing else', async () => {
  const expected = JSON.parse(
    readFileSync(new URL('../fixtures/quoc-oai/loi.json', import.meta.url), 'utf8'),
  );
  const file = await openFixture('loi.xlsx');
  const tree = organisationsOf(file.sheets[0], anIntake());
  const people = membersOf(file.sheets[1], tree, anIntake({ file: 'loi.xlsx' }));
  const found = people.problems.map(({ sheet, row, column, severity, otherRow, message }) => ({
    sheet,
    row,
    column,
    otherRow: otherRow ?? null,
    severity,
    complaint: message.vi,
  }));
  const listed = expected.faults.map(
    ({ sheet, row, column, otherRow, severity, complaint }: Record<string, unknown>) => ({
      sheet,
      row,
      column,
      otherRow,
      severity,
      complaint,
    }),
  );
  expect(found).toEqual(listed);
  expect(people.rows).toHaveLength(expected.rows);
  expect(good(people)).toHaveLength(expected.savedUnderAllGoodRows);
  expect(people.problems.every((problem) => problem.fix.vi !== '' && problem.message.en !== '')).toBe(true);
});

/** Milliseconds of this thread's own work, the least of three: a busy machine must not decide. */
function workOf(task: () => unknown): number {
  const times = [task, task, task].map((run) => {
    const begun = process.threadCpuUsage();
    run();
    const { user, system } = process.threadCpuUsage(begun);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

/** A hundred million additions: about 100 ms on an idle machine of today. */
function hundredMilliseconds(): number {
  return workOf(() => Array.from({ length: 100 }, () => additions(1_000_000)));
}

function additions(count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum = (sum + index * 7) | 0;
  return sum;
}

function judge(rows: number): number {
  const [sheet] = districtMembers.sheets;
  if (!sheet) throw new Error('no sheet');
  return workOf(() => membersOf({ ...sheet, rows: sheet.rows.slice(0, rows) }, organisations, anIntake()));
}

test('7,101 members are read and judged in less than 400 ms', () => {
  expect(judge(7108)).toBeLessThan(4 * hundredMilliseconds());
});

test('the work grows with the rows, not with their square', () => {
  expect(judge(7108)).toBeLessThan(judge(1777) * 8);
});
