import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId, type Place } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';
import { needKinds } from './rules/need.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let commune: Place;
let office: Place;
let near: Place;
let far: Place;
let clerk: Id;
let term: Id;
let chief: Id;
let villager: Id;
let sequence = 0;
const device = newId();
const asOf = '2026-11-22';

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  commune = await builder.organisation('Đảng bộ xã Mẫu', { kind: 'commune-chapter' });
  office = await builder.organisation('Chi bộ cơ quan', { parent: commune, category: 'commune-office' });
  near = await builder.organisation('Chi bộ thôn Gần', { parent: commune, category: 'village' });
  far = await builder.organisation('Chi bộ thôn Xa', { parent: commune, category: 'village' });
  clerk = await builder.member('Bế Thị Văn Phòng', office);
  term = await builder.term(clerk, commune, 'office-staff');
  chief = await builder.member('Nông Minh Bí Thư', office);
  await builder.term(chief, commune, 'deputy-secretary');
  villager = await builder.member('Lò Văn Thôn', far);
  await builder.client.query(
    `insert into members.personal_record (person_id, organisation_no, general_education, theory_level, residence, recorded_at)
     values ($1, $2, '12/12', 'Cao cấp', 'Thôn Gần, xã Mẫu', '2026-01-01'), ($3, $4, '7/10', null, 'Thôn Xa, xã Mẫu', '2026-01-01')`,
    [chief, office.no, villager, far.no],
  );
  const place = { border: false, latitude: null, longitude: null, source: null, from: '2025-07-01' };
  for (const [where, facts] of [
    [office, { hardship: 'none', households: null, poorHouseholds: null, distanceKm: 1 }],
    [near, { hardship: 'area-1', households: 100, poorHouseholds: 5, distanceKm: 4 }],
    [far, { hardship: 'special', households: 100, poorHouseholds: 40, distanceKm: 20 }],
  ] as const)
    await give('record-place-facts', { id: newId(), ...place, ...facts }, where);
});
afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

function give(name: string, input: object, place = commune) {
  sequence += 1;
  const of = { organisation: place.id, term, bundle: null, at: null };
  return runCommand(road, clerk, { id: newId(), device, sequence, name, ...of, input });
}
async function ask(name: string, input: object, person = clerk): Promise<unknown> {
  const handler = road.queries.get(name);
  const answered = handler && (await answerQuestion(road, handler, person, input));
  return answered?.ok ? answered.value : answered?.problem;
}
const asked = (said: object = {}) => ({
  organisationId: commune.id,
  asOf,
  weights: Object.fromEntries(needKinds.map((kind) => [kind, 1])),
  theoryFrom: 'Sơ cấp',
  category: 'village',
  ...said,
});
const limits = {
  maximumKm: null,
  keepFromHome: true,
  theory: null,
  education: null,
  occupation: null,
  perCell: 1,
  people: null,
};
const suggesting = (said: object = {}) => ({
  ...asked(),
  neediest: 10,
  pool: 'committee',
  away: [],
  limits,
  fitWeight: 1,
  locked: [],
  struck: [],
  ...said,
});

test('cells come by need, each with every reason and the sum of them', async () => {
  const answered = (await ask('cell-needs', asked())) as {
    rows: {
      name: string;
      points: number;
      lines: { kind: string; points: number; words: { vi: string } }[];
    }[];
  };
  expect(answered).toMatchObject({
    total: 2,
    most: 900,
    rows: [{ name: 'Chi bộ thôn Xa', rank: 1 }, { rank: 2 }],
  });
  const [first] = answered.rows;
  expect(first?.points).toBe(first?.lines.reduce((sum, line) => sum + line.points, 0));
  expect(first?.lines.map((line) => [line.kind, line.words.vi])).toEqual([
    ['hardship', 'Thôn đặc biệt khó khăn'],
    ['border', 'Không ở biên giới'],
    ['poverty', '40 trên 100 hộ nghèo'],
    ['distance', '20 km; nơi xa nhất 20 km'],
    ['quality', 'Chưa chấm buổi nào trong 12 tháng'],
    ['few', '1 đảng viên chính thức; từ 9 mới lập chi ủy'],
    ['secretary', 'Chưa có bí thư'],
    ['schooling', '1 trên 1 người chưa học hết phổ thông'],
    ['theory', '1 trên 1 người dưới trình độ đặt ra, hoặc chưa ghi'],
  ]);
});

test('before the place was recorded the same question has other reasons', async () => {
  const then = (await ask('cell-needs', asked({ asOf: '2025-06-30' }))) as {
    rows: { lines: { share: number | null; words: { vi: string } }[] }[];
  };
  expect(then.rows[0]?.lines[0]).toMatchObject({ share: null, words: { vi: 'Chưa ghi trong sổ' } });
});

test('who lives in the nearer village goes to the farther one, and the reasons say so', async () => {
  const answered = (await ask('suggest-placements', suggesting())) as {
    pairs: { personId: Id; cellId: Id; reasons: { vi: string }[] }[];
  };
  expect(answered.pairs.map((pair) => [pair.personId, pair.cellId])).toEqual([
    [chief, far.id],
    [clerk, near.id],
  ]);
  expect(answered.pairs[0]?.reasons.map((reason) => reason.vi)).toMatchObject([
    expect.stringMatching(/^Nơi cần: thứ 1 trên 2 chi bộ\. Diện khó khăn \(Thôn đặc biệt khó khăn\)/),
    'Người đi: Cao cấp lý luận chính trị; đi 21 km qua trung tâm; sinh hoạt ở Chi bộ cơ quan.',
    'Giới hạn: 2 trên 2 người cử được.',
  ]);
});

test('limits that leave nobody are named with what would help, and so is a pair held against them', async () => {
  const tight = { ...limits, maximumKm: 10 };
  expect(await ask('suggest-placements', suggesting({ limits: tight, away: [clerk] }))).toMatchObject({
    pairs: [],
    cells: [
      { left: { vi: 'Không cử được ai: 1 người quá số km cho phép. Nới giới hạn hoặc chọn thêm người.' } },
      {
        left: {
          vi: 'Không cử được ai: 1 người quê hoặc nơi ở tại chính nơi ấy. Nới giới hạn hoặc chọn thêm người.',
        },
      },
    ],
  });
  const locked = [{ personId: chief, cellId: far.id }];
  expect(await ask('suggest-placements', suggesting({ limits: tight, locked }))).toMatchObject({
    pairs: [],
    snags: [{ words: { vi: 'quá số km cho phép' }, fix: { vi: 'Nới giới hạn ấy, hoặc thôi giữ cặp này.' } }],
  });
});

test('a plan is a draft with its reasons until somebody decides, and the village does not see it', async () => {
  const planId = newId();
  const pair = (personId: Id, cell: Place) => ({
    id: newId(),
    personId,
    cellId: cell.id,
    duty: 'Tăng cường',
    reason: 'Vì sao',
    byHand: false,
  });
  const plan = { planId, title: 'Tăng cường quý I', asOf, basis: 'Trọng số 1' };
  const twice = [pair(chief, far), pair(chief, near)];
  expect(await give('keep-placement-plan', { ...plan, pairs: twice })).toMatchObject({
    problem: { code: 'cadres.person-twice' },
  });
  expect(
    await give('keep-placement-plan', { ...plan, pairs: [pair(chief, commune), pair(newId(), far)] }),
  ).toMatchObject({
    problem: { code: 'cadres.not-in-reach' },
  });
  expect(await give('keep-placement-plan', { ...plan, pairs: [pair(clerk, far)] })).toMatchObject({
    outcome: 'applied',
  });
  expect(
    await give('keep-placement-plan', { ...plan, pairs: [pair(clerk, near), pair(chief, far)] }),
  ).toMatchObject({ outcome: 'applied' });
  expect(await ask('placement-plan', { planId })).toMatchObject({
    state: 'draft',
    organisation: 'Đảng bộ xã Mẫu',
    pairs: [
      { fullName: 'Bế Thị Văn Phòng', cellName: 'Chi bộ thôn Gần', reason: 'Vì sao' },
      { fullName: 'Nông Minh Bí Thư' },
    ],
  });
  expect(await ask('placement-plan', { planId }, villager)).toMatchObject({ code: 'platform.not-found' });
  const taken = { planId, outcome: 'taken', decision: null, from: '2026-12-01', until: null };
  expect(await give('settle-placement-plan', taken)).toMatchObject({
    problem: { code: 'cadres.decision-is-missing' },
  });
  expect(await give('settle-placement-plan', { ...taken, decision: '12-QĐ/ĐU' })).toMatchObject({
    outcome: 'applied',
  });
  expect(await ask('placement-plans', { organisationId: commune.id })).toMatchObject({
    rows: [{ state: 'taken', decision: '12-QĐ/ĐU', from: '2026-12-01', pairs: 2 }],
  });
  // What was taken is in the book of each cell: who, with posts and level, by which decision, since when.
  expect(await ask('attachments-of', { organisationId: far.id })).toMatchObject({
    attachments: [
      {
        fullName: 'Nông Minh Bí Thư',
        homeName: 'Chi bộ cơ quan',
        post: 'Phó Bí thư (Đảng bộ xã Mẫu)',
        kind: 'strengthen',
        decision: '12-QĐ/ĐU',
        from: '2026-12-01',
        mayVote: false,
      },
    ],
  });
  expect(await give('keep-placement-plan', { ...plan, pairs: [pair(clerk, far)] })).toMatchObject({
    problem: { code: 'cadres.plan-is-settled' },
  });
});
