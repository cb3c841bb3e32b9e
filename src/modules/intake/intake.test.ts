import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand, type Receipt } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { verify } from '#platform/ledger/verify.ts';
import { answerQuestion } from '#platform/question.ts';
import { storeFile } from '#platform/store-file.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import { tables } from '../../modules.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let owner: ReturnType<typeof openRoad>;
let operator: { person: Id; organisation: Id; no: number };
let sequence = 0;
const device = newId();

beforeEach(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  const clock = fixedClock('2026-11-22T01:00:00.000Z');
  road = openRoad(openPool(database.appUrl, 4), clock);
  owner = openRoad(openPool(database.ownerUrl, 2), clock);
  const self = await builder.client.query<typeof operator>(
    `select operator_id as person, organisation_id as organisation, organisation_no as no
     from platform.instance join platform.organisation_head using (organisation_id)`,
  );
  operator = self.rows[0] as typeof operator;
});

afterEach(async () => {
  await Promise.all([road.pool.end(), owner.pool.end()]);
  await builder.close();
  await database.drop();
});

/** Stores bytes where the importer may read them. */
async function store(name: string, bytes: Buffer, no = operator.no): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await storeFile({ pool: owner.pool, road: owner, person: operator.person, no }, { name, bytes, sha256 });
  return sha256;
}

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../tests/fixtures/quoc-oai/${name}`, import.meta.url));
}

interface Importer {
  readonly on: typeof road;
  readonly person: Id;
  readonly organisation: Id;
  readonly term: Id | null;
}

function asOperator(): Importer {
  return { on: owner, person: operator.person, organisation: operator.organisation, term: null };
}

async function send(
  { on, person, organisation, term }: Importer,
  name: string,
  input: object,
): Promise<Receipt> {
  sequence += 1;
  const envelope = { id: newId(), device, sequence, name, organisation, term, bundle: null, at: null, input };
  return runCommand(on, person, envelope);
}

async function save(who: Importer, files: string[], changes: object = {}) {
  const batchId = newId();
  const order = { files, asOf: null, mode: 'all-or-nothing', batchId, ...changes };
  return { batchId, receipt: await send(who, 'save-import', order) };
}

async function count(table: string): Promise<number> {
  const found = await builder.client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
  return found.rows[0]?.count ?? 0;
}

/** A commune with its office, and the member sheet of one cell of it as CSV. */
async function aCommune(name: string, code: string): Promise<{ place: Place; cell: Place; staff: Importer }> {
  const place = await builder.organisation(name, { kind: 'commune-chapter' });
  const cell = await builder.organisation(`Chi bộ thôn ${name}`, { parent: place, category: 'village' });
  await builder.client.query('update organisation.profile set code = $1 where organisation_no = $2', [
    code,
    cell.no,
  ]);
  const person = await builder.member(`Cán bộ ${name}`, cell);
  const term = await builder.term(person, place, 'office-staff');
  return { place, cell, staff: { on: road, person, organisation: place.id, term } };
}

function memberList(rows: readonly string[][]): Buffer {
  const head = [
    'Họ và tên',
    'Ngày sinh',
    'Số định danh',
    'Mã chi bộ',
    'Ngày vào Đảng',
    'Ngày vào Đảng chính thức',
  ];
  return Buffer.from(
    ['Số liệu đến ngày 31/12/2025', head.join(';'), ...rows.map((row) => row.join(';'))].join('\n'),
    'utf8',
  );
}

const an = ['Lò Văn Ân', '02/03/1980', '099080001234', '01.001', '03/02/2005', '03/02/2006'];
const dao = ['Vàng Thị Đào', '05/06/1990', '099190005678', '01.001', '19/05/2015', '19/05/2016'];

test('a file of figures is read as text and changes nothing', async () => {
  const file = await store('bieu.csv', Buffer.from('Xã;221;6.067\nCộng;221;6.067\n', 'utf8'));
  const handler = owner.queries.get('read-table-file');
  const read = handler && (await answerQuestion(owner, handler, operator.person, { file }));
  expect(read).toMatchObject({
    value: { sheets: [{ text: expect.stringContaining('Xã\t221') as unknown }] },
  });
});

test('a commune comes into the book whole, and a second time adds nothing', async () => {
  const file = await store('xa-mau.xlsx', fixture('xa-mau.xlsx'));
  const { receipt } = await save(asOperator(), [file]);
  expect(receipt).toMatchObject({
    outcome: 'applied',
    value: { saved: { organisations: 10, members: 180 } },
  });
  const people = await count('members.person');

  const again = await save(asOperator(), [file]);
  expect(again.receipt.value).toMatchObject({
    batchId: null,
    saved: { organisations: 0, members: 0 },
    counts: { members: { repeated: 180, error: 0 }, organisations: { repeated: 10 } },
  });
  expect(await count('members.person')).toBe(people);
  expect((await verify(owner.pool, tables, () => undefined)).faults).toEqual([]);
});

test('an unknown superior becomes one body outside, above the commune', async () => {
  await save(asOperator(), [await store('xa-mau.xlsx', fixture('xa-mau.xlsx'))]);
  const found = await builder.client.query(
    `select parent.kind, count(*)::int as below from organisation.profile as child
     join organisation.placement using (organisation_no)
     join organisation.profile as parent on parent.organisation_no = placement.parent_no
     group by 1 order by 1`,
  );
  expect(found.rows).toEqual([
    { kind: 'grassroots-chapter', below: 9 },
    { kind: 'outside', below: 1 },
  ]);
});

test('with errors nothing is saved, unless the good rows are chosen', async () => {
  const file = await store('loi.xlsx', fixture('loi.xlsx'));
  const refused = await save(asOperator(), [file]);
  expect(refused.receipt).toMatchObject({ outcome: 'refused', problem: { code: 'intake.rows-have-errors' } });
  expect(await count('members.person')).toBe(0);

  const { receipt, batchId } = await save(asOperator(), [file], { mode: 'good-rows' });
  expect(receipt.value).toMatchObject({
    saved: { members: 165 },
    counts: { members: { error: 17, warnings: 7 } },
  });
  const kept = await builder.client.query(
    'select jsonb_array_length(problems) as problems from intake.batch where id = $1',
    [batchId],
  );
  expect(kept.rows).toEqual([{ problems: 25 }]);
});

test('a cell mended while looking is read as mended', async () => {
  const file = await store('loi.xlsx', fixture('loi.xlsx'));
  const mends = [{ file, sheet: 'Đảng viên', row: 47, column: 'X', text: '25/06/2009' }];
  const { receipt } = await save(asOperator(), [file], { mode: 'good-rows', mends });
  expect(receipt.value).toMatchObject({ saved: { members: 166 } });
});

test('an import is undone as one act, numbers and all, and can then be made again', async () => {
  const file = await store('xa-mau.xlsx', fixture('xa-mau.xlsx'));
  const { batchId } = await save(asOperator(), [file]);
  expect(await send(asOperator(), 'undo-import', { batchId })).toMatchObject({ outcome: 'applied' });
  for (const table of [
    'organisation.profile',
    'organisation.custody',
    'members.person',
    'members.number_claim',
  ])
    expect([table, await count(table)]).toEqual([table, 0]);
  expect(await count('members.person_history')).toBe(180);
  expect(await send(asOperator(), 'undo-import', { batchId })).toMatchObject({
    problem: { code: 'intake.already-undone' },
  });
  expect((await save(asOperator(), [file])).receipt.value).toMatchObject({ saved: { members: 180 } });
  expect((await verify(owner.pool, tables, () => undefined)).faults).toEqual([]);
});

test('an import on which something rests stays, and the refusal says what', async () => {
  const { staff } = await aCommune('Mường Một', '01.001');
  const first = await save(staff, [await store('mot.csv', memberList([an]))].map(String), {});
  expect(first.receipt.problem?.code).toBe('intake.file-unknown');
  const file = await store('mot.csv', memberList([an]), await homeOf(staff));
  const { batchId, receipt } = await save(staff, [file]);
  expect(receipt.value).toMatchObject({ saved: { members: 1 } });
  await builder.client.query(
    `insert into members.office_term (id, person_id, organisation_no, office, valid, recorded_at)
     select gen_random_uuid(), person_id, organisation_no, 'committee-member', '[2026-01-01,)', '2026-11-22'
     from members.personal_record where citizen_number = '099080001234'`,
  );
  expect(await send(staff, 'undo-import', { batchId })).toMatchObject({
    outcome: 'refused',
    problem: {
      code: 'intake.something-rests',
      message: { vi: expect.stringContaining('nhắc tới người vừa nhập') },
    },
  });
});

test.each([
  [
    'an assignment',
    "insert into tasks.assignment (id, person_id, organisation_no, kind, title, valid, recorded_at) select gen_random_uuid(), person_id, organisation_no, 'area', 'Xóm Thượng', '[2026-01-01,)', '2026-11-22'",
  ],
  [
    'work',
    "insert into careers.employment (id, person_id, organisation_no, full_name, valid, recorded_at) select gen_random_uuid(), person_id, organisation_no, 'Hà Văn An', '[2026-01-01,)', '2026-11-22'",
  ],
])('an import stays while %s names its people', async (_, naming) => {
  const { staff } = await aCommune('Mường Một', '01.001');
  const { batchId } = await save(staff, [await store('mot.csv', memberList([an]), await homeOf(staff))]);
  await builder.client.query(`${naming} from members.personal_record where citizen_number = '099080001234'`);
  expect((await send(staff, 'undo-import', { batchId })).problem?.code).toBe('intake.something-rests');
});

test('two imports into one cell: the later one is undone without the earlier', async () => {
  const { staff } = await aCommune('Mường Một', '01.001');
  const no = await homeOf(staff);
  const one = await save(staff, [await store('mot.csv', memberList([an]), no)]);
  const two = await save(staff, [await store('hai.csv', memberList([dao]), no)]);
  expect(await send(staff, 'undo-import', { batchId: two.batchId })).toMatchObject({ outcome: 'applied' });
  expect(await send(staff, 'undo-import', { batchId: one.batchId })).toMatchObject({ outcome: 'applied' });
});

async function homeOf({ organisation }: Importer): Promise<number> {
  const found = await builder.client.query<{ no: number }>(
    'select organisation_no as no from platform.organisation_head where organisation_id = $1',
    [organisation],
  );
  return found.rows[0]?.no ?? 0;
}

test('the staff of a commune cannot import into the neighbour', async () => {
  const { staff } = await aCommune('Mường Một', '01.001');
  await aCommune('Mường Hai', '01.002');
  const foreign = an.map((text) => (text === '01.001' ? '01.002' : text));
  const file = await store('hai.csv', memberList([foreign]), await homeOf(staff));
  const { receipt } = await save(staff, [file], { mode: 'good-rows' });
  expect(receipt.value).toMatchObject({ saved: { members: 0 }, counts: { members: { error: 1 } } });
});

test('a number that somebody out of sight holds is held and names nobody', async () => {
  const one = await aCommune('Mường Một', '01.001');
  const two = await aCommune('Mường Hai', '01.002');
  await save(one.staff, [await store('mot.csv', memberList([an]), await homeOf(one.staff))]);
  const sameNumber = ['Hà Văn Khác', '02/03/1981', '099080001234', '01.002', '03/02/2005', '03/02/2006'];
  const order = {
    files: [
      await store(
        'hai.csv',
        memberList([
          sameNumber,
          ['Hà Thị Mới', '01/01/1985', '099185000001', '01.002', '03/02/2007', '03/02/2008'],
        ]),
        await homeOf(two.staff),
      ),
    ],
  };
  const { receipt, batchId } = await save(two.staff, order.files, { mode: 'good-rows' });
  expect(receipt.value).toMatchObject({ saved: { members: 1 } });
  const batch = await answerQuestion(road, question('import-batch'), two.staff.person, { batchId });
  expect(batch).toMatchObject({
    ok: true,
    value: { problems: [{ row: 3, code: 'intake.number-held', who: 'Hà Văn Khác' }] },
  });
  expect(JSON.stringify(batch)).not.toContain('Ân');
});

function question(name: string) {
  const handler = road.queries.get(name);
  if (!handler) throw new Error(`no query ${name}`);
  return handler;
}

test('differences are listed and the book is not overwritten', async () => {
  const { staff } = await aCommune('Mường Một', '01.001');
  const no = await homeOf(staff);
  await save(staff, [await store('mot.csv', memberList([an]), no)]);
  const other = an.map((text) => (text === '02/03/1980' ? '02/03/1981' : text));
  const file = await store('moi.csv', memberList([other]), no);
  const read = await answerQuestion(road, question('read-import'), staff.person, {
    files: [file],
    asOf: null,
    organisationId: staff.organisation,
  });
  expect(read).toMatchObject({
    value: {
      asOf: '2025-12-31',
      problems: [{ severity: 'repeated', differences: [{ book: '1980-03-02', file: '1981-03-02' }] }],
    },
  });
});

test('nobody reads for an organisation in which they may not import', async () => {
  const one = await aCommune('Mường Một', '01.001');
  const two = await aCommune('Mường Hai', '01.002');
  const file = await store('mot.csv', memberList([an]), await homeOf(one.staff));
  const read = await answerQuestion(road, question('read-import'), two.staff.person, {
    files: [file],
    asOf: null,
    organisationId: one.staff.organisation,
  });
  expect(read).toMatchObject({ ok: false, problem: { code: 'platform.not-found' } });
});

test('sensitive columns need a purpose and the right to grant it', async () => {
  const file = await store('xa-mau.xlsx', fixture('xa-mau.xlsx'));
  await save(asOperator(), [file], { purposeForSensitive: 'Thống kê dân tộc thiểu số' });
  expect(await count('members.sensitive_record')).toBeGreaterThan(0);
});

test('columns confirmed once are remembered for the same head', async () => {
  const { staff } = await aCommune('Mường Một', '01.001');
  const no = await homeOf(staff);
  await save(staff, [await store('mot.csv', memberList([an]), no)]);
  const read = await answerQuestion(road, question('read-import'), staff.person, {
    files: [await store('hai.csv', memberList([dao]), no)],
    asOf: null,
    organisationId: staff.organisation,
  });
  expect(read).toMatchObject({ value: { sheets: [{ remembered: true }], counts: { members: { good: 1 } } } });
});
