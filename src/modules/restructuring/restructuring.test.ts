import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { newId, type Place } from '#support/builders.ts';
import { carryOutDue } from '../../due-plans.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let province: Place;
let commune: Place;
let office: Place;
let upper: Place;
let lower: Place;
let staff: Seat;
let board: Seat;
let secretary: Seat;
const people: Id[] = [];

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  commune = await builder.organisation('Đảng bộ xã Thử', { parent: province, kind: 'commune-chapter' });
  const far = await builder.organisation('Chi bộ Văn phòng', { parent: province });
  office = await builder.organisation('Chi bộ cơ quan xã', { parent: commune, category: 'commune-office' });
  upper = await builder.organisation('Chi bộ thôn Trên', { parent: commune, category: 'village' });
  lower = await builder.organisation('Chi bộ thôn Dưới', { parent: commune, category: 'village' });
  for (const name of ['Lò Văn An', 'Lò Thị Bình', 'Vi Văn Cao'])
    people.push(await builder.member(name, office));
  people.push(await builder.member('Vi Thị Dung', office, 'probationary'));
  for (let at = 1; at <= 8; at += 1) await builder.member(`Nông Văn Trên ${at}`, upper);
  const head = await builder.member('Nông Thị Dưới', lower);
  secretary = await desk.seat(head, lower, 'secretary');
  await builder.term(people[0] as Id, office, 'secretary');
  staff = await desk.seat(await builder.member('Hà Văn Phòng', far), commune, 'office-staff');
  board = await desk.seat(await builder.member('Hà Thị Ban', far), province, 'office-staff');
  await builder.client.query(
    `insert into tasks.task (id, organisation_no, title, owner_id, due_on, state, recorded_at)
     values ($1, $2, 'Soát hộ nghèo', $3, '2026-12-31', 'open', '2026-01-01')`,
    [newId(), office.no, people[1]],
  );
  await builder.client.query(
    `insert into tasks.household (id, organisation_no, label, member_id, goal, state, since, recorded_at)
     values ($1, $2, 'Hộ bà Mẩy', $3, 'Thoát nghèo', 'helped', '2026-01-01', '2026-01-01')`,
    [newId(), office.no, people[1]],
  );
});
afterAll(() => desk.close());

/** What is open in the cell beside its tasks: what was asked, proposed and planned. */
async function openQuestions(): Promise<void> {
  const { client } = desk.builder;
  for (const [person, text] of [
    [people[3], 'Xin học nghề'],
    [null, 'Đường hỏng'],
  ])
    await client.query(
      `insert into meetings.concern (id, organisation_no, kind, person_id, text, raised_on, state, recorded_at)
       values ($1, $2, 'matter', $3, $4, '2026-09-01', 'open', '2026-09-01')`,
      [newId(), office.no, person, text],
    );
  await client.query(
    `insert into meetings.passed_concern
       (id, organisation_no, concern_id, kind, text, passed_on, passed_by, holder_no, state, recorded_at)
     select $1, organisation_no, id, kind, 'Xin sửa đường', '2026-09-02', $2, $3, 'waiting', '2026-09-02'
     from meetings.concern where text = 'Đường hỏng'`,
    [newId(), people[0], commune.no],
  );
  await client.query(
    `insert into preparation.item_proposal (id, organisation_no, person_id, title, proposed_on, standing, recorded_at)
     values ($1, $2, $3, 'Bàn việc số hóa', '2026-10-01', 'waiting', '2026-10-01')`,
    [newId(), office.no, people[3]],
  );
  // The last of the members goes elsewhere than what is placed.
  for (const [person, responsible] of [
    [null, people[1]],
    [people[3], people[0]],
  ])
    await client.query(
      `insert into tasks.shortcoming
         (id, organisation_no, person_id, text, source, found_on, remedy, responsible_id, due_on, state, recorded_at)
       values ($1, $2, $3, 'Họp muộn', 'Kiểm điểm', '2026-01-01', 'Họp đúng ngày', $4, '2026-12-31', 'open', '2026-01-01')`,
      [newId(), office.no, person, responsible],
    );
  await client.query(
    `insert into platform.file (organisation_no, sha256, name, media_type, size, recorded_at)
     values ($1, $2, 'so-hop.pdf', 'application/pdf', 1, '2026-11-01')`,
    [office.no, evidence],
  );
  await client.query('insert into platform.file_chunk values ($1, $2, 1, $3)', [
    ...[office.no, evidence, Buffer.from('1')],
  ]);
  await client.query('update tasks.shortcoming set evidence_file = $1, evidence_file_name = $2', [
    ...[evidence, 'so-hop.pdf'],
  ]);
  for (const [place, month, topic] of [
    [office, '2026-10-01', 'Đã qua'],
    [office, '2026-11-01', 'Chuyển đổi số'],
    [office, '2026-12-01', 'Kiểm điểm'],
    [upper, '2026-12-01', 'Giữ rừng'],
  ] as const)
    await client.query(
      `insert into preparation.planned_theme (id, organisation_no, month, topic, kind, standing, recorded_at)
       values ($1, $2, $3, $4, 'ordinary', 'planned', '2026-01-01')`,
      [newId(), place.no, month, topic],
    );
}

const evidence = 'a'.repeat(64);

/** Where shortcomings of cells and of persons lie. */
async function shortcomings(): Promise<object[]> {
  const { rows } = await desk.builder.client.query<object>(
    'select organisation_no as no, person_id as person from tasks.shortcoming order by person_id nulls first',
  );
  return rows;
}

async function plan(title: string, ...steps: readonly ((planId: Id) => object)[]): Promise<Id> {
  const id = newId();
  await desk.done(staff, 'draft-plan', { id, title });
  for (const step of steps) await desk.done(staff, 'set-step', step(id));
  return id;
}
const placing = (planId: Id, to: Place, ...who: Id[]) => ({
  planId,
  rule: null,
  people: who.map((personId) => ({ personId, targetId: to.id, basedOn: 0 })),
});

interface Seats {
  readonly people: readonly { readonly id: Id }[];
}
interface Page {
  readonly ground: {
    people: unknown[];
    work: { id: Id; kind: string; title: string }[];
    cells: { name: string; official: number }[];
  };
  readonly limits: { id: string; value: number }[];
}

let dissolution: Id;
let before: readonly string[];

test('a cell cannot close while a member, a question, a proposal or a theme has no new home', async () => {
  await openQuestions();
  dissolution = await plan('Giải thể chi bộ cơ quan xã', (id) =>
    stepOf(id, 'dissolve', { organisationIds: [office.id] }),
  );
  const page = await desk.ask<Page>(staff.person, 'plan-page', { planId: dissolution });
  expect(page.ground.people).toHaveLength(4);
  expect(page.ground.work).toMatchObject([
    { kind: 'concern', title: '2', settle: 'place' },
    { kind: 'task', settle: 'place' },
    { kind: 'shortcoming', personId: people[1], settle: 'place' },
    { kind: 'household', settle: 'place' },
    { kind: 'proposal', title: '1', settle: 'place' },
    { kind: 'theme', title: 'tháng 11 năm 2026: Chuyển đổi số', settle: 'place' },
    { kind: 'theme', title: 'tháng 12 năm 2026: Kiểm điểm', settle: 'place' },
  ]);
  // What is confided to the cell is not told to the office that decides on it.
  expect(JSON.stringify(page)).not.toContain('Đường hỏng');
  expect(page.limits.map((limit) => limit.value)).toEqual([3, 9, 30]);
  const signed = await desk.give(staff, 'sign-plan', {
    planId: dissolution,
    actId: newId(),
    ...paper('12-QĐ/ĐU', '2026-11-01'),
  });
  expect(signed).toMatchObject({ outcome: 'refused', problem: { code: 'restructuring.is-hindered' } });
});

test('two people who place one member from the same version: the second sees both places', async () => {
  await desk.done(staff, 'place-persons', placing(dissolution, upper, ...people.slice(0, 3)));
  const second = await desk.give(staff, 'place-persons', placing(dissolution, lower, people[0] as Id));
  expect(second).toMatchObject({
    outcome: 'refused',
    problem: { code: 'restructuring.placed-meanwhile' },
  });
  expect(second.problem?.message.vi).toContain('Chi bộ thôn Trên');
  expect(second.problem?.message.vi).toContain('Chi bộ thôn Dưới');
  await desk.done(staff, 'place-persons', placing(dissolution, lower, people[3] as Id));
});

test('signed, the act is carried out in one command: members, offices, tasks and custody pass on', async () => {
  const sign = { planId: dissolution, actId: newId(), ...paper('12-QĐ/ĐU', '2026-11-01') };
  const { ground } = await desk.ask<Page>(staff.person, 'plan-page', { planId: dissolution });
  for (const { id, kind } of ground.work) {
    if (kind === 'task' || kind === 'household') continue;
    expect(await desk.give(staff, 'sign-plan', sign)).toMatchObject({
      problem: { code: 'restructuring.is-hindered' },
    });
    await desk.done(staff, 'place-work', { planId: dissolution, itemId: id, targetId: upper.id, basedOn: 0 });
  }
  before = await desk.picture('2026-11-22');
  const actId = newId();
  expect(
    await desk.done(staff, 'sign-plan', { planId: dissolution, actId, ...paper('12-QĐ/ĐU', '2026-11-01') }),
  ).toMatchObject({ applied: true });
  const now = await desk.picture('2026-11-22');
  expect(now.filter((line) => line.includes('cơ quan xã'))).toEqual([]);
  expect(now).toContain('member Lò Văn An @ Chi bộ thôn Trên');
  expect(now).toContain('member Vi Thị Dung @ Chi bộ thôn Dưới');
  expect(await desk.picture('2026-10-31')).toEqual(before);
  const tasks = await desk.ask<{ tasks: object[] }>(staff.person, 'tasks-of', { organisationId: upper.id });
  expect(tasks.tasks).toMatchObject([{ title: 'Soát hộ nghèo', state: 'open' }]);
  const { rows: households } = await desk.builder.client.query(
    'select organisation_no as no, state from tasks.household order by state',
  );
  expect(households).toEqual([
    { no: office.no, state: 'ended' },
    { no: upper.no, state: 'helped' },
  ]);
  expect(await shortcomings()).toEqual([
    { no: upper.no, person: null },
    { no: lower.no, person: people[3] },
  ]);
  const { rows: kept } = await desk.builder.client.query<{ no: number }>(
    'select organisation_no as no from platform.file join platform.file_chunk using (organisation_no, sha256) where sha256 = $1 order by 1',
    [evidence],
  );
  expect(kept.map(({ no }) => no)).toEqual([office.no, upper.no, lower.no]);
  const rowsOf = async (table: string, columns: string) =>
    (
      await desk.builder.client.query<{ row: string }>(
        `select concat_ws(' | ', profile.name, ${columns}) as row from ${table} as t
         join organisation.profile as profile on profile.organisation_no = t.organisation_no and profile.valid @> date '2026-10-01'
         order by 1`,
      )
    ).rows.map(({ row }) => row);
  const from = 'từ Chi bộ cơ quan xã, chuyển theo Quyết định 12-QĐ/ĐU';
  const to = (place: string) => `Chuyển về ${place} theo Quyết định 12-QĐ/ĐU`;
  expect(await rowsOf('meetings.concern', 'state, text, answer')).toEqual([
    `Chi bộ cơ quan xã | moved | Xin học nghề | ${to('Chi bộ thôn Dưới')}`,
    `Chi bộ cơ quan xã | moved | Đường hỏng | ${to('Chi bộ thôn Trên')}`,
    `Chi bộ thôn Dưới | open | Xin học nghề\n(Nêu ${from}.)`,
    `Chi bộ thôn Trên | open | Đường hỏng\n(Nêu ${from}.)`,
  ]);
  const passed = `state, text, answer, (select text from meetings.concern where id = concern_id)`;
  expect(await rowsOf('meetings.passed_concern', passed)).toEqual([
    `Chi bộ cơ quan xã | answered | Xin sửa đường | ${to('Chi bộ thôn Trên')} | Đường hỏng`,
    `Chi bộ thôn Trên | waiting | Xin sửa đường | Đường hỏng\n(Nêu ${from}.)`,
  ]);
  expect(await rowsOf('preparation.item_proposal', 'standing, title, reason, answer')).toEqual([
    `Chi bộ cơ quan xã | moved | Bàn việc số hóa | ${to('Chi bộ thôn Dưới')}`,
    `Chi bộ thôn Dưới | waiting | Bàn việc số hóa | Đề nghị ${from}`,
  ]);
  expect(await rowsOf('preparation.planned_theme', 'standing, topic, reason')).toEqual([
    `Chi bộ cơ quan xã | dropped | Chuyển đổi số | ${to('Chi bộ thôn Trên')}`,
    `Chi bộ cơ quan xã | dropped | Kiểm điểm | ${to('Chi bộ thôn Trên')}; tháng ấy nơi nhận đã có chuyên đề`,
    'Chi bộ cơ quan xã | planned | Đã qua',
    'Chi bộ thôn Trên | planned | Chuyển đổi số',
    'Chi bộ thôn Trên | planned | Giữ rừng',
  ]);
  const lineage = await desk.ask<{ successors: object[] }>(staff.person, 'organisation-lineage', {
    organisationId: office.id,
  });
  expect(lineage.successors).toMatchObject([
    { name: 'Chi bộ thôn Dưới', members: 1, decision: '12-QĐ/ĐU' },
    { name: 'Chi bộ thôn Trên', members: 3 },
  ]);
  const strength = await desk.ask<{ total: number }>(staff.person, 'members-of', {
    organisationId: upper.id,
    asOf: '2026-11-22',
  });
  expect(strength.total).toBe(11);
  const received = { organisationId: commune.id, from: '2026-10-01', until: '2026-11-22' };
  expect(await desk.ask(staff.person, 'received-members', received)).toMatchObject({
    total: 4,
    groups: [
      { organisationName: 'Chi bộ thôn Dưới', fromName: 'Chi bộ cơ quan xã', on: '2026-11-01', count: 1 },
      { organisationName: 'Chi bộ thôn Trên', count: 3, by: 'restructuring' },
    ],
  });
});

test('no id that stands is taken over: neither a plan carried out nor a step of it', async () => {
  expect(await desk.give(staff, 'draft-plan', { id: dissolution, title: 'Lại từ đầu' })).toMatchObject({
    problem: { code: 'platform.conflict' },
  });
  const found = await desk.builder.client.query<{ id: Id }>(
    'select id from restructuring.step where plan_id = $1',
    [dissolution],
  );
  const other = await plan('Phương án khác');
  const step = stepOf(other, 'dissolve', { organisationIds: [lower.id] });
  expect(await desk.give(staff, 'set-step', { ...step, id: found.rows[0]?.id })).toMatchObject({
    problem: { code: 'platform.conflict' },
  });
});

test('the receiving cell confirms who has come; another cell cannot', async () => {
  const [come] = (
    await desk.ask<{ arrivals: { actId: Id; personId: Id; name: string }[] }>(
      secretary.person,
      'arrivals-of',
      {
        organisationId: lower.id,
      },
    )
  ).arrivals;
  expect(come?.name).toBe('Vi Thị Dung');
  const of = { actId: come?.actId, personId: come?.personId, on: '2026-11-05' };
  expect(await desk.give(secretary, 'confirm-arrival', { ...of, personId: people[0] })).toMatchObject({
    problem: { code: 'platform.not-found' },
  });
  expect(await desk.give(secretary, 'confirm-arrival', { ...of, on: '2026-11-23' })).toMatchObject({
    problem: { code: 'restructuring.confirmed-out-of-time' },
  });
  await desk.done(secretary, 'confirm-arrival', of);
  expect(await desk.give(secretary, 'confirm-arrival', of)).toMatchObject({
    problem: { code: 'restructuring.already-confirmed' },
  });
});

test('what was mistyped on the paper is corrected by a later act, and the old reading stays', async () => {
  interface Act {
    readonly id: Id;
    readonly corrections: readonly object[];
  }
  const act = async () =>
    (await desk.ask<{ act: Act }>(staff.person, 'plan-page', { planId: dissolution })).act;
  const { id: wrongId } = await act();
  const correcting = (decision: string, reads: object, seen: object) => ({
    planId: dissolution,
    wrongId,
    actId: newId(),
    ...{ decision, signedOn: '2026-11-20', signer: 'Nông Văn Bền, Bí thư Đảng ủy', basis: 'Điều lệ Đảng' },
    ...{ reason: 'Đánh máy nhầm', reads, seen },
  });
  const seen = { decision: '12-QĐ/ĐU', signedOn: '2026-11-01' };
  const first = correcting('15-QĐ/ĐU', { decision: '12-QĐ/ĐU-X', signedOn: '2026-10-30' }, seen);
  await desk.done(staff, 'correct-decision', first);
  // Whoever still looks at the old page does not pass over that.
  expect(
    await desk.give(staff, 'correct-decision', correcting('16', { decision: '12' }, seen)),
  ).toMatchObject({
    problem: { code: 'restructuring.corrected-meanwhile' },
  });
  expect(await act()).toMatchObject({
    decision: '12-QĐ/ĐU-X',
    signedOn: '2026-10-30',
    corrections: [
      { field: 'decision', was: '12-QĐ/ĐU', reads: '12-QĐ/ĐU-X', by: { decision: '15-QĐ/ĐU' } },
      { field: 'signedOn', was: '2026-11-01', reads: '2026-10-30', reason: 'Đánh máy nhầm' },
    ],
  });
  const signed = await desk.builder.client.query<{ decision: string }>(
    'select decision from organisation.act where id = $1',
    [wrongId],
  );
  expect(signed.rows).toEqual([{ decision: '12-QĐ/ĐU' }]);
  const lineage = await desk.ask(secretary.person, 'organisation-lineage', { organisationId: office.id });
  expect(lineage).toMatchObject({ acts: [{ decision: '12-QĐ/ĐU-X', correctedBy: ['15-QĐ/ĐU'] }] });
  const back = correcting('16-QĐ/ĐU', { decision: '12-QĐ/ĐU' }, { decision: '12-QĐ/ĐU-X' });
  await desk.done(staff, 'correct-decision', back);
  expect((await act()).corrections).toHaveLength(3);
});

test('undone by a later act everything is as it was, and earlier days stay as they were', async () => {
  await desk.done(staff, 'undo-plan', {
    planId: dissolution,
    actId: newId(),
    ...paper('15-QĐ/ĐU', '2026-11-15'),
  });
  expect(await desk.picture('2026-11-22')).toEqual(before);
  expect((await desk.picture('2026-11-10')).join()).not.toContain('cơ quan xã');
  expect(await desk.picture('2026-10-31')).toEqual(before);
  expect(await shortcomings()).toMatchObject([{ no: office.no }, { no: office.no }]);
});

test('a day to come: nothing changes before it, and on it the plan is carried out', async () => {
  const merged = newId();
  const planId = await plan('Hợp nhất hai thôn', (id) =>
    stepOf(id, 'merge', {
      organisationIds: [upper.id, lower.id],
      targetId: merged,
      name: 'Chi bộ thôn Hợp',
      organisationKind: 'cell',
      category: 'village',
    }),
  );
  const sign = { planId, actId: newId(), ...paper('16-QĐ/ĐU', '2026-12-01', '2026-11-20') };
  expect(await desk.give(staff, 'sign-plan', sign)).toMatchObject({
    problem: { code: 'restructuring.is-hindered' },
  });
  await desk.done(staff, 'name-post', {
    id: newId(),
    planId,
    targetId: merged,
    personId: secretary.person,
    office: 'secretary',
  });
  const now = await desk.picture('2026-11-22');
  expect(await desk.done(staff, 'sign-plan', sign)).toMatchObject({ applied: false });
  expect(await desk.picture('2026-11-22')).toEqual(now);
  expect(await desk.give(staff, 'carry-out-plan', { planId })).toMatchObject({
    problem: { code: 'restructuring.not-due' },
  });
  desk.turnTo('2026-12-02');
  // The server comes back two days late; the rows carry the day that was signed.
  const late = fixedClock('2026-12-02T01:00:00.000Z');
  expect(await carryOutDue(desk.database.ownerUrl, late)).toEqual([{ plan: planId, code: 'applied' }]);
  expect(await carryOutDue(desk.database.ownerUrl, late)).toEqual([]);
  const after = await desk.picture('2026-12-01');
  expect(after.filter((line) => line.startsWith('member') && line.endsWith('thôn Hợp'))).toHaveLength(9);
  expect(after).toContain('office Nông Thị Dưới secretary @ Chi bộ thôn Hợp');
  expect(await desk.picture('2026-11-30')).toEqual(now);
  // The secretary keeps what is merged, with the books of both cells; what is written there is theirs no longer.
  const { rows } = await desk.builder.client.query(
    'select count(*)::int as kept from organisation.custody where keeper_no = (select organisation_no from platform.organisation_head where organisation_id = $1)',
    [merged],
  );
  expect(rows).toEqual([{ kept: 3 }]);
  await desk.done(staff, 'undo-plan', { planId, actId: newId(), ...paper('17-QĐ/ĐU', '2026-12-01') });
  expect(await desk.picture('2026-12-01')).toEqual(now);
});

test('two people set different things of one plan; the same thing is not overwritten unseen', async () => {
  const planId = await plan('Hai người sửa');
  const seen = { title: 'Hai người sửa', effectiveOn: null, keepOfficial: null };
  await desk.done(staff, 'change-restructuring', {
    planId,
    effectiveOn: '2027-01-01',
    keepOfficial: 7,
    seen,
  });
  await desk.done(staff, 'change-restructuring', { planId, title: 'Tên của người sau', seen });
  const page = await desk.ask<object>(staff.person, 'plan-page', { planId });
  expect(page).toMatchObject({
    plan: { title: 'Tên của người sau', effectiveOn: '2027-01-01', keepOfficial: 7 },
  });
  const later = { planId, effectiveOn: '2027-02-01' };
  expect(await desk.give(staff, 'change-restructuring', { ...later, seen })).toMatchObject({
    problem: {
      code: 'restructuring.changed-meanwhile',
      field: 'effectiveOn',
      message: { vi: 'Người khác vừa sửa ngày hiệu lực: 1-1-2027.' },
    },
  });
  await desk.done(staff, 'change-restructuring', { ...later, seen: { effectiveOn: '2027-01-01' } });
});

test('a subordinate plans nothing for its superior, its neighbour or itself', async () => {
  const id = newId();
  expect(await desk.give(secretary, 'draft-plan', { id, title: 'Của chi bộ' })).toMatchObject({
    problem: { code: 'platform.not-yours' },
  });
  const mine = await plan('Vượt cấp');
  for (const place of [province, commune])
    expect(
      await desk.give(staff, 'set-step', stepOf(mine, 'dissolve', { organisationIds: [place.id] })),
    ).toMatchObject({ problem: { code: 'restructuring.not-below' } });
  expect(
    await desk.give(
      staff,
      'set-step',
      stepOf(mine, 'move', { organisationIds: [office.id], parentId: province.id }),
    ),
  ).toMatchObject({ problem: { code: 'restructuring.not-below' } });
  // The board of the province neither edits nor signs the commune's plan from its own place.
  expect(await desk.give(board, 'drop-plan', { planId: mine })).toMatchObject({
    problem: { code: 'platform.not-found' },
  });
  expect(
    await desk.give(secretary, 'sign-plan', { planId: mine, actId: newId(), ...paper('1', '2026-12-01') }),
  ).toMatchObject({ problem: { code: 'platform.not-yours' } });
});

test('split, rename, upgrade, release and found, each undone again', async () => {
  const half = newId();
  const start = await desk.picture('2026-12-02');
  const section = newId();
  const cases: readonly ((id: Id) => object)[] = [
    (id) => stepOf(id, 'rename', { organisationIds: [upper.id], name: 'Chi bộ thôn Thượng', code: '01' }),
    (id) => stepOf(id, 'upgrade', { organisationIds: [upper.id], organisationKind: 'grassroots-cell' }),
    (id) => stepOf(id, 'release', { organisationIds: [upper.id] }),
    (id) =>
      stepOf(id, 'found', { targetId: section, name: 'Đảng bộ bộ phận Bắc', organisationKind: 'section' }),
  ];
  for (const [index, step] of cases.entries()) {
    const planId = await plan(`Bước ${index}`, step);
    if (index === 3) {
      // What is founded has nobody of its own: the list holds everybody below the commune.
      const asked = { planId, organisationId: section };
      const all = await desk.ask<Seats>(staff.person, 'plan-seats', asked);
      expect(all.people).toHaveLength(13);
      const seats = await desk.ask<Seats>(staff.person, 'plan-seats', { ...asked, name: 'lo van' });
      expect(seats).toMatchObject({ people: [{ id: people[0] }], more: false });
      await desk.done(staff, 'name-post', {
        id: newId(),
        planId,
        targetId: section,
        personId: seats.people[0]?.id,
        office: 'secretary',
      });
    }
    await desk.done(staff, 'sign-plan', {
      planId,
      actId: newId(),
      ...paper(`2${index}-QĐ/ĐU`, '2026-12-02'),
    });
    expect(await desk.picture('2026-12-02')).not.toEqual(start);
    await desk.done(staff, 'undo-plan', {
      planId,
      actId: newId(),
      ...paper(`3${index}-QĐ/ĐU`, '2026-12-02'),
    });
    expect(await desk.picture('2026-12-02')).toEqual(start);
  }
  const split = await plan('Tách thôn Trên', (id) =>
    stepOf(id, 'split', {
      organisationIds: [upper.id],
      targetId: half,
      name: 'Chi bộ thôn Trên 2',
      organisationKind: 'cell',
    }),
  );
  const { ground } = await desk.ask<{ ground: { people: { id: Id }[] } }>(staff.person, 'plan-page', {
    planId: split,
  });
  const some = ground.people.slice(0, 4).map((person) => person.id);
  await desk.done(staff, 'place-persons', {
    planId: split,
    rule: null,
    people: some.map((personId) => ({ personId, targetId: half, basedOn: 0 })),
  });
  await desk.done(staff, 'name-post', {
    id: newId(),
    planId: split,
    targetId: half,
    personId: some[0],
    office: 'secretary',
  });
  await desk.done(staff, 'sign-plan', { planId: split, actId: newId(), ...paper('40-QĐ/ĐU', '2026-12-02') });
  const after = await desk.picture('2026-12-02');
  expect(
    after.filter((line) => line.endsWith('@ Chi bộ thôn Trên 2') && line.startsWith('member')),
  ).toHaveLength(4);
  await desk.done(staff, 'undo-plan', { planId: split, actId: newId(), ...paper('41-QĐ/ĐU', '2026-12-02') });
  expect(await desk.picture('2026-12-02')).toEqual(start);
});
