import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { CommitteeDesk, paper, stepOf, type Seat } from '#support/committee-desk.ts';

let desk: CommitteeDesk;
let closing: Place;
let village: Place;
let office: Seat;
let keeper: Seat;
const phones = { along: newId(), handed: newId(), locked: newId(), elsewhere: newId() };

beforeAll(async () => {
  desk = await CommitteeDesk.open();
  const { builder } = desk;
  const commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  closing = await builder.organisation('Chi bộ cơ quan', { parent: commune });
  village = await builder.organisation('Chi bộ thôn Trên', { parent: commune });
  const staff = await builder.organisation('Chi bộ Văn phòng', { parent: commune });
  keeper = await desk.seat(await builder.member('Nông Văn Trên', village), village, 'secretary');
  office = await desk.seat(await builder.member('Hà Văn Phòng', staff), commune, 'office-staff');
  const [head, deputy] = [
    await builder.member('Lò Văn An', closing),
    await builder.member('Vi Thị Dung', staff),
  ];
  await builder.term(head, closing, 'secretary');
  for (const name of ['deputy-secretary', 'committee-member']) await builder.term(deputy, closing, name);
  // Who keeps another book goes on with it.
  await builder.term(keeper.person, closing, 'committee-member');
  for (const [id, person, name] of [
    [phones.along, head, 'Máy của An'],
    [phones.handed, deputy, 'Máy chi bộ'],
    [phones.locked, deputy, 'Máy cũ'],
    [phones.elsewhere, keeper.person, 'Máy thôn'],
  ])
    await builder.client.query(
      `insert into identity.device (id, person_id, name, signing_key, enrolled_at) values ($1, $2, $3, '{}', '2026-01-01')`,
      [id, person, name],
    );
});
afterAll(() => desk.close());

const stateOf = async () =>
  (
    await desk.builder.client.query<{ name: string; ended: boolean }>(
      'select name, ended_at is not null as ended from identity.device order by name',
    )
  ).rows.flatMap(({ name, ended }) => (ended ? [name] : []));

test('a cell cannot close while a device that keeps its book has no new home', async () => {
  const planId = newId();
  await desk.done(office, 'draft-plan', { id: planId, title: 'Giải thể' });
  await desk.done(office, 'set-step', stepOf(planId, 'dissolve', { organisationIds: [closing.id] }));
  const page = () =>
    desk.ask<{ ground: { people: { id: Id }[]; work: { id: Id; kind: string; title: string }[] } }>(
      office.person,
      'plan-page',
      { planId },
    );
  const { ground } = await page();
  expect(ground.work.map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual([
    'device Máy chi bộ, Vi Thị Dung',
    'device Máy cũ, Vi Thị Dung',
    'device Máy của An, Lò Văn An',
  ]);
  const people = ground.people.map(({ id }) => ({ personId: id, targetId: village.id, basedOn: 0 }));
  await desk.done(office, 'place-persons', { planId, rule: null, people });
  const sign = () =>
    desk.give(office, 'sign-plan', { planId, actId: newId(), ...paper('12-QĐ/ĐU', '2026-11-20') });
  expect(await sign()).toMatchObject({ problem: { code: 'restructuring.is-hindered' } });
  const place = { planId, basedOn: 0 };
  await desk.done(office, 'place-work', { ...place, itemId: phones.handed, targetId: village.id });
  await desk.done(office, 'place-work', { ...place, itemId: phones.locked, targetId: office.place.id });
  expect(await sign()).toMatchObject({ outcome: 'applied' });
  // What goes along with its holder stays as it is; what is handed over, until it is received.
  expect(await stateOf()).toEqual(['Máy cũ']);
});

test('the keeper of the receiving cell receives it, and only then the former key is locked', async () => {
  const asked = () =>
    desk.ask<{ devices: { id: Id }[] }>(keeper.person, 'devices-passed', { organisationId: village.id });
  const { devices } = await asked();
  expect(devices).toMatchObject([
    {
      name: 'Máy chi bộ',
      holder: 'Vi Thị Dung',
      fromName: 'Chi bộ cơ quan',
      decision: '12-QĐ/ĐU',
      isOwn: true,
    },
  ]);
  expect(await desk.ask(keeper.person, 'work-waiting', { organisationId: village.id })).toMatchObject({
    lines: expect.arrayContaining([{ kind: 'device', count: 1, late: 0 }]),
  });
  const receive = { id: devices[0]?.id };
  expect(await desk.give(office, 'receive-device', receive)).toMatchObject({ outcome: 'refused' });
  await desk.done(keeper, 'receive-device', receive);
  expect(await stateOf()).toEqual(['Máy chi bộ', 'Máy cũ']);
  expect((await asked()).devices).toEqual([]);
  await desk.done(keeper, 'receive-device', receive);
});
