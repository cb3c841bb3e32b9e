import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPeriod } from '#kernel/period.ts';
import type { Id } from '#kernel/id.ts';
import { newId, type Place } from '#support/builders.ts';
import { openWholeHouse, type OpenHouse, type Visitor } from '#support/open-house.ts';
import { dayOf, machineClock } from '#platform/clock.ts';
import { addDays, addMonths } from '#kernel/civil-date.ts';

const today = dayOf(machineClock.now());
let house: OpenHouse;
let [commune, cell, other] = [] as unknown as [Place, Place, Place];
let [secretary, receiver, office] = [] as unknown as [Visitor, Visitor, Visitor];
const terms = new Map<Visitor, Id>();
const homes = new Map<Visitor, Place>();

beforeAll(async () => {
  house = await openWholeHouse();
  const { builder } = house;
  commune = await builder.organisation('Đảng bộ xã Thử', { kind: 'commune-chapter' });
  cell = await builder.organisation('Chi bộ thôn Một', { parent: commune, category: 'village' });
  other = await builder.organisation('Chi bộ thôn Hai', { parent: commune, category: 'village' });
  const seat = async (name: string, fullName: string, place: Place, kind: string) => {
    const person = await builder.member(fullName, place);
    const term = await builder.term(person, place, kind);
    const visitor = await house.visitor(name, person);
    terms.set(visitor, term);
    homes.set(visitor, place);
    return visitor;
  };
  secretary = await seat('bithu1', 'Lò Văn Một', cell, 'secretary');
  receiver = await seat('bithu2', 'Vàng Thị Hai', other, 'secretary');
  office = await seat('vanphong1', 'Hà Thị Văn', commune, 'office-staff');
});
afterAll(() => house.close());

async function give(visitor: Visitor, name: string, input: unknown, place = homes.get(visitor)) {
  const answer = await visitor.ask('POST', `/api/v1/commands/${name}`, {
    organisation: place?.id,
    term: terms.get(visitor),
    input,
  });
  return { status: answer.status, code: answer.body.problem?.code as string | undefined, body: answer.body };
}

const asked = (personId: Id, changes: object = {}) => ({
  transferId: newId(),
  personId,
  kind: 'official',
  toOrganisationId: other.id,
  toName: 'Chi bộ thôn Hai',
  effectiveOn: today,
  untilOn: null,
  forStudy: false,
  reason: 'Về nhà chồng',
  ...changes,
});
const letterFor = (transferId: Id) => ({ transferId, letterId: newId(), signer: 'Hà Thị Văn' });

async function rowsOf(table: string, personId: Id) {
  const found = await house.builder.client.query(
    `select * from members.${table} where person_id = $1 order by lower(valid)`,
    [personId],
  );
  return found.rows as Record<string, string | number | null>[];
}
async function strengthOf(place: Place): Promise<number> {
  const { builder } = house;
  const kept = await builder.client.query(
    'select coalesce(sum(members), 0)::int as members from members.strength_change where organisation_no = $1 and on_day <= $2',
    [place.no, today],
  );
  const plain = await builder.client.query(
    'select count(*)::int as members from members.affiliation where organisation_no = $1 and valid @> $2::date',
    [place.no, today],
  );
  expect(kept.rows[0]).toEqual(plain.rows[0]);
  return plain.rows[0]?.members as number;
}
/** What one of the cell has to mend, with the paper that shows it. */
async function shortcomingOf(personId: string): Promise<string> {
  const [id, sha256] = [newId(), newId().replaceAll('-', '').repeat(2)];
  const { client } = house.builder;
  await client.query(
    `with stored as (
       insert into platform.file (organisation_no, sha256, name, media_type, size, person_id, recorded_at)
       values ($2, $4, 'bao-cao.pdf', 'application/pdf', 1, $3, '2026-02-01')),
     chunk as (insert into platform.file_chunk (organisation_no, sha256, position, bytes) values ($2, $4, 0, 'a'))
     insert into tasks.shortcoming (id, organisation_no, person_id, text, source, found_on, remedy, responsible_id, due_on, state,
                                    evidence, evidence_file, reported_on, recorded_at)
     values ($1, $2, $3, 'Vắng ba buổi', 'Kiểm điểm 2025', '2026-01-10', 'Đi họp đủ', $3, '2026-12-31', 'reported', 'Đã họp đủ', $4,
             '2026-02-01', '2026-02-01')`,
    [id, cell.no, personId, sha256],
  );
  return id;
}
/** In whose book it stands, and who keeps its file. */
async function bookOf(shortcoming: string): Promise<number[]> {
  const found = await house.builder.client.query<{ no: number }>(
    `select organisation_no as no from tasks.shortcoming where id = $1
     union all
     (select file.organisation_no from platform.file as file join tasks.shortcoming as own on own.evidence_file = file.sha256
      where own.id = $1 order by 1)`,
    [shortcoming],
  );
  return found.rows.map(({ no }) => no);
}
const turnsOf = async (visitor: Visitor) => {
  const answer = await visitor.query('moves-of', { organisationId: homes.get(visitor)?.id });
  return Object.fromEntries(
    (answer.body.moves as { id: string; turn: string; side: string }[]).map((move) => [
      `${move.id} ${move.side}`,
      move.turn,
    ]),
  );
};

const waitingOf = async (visitor: Visitor, place = homes.get(visitor)) => {
  const answer = await visitor.query('work-waiting', { organisationId: place?.id });
  const lines = answer.body.lines as { kind: string; count: number; late: number }[];
  return Object.fromEntries(lines.map(({ kind, count, late }) => [kind, [count, late]]));
};

test('what waits is counted where it is dealt with; a level above a committee sees only what is late', async () => {
  const province = await house.builder.organisation('Đảng bộ tỉnh Thử', { kind: 'province-chapter' });
  const town = await house.builder.organisation('Đảng bộ xã Chờ', {
    kind: 'commune-chapter',
    parent: province,
  });
  const hamlet = await house.builder.organisation('Chi bộ thôn Chờ', { parent: town, category: 'village' });
  const clerkOf = async (name: string, fullName: string, place: Place) => {
    const person = await house.builder.member(fullName, place);
    await house.builder.term(person, place, 'office-staff');
    return house.visitor(name, person);
  };
  const above = await clerkOf('bantochuc9', 'Lý Thị Tỉnh', province);
  const near = await clerkOf('vanphong9', 'Lý Văn Xã', town);
  const person = await house.builder.member('Lý Văn Chờ', hamlet);
  const { client } = house.builder;
  await client.query(
    `insert into members.transfer (id, organisation_no, person_id, full_name, kind, to_name, requested_on, effective_on, state, recorded_at)
     values (gen_random_uuid(), $1, $2, 'Lý Văn Chờ', 'official', 'Nơi khác', '2026-01-05', '2026-01-05', 'requested', '2026-01-05')`,
    [hamlet.no, person],
  );
  await client.query(
    `with guest as (
       insert into members.attachment (id, organisation_no, person_id, full_name, standing, home_name, kind, decision, may_see, may_speak, may_vote, valid, recorded_at)
       values (gen_random_uuid(), $1, $2, 'Lý Văn Chờ', 'official', 'Nơi khác', 'attend', 'QĐ 1', true, true, false, '[2026-01-01,)', '2026-01-01')
       returning id)
     insert into members.attachment_note (id, organisation_no, attachment_id, person_id, kind, on_day, words, recorded_at)
     select gen_random_uuid(), $1, guest.id, $2, 'opinion', '2026-02-02', 'Đường thôn hỏng', '2026-02-02' from guest`,
    [hamlet.no, person],
  );
  expect(await waitingOf(near, town)).toMatchObject({ transfer: [1, 1], opinion: [1, 0], finding: [2, 0] });
  const seen = await waitingOf(above, province);
  expect(seen.transfer).toEqual([0, 1]);
  expect(seen.opinion).toBeUndefined();
  const lists = await above.query('moves-of', { organisationId: province.id });
  expect((lists.body.moves as { turn: string }[]).map(({ turn }) => turn)).toEqual(['below']);
});

test('an office once held in a cell that has ended stays on the page of the member', async () => {
  const { builder } = house;
  const gone = await builder.organisation('Chi bộ thôn Cũ', { parent: commune, category: 'village' });
  const person = await builder.member('Quàng Thị Trước', cell);
  const term = await builder.term(person, gone, 'deputy-secretary');
  await builder.client.query(
    `update members.office_term set valid = '[2024-01-01,2025-01-01)' where id = $1`,
    [term],
  );
  await builder.client.query(
    `update organisation.profile set valid = daterange(lower(valid), '2025-01-01') where organisation_no = $1`,
    [gone.no],
  );
  const page = await office.query('member-page', { personId: person, asOf: today });
  expect(page.body.offices).toMatchObject([{ organisation: 'Chi bộ thôn Cũ', until: '2025-01-01' }]);
});

test('an official transfer takes both sides, and the belonging moves on the day of receipt', async () => {
  const person = await house.builder.member('Giàng Thị Chuyển', cell);
  const [before, there] = [await strengthOf(cell), await strengthOf(other)];
  const request = asked(person);
  const id = request.transferId;
  expect((await give(secretary, 'request-transfer', request)).status).toBe(200);
  expect((await turnsOf(secretary))[`${id} out`]).toBe('others');
  expect((await turnsOf(office))[`${id} out`]).toBe('mine');
  expect((await give(receiver, 'receive-arrival', { arrivalId: id, on: today })).status).not.toBe(200);

  const letter = letterFor(id);
  const issued = await give(office, 'issue-letter', letter);
  expect(issued.body.value).toMatchObject({ number: '01-GTSHĐ/ĐU', validUntil: addDays(today, 30) });
  expect((await turnsOf(receiver))[`${id} in`]).toBe('coming');
  expect(await strengthOf(cell)).toBe(before);
  const kept = await shortcomingOf(person);
  const paper = await office.ask('GET', `/api/v1/letters/${letter.letterId}.docx`);
  expect(paper.status).toBe(200);
  expect((await receiver.ask('GET', `/api/v1/letters/${letter.letterId}.docx`)).status).toBe(404);

  expect((await give(receiver, 'receive-arrival', { arrivalId: id, on: today })).status).toBe(200);
  const affiliations = await rowsOf('affiliation', person);
  expect(affiliations).toMatchObject([
    { organisation_no: cell.no, ended_by: 'transferred', ended_act: id },
    { organisation_no: other.no, begun_by: 'arrival', begun_act: id, ended_by: null },
  ]);
  expect(affiliations.map(({ valid }) => readPeriod(String(valid)))).toEqual([
    { from: '2020-01-01', until: today },
    { from: today, until: null },
  ]);
  expect(await rowsOf('standing', person)).toMatchObject([
    { organisation_no: cell.no },
    { organisation_no: other.no },
  ]);
  expect([await strengthOf(cell), await strengthOf(other)]).toEqual([before - 1, there + 1]);
  expect(await bookOf(kept)).toEqual([other.no, cell.no, other.no]);
  expect((await turnsOf(secretary))[`${id} out`]).toBe('over');
  expect((await receiver.query('member-page', { personId: person, asOf: today })).status).toBe(200);
  expect((await secretary.query('member-page', { personId: person, asOf: today })).status).toBe(404);
});

test('letters are numbered one after the other, and a letter that holds is not issued twice', async () => {
  const person = await house.builder.member('Mùa Văn Giấy', cell);
  const request = asked(person);
  await give(secretary, 'request-transfer', request);
  expect((await give(secretary, 'issue-letter', letterFor(request.transferId))).code).toBe(
    'members.letter-from-above',
  );
  expect((await give(office, 'issue-letter', letterFor(request.transferId))).body.value.number).toBe(
    '02-GTSHĐ/ĐU',
  );
  expect((await give(office, 'issue-letter', letterFor(request.transferId))).code).toBe(
    'members.letter-still-holds',
  );
  const refused = { arrivalId: request.transferId, reason: 'Chưa đủ hồ sơ' };
  expect((await give(receiver, 'refuse-arrival', refused)).status).toBe(200);
  const [seen] = (await secretary.query('moves-of', { organisationId: cell.id, personId: person })).body
    .moves;
  expect(seen).toMatchObject({
    state: 'refused',
    turn: 'mine',
    refusal: 'Chưa đủ hồ sơ',
    reason: 'Về nhà chồng',
  });
  expect((await give(office, 'issue-letter', letterFor(request.transferId))).body.value.number).toBe(
    '03-GTSHĐ/ĐU',
  );
  expect((await give(secretary, 'withdraw-transfer', { transferId: request.transferId })).status).toBe(200);
  const late = await give(receiver, 'receive-arrival', { arrivalId: request.transferId, on: today });
  expect(late.code).toBe('members.transfer-is-over');
});

test('a stay for a time changes no strength, and ends in both books together', async () => {
  const person = await house.builder.member('Sùng Thị Tạm', cell);
  const [before, there] = [await strengthOf(cell), await strengthOf(other)];
  const short = asked(person, { kind: 'temporary', untilOn: addMonths(today, 2) });
  const tooShort = await give(secretary, 'request-transfer', short);
  expect(tooShort.code).toBe('members.stay-too-short');
  expect(tooShort.body.problem.citation.place).toBe('Điểm 6.3.2');
  const request = asked(person, { kind: 'temporary', untilOn: addMonths(today, 6) });
  const id = request.transferId;
  await give(secretary, 'request-transfer', request);
  await give(office, 'issue-letter', letterFor(id));
  expect((await give(receiver, 'receive-arrival', { arrivalId: id, on: today })).status).toBe(200);
  expect([await strengthOf(cell), await strengthOf(other)]).toEqual([before, there]);
  const kinds = (await rowsOf('circumstance', person)).map((row) => `${row.organisation_no} ${row.kind}`);
  expect(kinds.sort()).toEqual([`${cell.no} temporarily-elsewhere`, `${other.no} temporarily-here`].sort());
  expect((await give(receiver, 'end-temporary', { transferId: id, on: today })).code).toBe(
    'members.day-outside',
  );
});

test('nobody takes a member whom their own cell has not let go', async () => {
  const person = await house.builder.member('Lý Thị Giữ', cell);
  const stolen = await give(receiver, 'request-transfer', asked(person, { toOrganisationId: cell.id }));
  expect(stolen.code).toBe('members.not-a-member');
  const unknown = await give(receiver, 'receive-arrival', { arrivalId: newId(), on: today });
  expect(unknown.code).toBe('members.transfer-not-found');
  const arrival = {
    arrivalId: newId(),
    personId: person,
    fullName: 'Lý Thị Giữ',
    standing: 'official',
    kind: 'official',
    fromName: 'Nơi khác',
    letterNumber: null,
    on: today,
    untilOn: null,
    forStudy: false,
    joinedOn: null,
    citizenNumber: null,
  };
  const taken = await give(receiver, 'record-arrival', arrival);
  expect(taken.status).not.toBe(200);
  expect(await rowsOf('affiliation', person)).toMatchObject([{ organisation_no: cell.no, ended_by: null }]);
  const foreign = await give(secretary, 'request-transfer', asked(person), other);
  expect(foreign.code).toBe('platform.not-yours');

  const fresh = {
    ...arrival,
    arrivalId: newId(),
    personId: newId(),
    fullName: 'Phàn Văn Mới',
    citizenNumber: '001099000001',
  };
  const joinedLater = { ...fresh, joinedOn: addDays(today, 30) };
  expect((await give(receiver, 'record-arrival', joinedLater)).code).toBe('members.joined-later');
  expect((await give(receiver, 'record-arrival', fresh)).status).toBe(200);
  expect(await rowsOf('affiliation', fresh.personId)).toMatchObject([
    { organisation_no: other.no, begun_by: 'arrival', begun_act: fresh.arrivalId },
  ]);
  const twice = { ...fresh, arrivalId: newId(), personId: newId() };
  expect((await give(secretary, 'record-arrival', twice)).code).toBe('members.in-the-book-elsewhere');
});

test('a letter on its way brings nobody back who has died since', async () => {
  const person = await house.builder.member('Giàng Văn Mất', cell);
  const request = asked(person);
  await give(secretary, 'request-transfer', request);
  await give(office, 'issue-letter', letterFor(request.transferId));
  const { client } = house.builder;
  const [issued, received] = [addDays(today, -9), addDays(today, -5)];
  for (const table of ['transfer', 'arrival'])
    await client.query(`update members.${table} set issued_on = $1 where person_id = $2`, [issued, person]);
  const death = { departureId: newId(), personId: person, how: 'died', on: addDays(today, -2) };
  await give(secretary, 'end-membership', { ...death, decision: 'Giấy báo tử', reason: null });
  const arrival = await client.query<{ id: Id }>('select id from members.arrival where person_id = $1', [
    person,
  ]);
  const taken = await give(
    receiver,
    'receive-arrival',
    { arrivalId: arrival.rows[0]?.id, on: received },
    other,
  );
  expect(taken.code).toBe('members.not-a-member');
  expect(await rowsOf('affiliation', person)).toMatchObject([{ ended_by: 'died' }]);
  const { body } = await secretary.query('member-page', { personId: person, asOf: today });
  expect(body.affiliations).toMatchObject([{ left: { how: 'died', decision: 'Giấy báo tử' } }]);
  // The page as of a day before knows nothing of it.
  const before = await secretary.query('member-page', { personId: person, asOf: addDays(today, -4) });
  expect(before.body.affiliations).toMatchObject([{ left: null, until: null }]);
  expect(before.body.standings).toMatchObject([{ until: null }]);
  await give(secretary, 'withdraw-transfer', { transferId: request.transferId });
  const late = { ...asked(await house.builder.member('Giàng Thị Mất', cell)) };
  await give(secretary, 'request-transfer', late);
  const end = {
    ...death,
    departureId: newId(),
    personId: late.personId,
    decision: 'Giấy báo tử',
    reason: null,
  };
  await give(secretary, 'end-membership', end);
  expect((await give(office, 'issue-letter', letterFor(late.transferId))).code).toBe('members.not-a-member');
});

test('out of the book: the receipt on paper ends the belonging', async () => {
  const person = await house.builder.member('Tẩn Văn Xa', cell, 'probationary');
  const request = asked(person, { toOrganisationId: null, toName: 'Đảng bộ huyện ở tỉnh khác' });
  await give(secretary, 'request-transfer', request);
  await give(office, 'issue-letter', letterFor(request.transferId));
  const noted = await give(secretary, 'confirm-departure', { transferId: request.transferId, on: today });
  expect(noted.status).toBe(200);
  expect(await rowsOf('affiliation', person)).toMatchObject([{ ended_by: 'transferred' }]);
  expect((await turnsOf(secretary))[`${request.transferId} out`]).toBe('over');
  await strengthOf(cell);
});
