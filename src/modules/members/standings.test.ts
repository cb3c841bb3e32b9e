import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, addMonths } from '#kernel/civil-date.ts';
import { rowsFrom } from '#kernel/decision.ts';
import type { Id } from '#kernel/id.ts';
import { dayOf, machineClock } from '#platform/clock.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, type OpenHouse, type Visitor } from '#support/open-house.ts';
import { absencesInARow } from './rules/absences.ts';

const today = dayOf(machineClock.now());
let house: OpenHouse;
let cell: Place;
let [secretary, member, office] = [] as unknown as [Visitor, Visitor, Visitor];
let [term, officeTerm] = [] as unknown as [Id, Id];
let commune: Place;

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  const keeper = await builder.member('Lò Văn Một', cell);
  term = await builder.term(keeper, cell, 'secretary');
  secretary = await house.visitor('bithu1', keeper);
  member = await house.visitor('dangvien1', await builder.member('Hà Thị Thường', cell));
  const clerk = await builder.member('Vi Văn Phòng', commune);
  officeTerm = await builder.term(clerk, commune, 'office-staff');
  office = await house.visitor('vanphong1', clerk);
});
afterAll(() => house.close());

async function give(name: string, input: unknown, visitor = secretary, held: Id | null = term) {
  const answer = await visitor.ask('POST', `/api/v1/commands/${name}`, {
    organisation: cell.id,
    term: held,
    input,
  });
  return { status: answer.status, code: answer.body.problem?.code as string | undefined, body: answer.body };
}
const ask = async (name: string, visitor = secretary) => {
  const found = await visitor.query(name, { organisationId: cell.id });
  if (found.status !== 200) throw new Error(`${name}: ${found.text} ${house.lines.at(-1)}`);
  return found.body;
};

/** A meeting held so many days ago, with one mark for each person. */
async function heldMeeting(
  daysAgo: number,
  marks: Readonly<Record<Id, [string | null, string | null]>>,
  state = 'open',
) {
  const [id, on] = [randomUUID(), addDays(today, -daysAgo)];
  const { client } = house.builder;
  await client.query(
    `insert into meetings.meeting (id, organisation_no, month, kind, planned_on, starts_at, place, state, held_on, recorded_at)
     values ($1, $2, date_trunc('month', $3::date), 'extraordinary', $3, '19:00', 'Nhà văn hóa', $4, $3, '2026-01-01')`,
    [id, cell.no, on, state],
  );
  for (const [person, [attendance, circumstance]] of Object.entries(marks))
    await client.query(
      `insert into meetings.roll_entry (meeting_id, person_id, organisation_no, standing, circumstance, attendance, recorded_at)
       values ($1, $2, $3, 'official', $4, $5, '2026-01-01')`,
      [id, person, cell.no, circumstance, attendance],
    );
  return id;
}

test('away, exempt, suspended: each with what it rests on; reasons are for those in charge', async () => {
  const person = await house.builder.member('Sùng Văn Xa', cell);
  const away = {
    circumstanceId: newId(),
    personId: person,
    kind: 'away',
    from: addDays(today, -20),
    until: addDays(today, 10),
    decision: null,
    ground: 'Đi làm công ty',
    place: 'Khu công nghiệp Mẫu',
    contact: '0900 000 000',
  };
  expect((await give('set-circumstance', { ...away, place: null })).code).toBe('members.place-missing');
  expect((await give('set-circumstance', away)).status).toBe(200);
  const again = { ...away, circumstanceId: newId() };
  expect((await give('set-circumstance', again)).code).toBe('members.already-in-force');
  const exempt = { ...away, circumstanceId: newId(), kind: 'exempt', ground: null, decision: 'NQ 5' };
  const refused = await give('set-circumstance', exempt);
  expect(refused.code).toBe('members.ground-missing');
  expect(refused.body.problem.citation.place).toBe('Điểm 10.3');

  const seen = (await ask('circumstances-of')).lines[0];
  expect(seen).toMatchObject({ kind: 'away', place: 'Khu công nghiệp Mẫu', endsSoon: true, hasEnded: false });
  const onDay = async (asOf: string) =>
    (await secretary.query('circumstances-of', { organisationId: cell.id, asOf })).body;
  expect(await onDay(addDays(today, -200))).toMatchObject({ lines: [], rest: 0 });
  expect((await onDay(addDays(today, -10))).lines[0]).toMatchObject({ kind: 'away', hasEnded: false });
  const byMember = (await ask('circumstances-of', member)).lines[0];
  expect(byMember).toMatchObject({ kind: 'away', place: null, ground: null, contact: null });
  expect((await give('set-circumstance', again, member, null)).code).toBe('platform.not-yours');

  const ended = await give('end-circumstance', { circumstanceId: away.circumstanceId, on: today });
  expect(ended.status).toBe(200);
  expect((await give('undo-circumstance', { circumstanceId: away.circumstanceId })).status).toBe(200);
  expect((await ask('circumstances-of')).lines).toEqual([]);
});

test('what a locked roll carries is not taken back', async () => {
  const person = await house.builder.member('Mùa Thị Miễn', cell);
  const input = {
    circumstanceId: newId(),
    personId: person,
    kind: 'exempt',
    from: addDays(today, -40),
    until: null,
    decision: 'Nghị quyết 03-NQ/CB',
    ground: 'Tuổi cao',
    place: null,
    contact: null,
  };
  expect((await give('set-circumstance', input)).status).toBe(200);
  await heldMeeting(30, { [person]: [null, 'exempt'] }, 'closed');
  expect((await give('undo-circumstance', { circumstanceId: input.circumstanceId })).code).toBe(
    'members.something-rests-on-it',
  );
});

test('a record lacks what the list of required fields says, and only who may see it is told', async () => {
  const person = await house.builder.member('Vàng Văn Thiếu', cell, 'probationary');
  await house.builder.client.query(
    `insert into members.personal_record (person_id, organisation_no, sex, birth_date, birth_place, home_place, residence, joined_on, recorded_at)
     values ($1, $2, 'male', '1990-01-01', 'Xã Thử', 'Xã Thử', 'Thôn Một', '2026-01-01', '2026-01-01')`,
    [person, cell.no],
  );
  const found = await ask('record-gaps');
  expect(found.people.find((line: { personId: string }) => line.personId === person)).toMatchObject({
    fields: 7,
    missing: ['citizenNumber'],
  });
  expect(found.complete).toBe(0);
  expect(found.people).toHaveLength(found.members);
  expect(await ask('record-gaps', member)).toMatchObject({ people: [], members: 0 });
  const corrections = await ask('record-corrections');
  expect(corrections.people.find((line: { personId: string }) => line.personId === person)).toMatchObject({
    missing: ['citizenNumber'],
    contradictions: [{ what: 'belongs-before-joined', field: 'joinedOn', said: '2026-01-01' }],
  });
});

test('a probationary member is recognised after the probation, as a dated change', async () => {
  const person = await house.builder.member('Giàng Thị Dự', cell, 'probationary');
  const recognise = {
    standingId: newId(),
    personId: person,
    on: addMonths('2020-01-01' as never, 6),
    decision: 'QĐ 9',
  };
  const early = await give('recognise-member', recognise);
  expect(early.code).toBe('members.probation-too-short');
  expect(early.body.problem.citation.document).toContain('Điều lệ Đảng');
  expect((await give('recognise-member', { ...recognise, on: '2021-01-01' })).status).toBe(200);
  const standings = async () =>
    (
      await house.builder.client.query(
        'select standing, valid::text from members.standing where person_id = $1 order by valid',
        [person],
      )
    ).rows;
  expect(await standings()).toEqual([
    { standing: 'probationary', valid: '[2020-01-01,2021-01-01)' },
    { standing: 'official', valid: '[2021-01-01,)' },
  ]);
  expect((await give('undo-recognition', { personId: person })).status).toBe(200);
  expect(await standings()).toEqual([{ standing: 'probationary', valid: '[2020-01-01,)' }]);
});

test('who leaves ends belonging, standing and offices on one day; a wrong entry is taken back whole', async () => {
  const person = await house.builder.member('Tẩn Văn Ra', cell);
  await house.builder.term(person, cell, 'committee-member');
  const rows = async () =>
    (
      await house.builder.client.query(
        `select 'affiliation' as kind, valid::text, ended_by from members.affiliation where person_id = $1
         union all select 'standing', valid::text, null from members.standing where person_id = $1
         union all select 'office', valid::text, null from members.office_term where person_id = $1 order by 1`,
        [person],
      )
    ).rows;
  const before = await rows();
  const departure = {
    departureId: newId(),
    personId: person,
    how: 'removed',
    on: today,
    decision: 'QĐ 12',
    reason: 'Bỏ sinh hoạt ba tháng',
  };
  expect((await give('end-membership', departure)).status).toBe(200);
  expect(await rows()).toEqual(
    before.map((row) => ({
      ...row,
      valid: `[2020-01-01,${today})`,
      ended_by: row.kind === 'affiliation' ? 'removed' : null,
    })),
  );
  expect((await ask('departures-of')).departures).toMatchObject([
    { how: 'removed', reason: 'Bỏ sinh hoạt ba tháng' },
  ]);
  expect((await ask('departures-of', member)).departures).toEqual([]);
  const strength = await house.builder.client.query(
    'select sum(members)::int as kept, (select count(*)::int from members.affiliation where organisation_no = $1 and valid @> $2::date) as plain from members.strength_change where organisation_no = $1 and on_day <= $2',
    [cell.no, today],
  );
  expect(strength.rows[0]?.kept).toBe(strength.rows[0]?.plain);
  expect((await give('undo-departure', { departureId: departure.departureId })).status).toBe(200);
  expect(await rows()).toEqual(before);
});

test('whoever dies or moves before a recorded absence begins takes it along, and nobody records their own end', async () => {
  const [dying, keeper] = [await house.builder.member('Giàng Văn Xa', cell), secretary];
  const away = { kind: 'away', until: null, decision: null, ground: null, place: 'Bắc Ninh', contact: null };
  const order = { circumstanceId: newId(), personId: dying, from: addDays(today, 30), ...away };
  expect((await give('set-circumstance', order)).status).toBe(200);
  const end = { departureId: newId(), how: 'died', on: today, decision: 'Giấy báo tử', reason: null };
  expect((await give('end-membership', { ...end, personId: dying, on: '1990-01-01' })).code).toBe(
    'members.not-a-member-then',
  );
  expect((await give('end-membership', { ...end, personId: dying })).status).toBe(200);
  const { rows } = await house.builder.client.query(
    'select id from members.circumstance where person_id = $1',
    [dying],
  );
  expect(rows).toEqual([]);
  const attending = {
    ...{ attachmentId: newId(), personId: dying, fullName: 'Giàng Văn Xa', standing: 'official' },
    ...{
      homeOrganisationId: null,
      homeName: 'Đồn',
      post: null,
      kind: 'attend',
      duty: null,
      decision: '1-QĐ',
    },
    ...{ maySee: false, maySpeak: true, mayVote: false, voteSource: null, from: today, until: null },
  };
  expect((await give('assign-attachment', attending)).code).toBe('members.has-left');
  const { body } = await keeper.ask('GET', '/api/v1/me');
  expect(
    (await give('end-membership', { ...end, departureId: newId(), personId: body.person.id })).code,
  ).toBe('members.own-departure');
});

test('the rolls tell who stays away; a case has steps, a deadline and an outcome', async () => {
  const [lost, once, excused] = [
    await house.builder.member('Phàn Văn Vắng', cell),
    await house.builder.member('Lý Thị Một', cell),
    await house.builder.member('Chảo Văn Phép', cell),
  ];
  await heldMeeting(70, { [lost]: ['absent', null], [once]: ['absent', null], [excused]: ['absent', null] });
  await heldMeeting(40, { [lost]: ['absent', null], [once]: ['present', null], [excused]: ['absent', null] });
  await heldMeeting(10, { [lost]: ['absent', null], [once]: ['absent', null], [excused]: ['excused', null] });
  const found = await ask('absences-of');
  expect(
    found.absent.map((line: { personId: string; missed: number }) => [line.personId, line.missed]),
  ).toEqual([[lost, 3]]);
  expect((await ask('absences-of', member)).absent).toEqual([]);
  expect((await ask('absences-of', office)).absent).toHaveLength(1);
  const { client } = house.builder;
  const [meetings, entries] = await Promise.all([
    client.query(
      'select id, organisation_no as "organisationNo", held_on::text as "heldOn" from meetings.meeting',
    ),
    client.query(
      'select meeting_id as "meetingId", person_id as "personId", circumstance, attendance from meetings.roll_entry',
    ),
  ]);
  const onDevice = absencesInARow(
    rowsFrom({
      meeting: new Map(meetings.rows.map((row) => [row.id, row])),
      'roll-entry': new Map(entries.rows.map((row) => [`${row.meetingId}/${row.personId}`, row])),
    }),
    cell.no,
  );
  expect(onDevice.filter(({ missed }) => missed >= found.least)).toMatchObject([
    { personId: lost, missed: 3 },
  ]);

  expect((await give('open-case', { caseId: newId(), personId: once })).code).toBe(
    'members.not-absent-enough',
  );
  const caseId = newId();
  expect((await give('open-case', { caseId, personId: lost })).status).toBe(200);
  expect((await give('open-case', { caseId: newId(), personId: lost })).code).toBe('members.case-is-open');
  const step = { stepId: newId(), caseId, on: today, words: 'Bí thư đến nhà gặp' };
  expect((await give('note-step', step)).status).toBe(200);
  expect((await ask('absences-of')).cases).toMatchObject([
    { dueOn: addDays(today, 30), overdue: false, outcome: null, steps: [{ words: 'Bí thư đến nhà gặp' }] },
  ]);
  expect((await give('close-case', { caseId, outcome: 'returned' }, office, officeTerm)).status).toBe(200);
  expect((await give('note-step', { ...step, stepId: newId() })).code).toBe('members.case-is-closed');
});
