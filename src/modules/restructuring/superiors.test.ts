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
const seats = {} as Record<'board' | 'former' | 'next', Seat>;
const passedId = newId();

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  province = await builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  former = await builder.organisation('Đảng bộ xã Cũ', { parent: province, kind: 'commune-chapter' });
  next = await builder.organisation('Đảng bộ xã Mới', { parent: province, kind: 'commune-chapter' });
  const far = await builder.organisation('Chi bộ Văn phòng', { parent: province });
  cell = await builder.organisation('Chi bộ thôn Trên', { parent: former, category: 'village' });
  other = await builder.organisation('Chi bộ thôn Bên', { parent: next, category: 'village' });
  const raiser = await builder.member('Lò Văn An', cell);
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

test('merged into a cell of another commune, what waits is laid with that commune', async () => {
  const planId = await act('7-QĐ/TU', '2026-11-15', 'merge', {
    organisationIds: [cell.id, other.id],
    targetId: other.id,
  });
  const { ground } = await desk.ask<{ ground: { work: { id: Id }[] } }>(seats.board.person, 'plan-page', {
    planId,
  });
  for (const { id } of ground.work)
    await desk.done(seats.board, 'place-work', { planId, itemId: id, targetId: other.id, basedOn: 0 });
  await desk.done(seats.board, 'sign-plan', { planId, actId: newId(), ...paper('7-QĐ/TU', '2026-11-15') });
  const { rows } = await desk.builder.client.query<{ id: Id; no: number }>(
    `select id, holder_no as no from meetings.passed_concern where state = 'waiting'`,
  );
  expect(rows).toMatchObject([{ no: next.no }]);
  expect(await answers(seats.former, other, rows[0]?.id as Id)).toMatchObject({ outcome: 'refused' });
  expect(await answers(seats.next, other, rows[0]?.id as Id)).toMatchObject({ outcome: 'applied' });
});
