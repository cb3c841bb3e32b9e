import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let province: Place;
let former: Place;
let next: Place;
let cell: Place;
let other: Place;
let far: Place;
let raiser: Id;
const seats = {} as Record<'board' | 'former' | 'next', Seat>;
const passedId = newId();

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  former = await builder.organisation('Đảng bộ xã Cũ', { parent: province, kind: 'commune-chapter' });
  next = await builder.organisation('Đảng bộ xã Mới', { parent: province, kind: 'commune-chapter' });
  far = await builder.organisation('Chi bộ Văn phòng', { parent: province });
  cell = await builder.organisation('Chi bộ thôn Trên', { parent: former, category: 'village' });
  other = await builder.organisation('Chi bộ thôn Bên', { parent: next, category: 'village' });
  raiser = await builder.member('Lò Văn An', cell);
  for (const [name, place] of Object.entries({ board: province, former, next }))
    seats[name as keyof typeof seats] = await desk.seat(
      await builder.member(`Hà ${name}`, far),
      place,
      name === 'board' ? 'office-staff' : 'secretary',
    );
  const concernId = newId();
  await builder.client.query(
    `insert into meetings.concern (id, organisation_no, kind, person_id, text, raised_on, state, recorded_at)
     values ($1, $2, 'matter', $3, 'Đường hỏng', '2026-09-01', 'open', '2026-09-01')`,
    [concernId, cell.no, raiser],
  );
  await builder.client.query(
    `insert into meetings.passed_concern
       (id, organisation_no, concern_id, kind, text, passed_on, passed_by, holder_no, state, petition_id, petition, recorded_at)
     values ($1, $2, $3, 'matter', 'Xin sửa đường', '2026-09-02', $4, $5, 'waiting', $1, 'Đường liên thôn', '2026-09-02')`,
    [passedId, cell.no, concernId, raiser, former.no],
  );
});
afterAll(() => desk.close());

interface Passed {
  readonly passed: readonly { text: string; state: string; trail: { name: string; words: string }[] }[];
}
const heldBy = async (seat: Seat) =>
  (await desk.ask<Passed>(seat.person, 'passed-concerns', { organisationId: seat.place.id })).passed;

/** Answering binds to the organisation of the cell, in the name of the office. */
const answers = (seat: Seat, place: Place, id: Id) =>
  desk.give({ ...seat, place }, 'answer-passed-concern', { passedId: id, answer: 'Sửa trong tháng tới.' });

async function act(decision: string, on: string, kind: string, said: object): Promise<Id> {
  const planId = newId();
  await desk.done(seats.board, 'draft-plan', { id: planId, title: decision });
  await desk.done(seats.board, 'set-step', stepOf(planId, kind, { organisationIds: [cell.id], ...said }));
  return planId;
}

test('what waits above goes with the cell to its new superior, who can answer it, and back when the act is undone', async () => {
  const planId = await act('5-QĐ/TU', '2026-11-10', 'move', { parentId: next.id });
  await desk.done(seats.board, 'sign-plan', { planId, actId: newId(), ...paper('5-QĐ/TU', '2026-11-10') });
  expect(await heldBy(seats.former)).toEqual([]);
  expect(await answers(seats.former, cell, passedId)).toMatchObject({ outcome: 'refused' });
  expect(await heldBy(seats.next)).toMatchObject([
    {
      text: 'Xin sửa đường',
      state: 'waiting',
      isHere: true,
      petition: null,
      trail: [{ words: 'Chi bộ có cấp trên mới theo Quyết định 5-QĐ/TU' }],
    },
  ]);
  await desk.done(seats.board, 'undo-plan', { planId, actId: newId(), ...paper('6-QĐ/TU', '2026-11-12') });
  expect(await heldBy(seats.next)).toEqual([]);
  expect(await heldBy(seats.former)).toMatchObject([{ isHere: true, state: 'waiting' }]);
});

test('a cell closes once transfers are settled and those who attend have a host; what waits is laid with its new commune', async () => {
  const planId = await act('7-QĐ/TU', '2026-11-15', 'merge', {
    organisationIds: [cell.id, other.id],
    targetId: other.id,
  });
  const { client } = desk.builder;
  const move = newId();
  await client.query(
    `insert into members.transfer (id, organisation_no, person_id, full_name, kind, to_name, requested_on, effective_on, state, recorded_at)
     values ($1, $2, $3, 'Lò Văn An', 'official', 'Chi bộ Bưu điện', '2026-11-01', '2026-11-01', 'requested', '2026-11-01')`,
    [move, cell.no, raiser],
  );
  const attend = `insert into members.attachment (id, organisation_no, person_id, full_name, standing, home_no, home_name, kind, decision,
                                                 may_see, may_speak, may_vote, valid, recorded_at)
     values ($1, $2, $3, $4, 'official', $5, $6, 'follow', '1-QĐ', true, true, false, '[2026-01-01,)', '2026-01-01')`;
  await client.query(attend, [newId(), cell.no, newId(), 'Vi Văn Đồn', null, 'Đồn Biên phòng']);
  await client.query(attend, [newId(), far.no, raiser, 'Lò Văn An', cell.no, 'Chi bộ thôn Trên']);
  const { ground } = await desk.ask<{ ground: { work: { id: Id; kind: string; settle: string }[] } }>(
    seats.board.person,
    'plan-page',
    { planId },
  );
  expect(ground.work.map(({ kind, settle }) => `${kind} ${settle}`).toSorted()).toEqual([
    'attachment place',
    'concern place',
    'transfer there',
  ]);
  for (const { id, settle } of ground.work)
    if (settle === 'place')
      await desk.done(seats.board, 'place-work', { planId, itemId: id, targetId: other.id, basedOn: 0 });
  // A transfer under way is nobody's to move: it is received or withdrawn first.
  const sign = { planId, actId: newId(), ...paper('7-QĐ/TU', '2026-11-15') };
  expect(await desk.give(seats.board, 'sign-plan', sign)).toMatchObject({
    problem: { code: 'restructuring.is-hindered' },
  });
  await client.query('delete from members.transfer where id = $1', [move]);
  await desk.done(seats.board, 'sign-plan', sign);
  const hosted = await client.query<{ line: string }>(
    `select organisation_no || ' ' || full_name || ' ' || home_name || ' ' || coalesce(upper(valid)::text, '') as line
     from members.attachment order by valid, full_name`,
  );
  // Who attended goes on with the new host; who attends elsewhere comes from the new cell.
  expect(hosted.rows.map(({ line }) => line)).toEqual([
    `${cell.no} Vi Văn Đồn Đồn Biên phòng 2026-11-15`,
    `${far.no} Lò Văn An Chi bộ thôn Bên `,
    `${other.no} Vi Văn Đồn Đồn Biên phòng `,
  ]);
  const { rows } = await desk.builder.client.query<{ id: Id; no: number }>(
    `select id, holder_no as no from meetings.passed_concern where state = 'waiting'`,
  );
  expect(rows).toMatchObject([{ no: next.no }]);
  expect(await answers(seats.former, other, rows[0]?.id as Id)).toMatchObject({ outcome: 'refused' });
  expect(await answers(seats.next, other, rows[0]?.id as Id)).toMatchObject({ outcome: 'applied' });
});

test('a new cell is founded of members drawn from cells that stand, and they go back when it is undone', async () => {
  const start = await desk.picture('2026-11-22');
  const agency = newId();
  const planId = await act('8-QĐ/TU', '2026-11-20', 'draw', { organisationIds: [far.id, other.id] });
  const founding = { targetId: agency, name: 'Chi bộ cơ quan mới', organisationKind: 'cell' };
  await desk.done(seats.board, 'set-step', stepOf(planId, 'found', { ...founding, parentId: province.id }));
  const { ground } = await desk.ask<{ ground: { people: { id: Id; name: string }[] } }>(
    seats.board.person,
    'plan-page',
    { planId },
  );
  expect(ground.people.map(({ name }) => name)).toEqual(['Hà board', 'Hà former', 'Hà next', 'Lò Văn An']);
  await desk.done(seats.board, 'place-persons', {
    planId,
    rule: null,
    people: [raiser, seats.former.person].map((personId) => ({ personId, targetId: agency, basedOn: 0 })),
  });
  const post = { id: newId(), planId, targetId: agency, personId: seats.former.person, office: 'secretary' };
  await desk.done(seats.board, 'name-post', post);
  await desk.done(seats.board, 'sign-plan', { planId, actId: newId(), ...paper('8-QĐ/TU', '2026-11-20') });
  const after = await desk.picture('2026-11-22');
  expect(after.filter((line) => line.endsWith('@ Chi bộ cơ quan mới'))).toEqual([
    'member Hà former @ Chi bộ cơ quan mới',
    'member Lò Văn An @ Chi bộ cơ quan mới',
    'office Hà former secretary @ Chi bộ cơ quan mới',
  ]);
  expect(after).toContain('member Hà next @ Chi bộ Văn phòng');
  const undo = (id: Id, decision: string) => ({
    planId: id,
    actId: newId(),
    ...paper(decision, '2026-11-22'),
  });
  // Whoever and whatever has come to the new cell since would be left in none.
  const since = await act('8a-QĐ/TU', '2026-11-22', 'draw', { organisationIds: [far.id] });
  const toAgency = { personId: seats.next.person, targetId: agency, basedOn: 0 };
  await desk.done(seats.board, 'place-persons', { planId: since, rule: null, people: [toAgency] });
  await desk.done(seats.board, 'sign-plan', undo(since, '8a-QĐ/TU'));
  const task = [newId(), agency, 'Soát hộ nghèo', raiser];
  await desk.builder.client.query(
    `insert into tasks.task (id, organisation_no, title, owner_id, due_on, state, recorded_at)
     select $1, organisation_no, $3, $4, '2026-12-31', 'open', '2026-11-21' from platform.organisation_head where organisation_id = $2`,
    task,
  );
  const left = (words: string) => ({
    problem: {
      code: 'restructuring.founded-is-in-use',
      message: { vi: `Tổ chức do quyết định này lập ra còn người hoặc việc. Chi bộ cơ quan mới: ${words}.` },
    },
  });
  expect(await desk.give(seats.board, 'undo-plan', undo(planId, '9-QĐ/TU'))).toMatchObject(
    left('Hà next; Nhiệm vụ Soát hộ nghèo'),
  );
  await desk.done(seats.board, 'undo-plan', undo(since, '8b-QĐ/TU'));
  expect(await desk.give(seats.board, 'undo-plan', undo(planId, '9-QĐ/TU'))).toMatchObject(
    left('Nhiệm vụ Soát hộ nghèo'),
  );
  await desk.builder.client.query(`update tasks.task set state = 'done' where id = $1`, [task[0]]);
  await desk.done(seats.board, 'undo-plan', undo(planId, '9-QĐ/TU'));
  expect(await desk.picture('2026-11-22')).toEqual(start);
});

test('a committee founded in a plan receives cells in the same plan; a move to where a cell stands is refused', async () => {
  const start = await desk.picture('2026-11-22');
  const section = newId();
  const planId = newId();
  await desk.done(seats.board, 'draft-plan', { id: planId, title: 'Lập đảng bộ bộ phận' });
  const step = (kind: string, said: object) => stepOf(planId, kind, { organisationIds: [far.id], ...said });
  expect(await desk.give(seats.board, 'set-step', step('move', { parentId: province.id }))).toMatchObject({
    problem: { code: 'restructuring.stands-there' },
  });
  const founding = { organisationIds: [], targetId: section, name: 'Đảng bộ khối cơ quan' };
  await desk.done(
    seats.board,
    'set-step',
    step('found', { ...founding, organisationKind: 'section', parentId: province.id }),
  );
  await desk.done(seats.board, 'set-step', step('move', { parentId: section }));
  const post = { id: newId(), planId, targetId: section, personId: seats.next.person, office: 'secretary' };
  await desk.done(seats.board, 'name-post', post);
  const upgraded = step('upgrade', { organisationIds: [other.id], organisationKind: 'section' });
  await desk.done(seats.board, 'set-step', upgraded);
  const sign = { planId, actId: newId(), ...paper('10-QĐ/TU', '2026-11-22') };
  // The members of what becomes a chapter would be in no cell.
  expect(await desk.give(seats.board, 'sign-plan', sign)).toMatchObject({
    problem: { code: 'restructuring.is-hindered' },
  });
  await desk.done(seats.board, 'place-persons', {
    planId,
    rule: null,
    people: [{ personId: raiser, targetId: far.id, basedOn: 0 }],
  });
  const { ground } = await desk.ask<{ ground: { work: { id: Id; settle: string }[] } }>(
    seats.board.person,
    'plan-page',
    { planId },
  );
  for (const { id, settle } of ground.work)
    if (settle === 'place')
      await desk.done(seats.board, 'place-work', { planId, itemId: id, targetId: far.id, basedOn: 0 });
  await desk.done(seats.board, 'sign-plan', sign);
  const after = await desk.picture('2026-11-22');
  expect(after).toContain('stands Chi bộ Văn phòng cell  < Đảng bộ khối cơ quan');
  expect(after).toContain('member Lò Văn An @ Chi bộ Văn phòng');
  await desk.done(seats.board, 'undo-plan', { planId, actId: newId(), ...paper('11-QĐ/TU', '2026-11-22') });
  expect(await desk.picture('2026-11-22')).toEqual(start);
});
