import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { fixedClock } from '#platform/clock.ts';
import { runCommand } from '#platform/command.ts';
import { openPool } from '#platform/database/pool.ts';
import { answerQuestion } from '#platform/question.ts';
import { Builder, newId } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { openRoad } from '../../house.ts';

let database: FreshDatabase;
let builder: Builder;
let road: ReturnType<typeof openRoad>;
let installation: Id;
let sequence = 0;
const administrator = newId();
const province = newId();
const device = newId();
const officeTerm = newId();

beforeAll(async () => {
  database = await freshDatabase();
  builder = await new Builder(database.ownerUrl).open();
  road = openRoad(openPool(database.appUrl, 4), fixedClock('2026-11-22T01:00:00.000Z'));
  await builder.client.query(
    `insert into identity.administrator (person_id, valid, decision) values ($1, '[2026-01-01,)', 'mẫu')`,
    [administrator],
  );
  const found = await builder.client.query<{ id: Id }>('select organisation_id as id from platform.instance');
  installation = found.rows[0]?.id ?? newId();
});

afterAll(async () => {
  await road.pool.end();
  await builder.close();
  await database.drop();
});

function give(person: Id, name: string, organisation: Id, term: Id | null, input: object) {
  sequence += 1;
  return runCommand(road, person, {
    id: newId(),
    device,
    sequence,
    name,
    organisation,
    term,
    bundle: null,
    at: null,
    input,
  });
}
const founding = (id: Id, parentId: Id | null, kind = 'province-chapter') => ({
  id,
  name: 'Đảng bộ tỉnh Mẫu Sơn',
  code: null,
  kind,
  parentId,
  from: '2026-01-01',
});
const term = (organisationId: Id, personId: Id, changes: object = {}) => ({
  termId: newId(),
  personId,
  fullName: 'Vũ Đình Mẫu',
  organisationId,
  office: 'office-staff',
  from: '2026-11-01',
  decision: null,
  ...changes,
});

test('the administrator founds the first organisation and takes its first office', async () => {
  expect(
    await give(administrator, 'found-organisation', installation, null, founding(province, null)),
  ).toMatchObject({
    outcome: 'applied',
    value: { id: province },
  });
  expect(
    await give(
      administrator,
      'appoint',
      installation,
      null,
      term(province, administrator, { termId: officeTerm }),
    ),
  ).toMatchObject({ outcome: 'applied', value: { personId: administrator } });
  const handler = road.queries.get('me');
  const me = handler && (await answerQuestion(road, handler, administrator, {}));
  expect(me).toMatchObject({
    value: {
      person: { fullName: 'Vũ Đình Mẫu' },
      offices: [{ office: 'office-staff', organisation: { id: province } }],
    },
  });
});

test('the second office is not the administrator’s to give', async () => {
  expect(await give(administrator, 'appoint', installation, null, term(province, newId()))).toMatchObject({
    outcome: 'refused',
    problem: { code: 'members.office-is-held' },
  });
});

test('the office founds what stands below and appoints there', async () => {
  const commune = newId();
  expect(
    await give(
      administrator,
      'found-organisation',
      province,
      officeTerm,
      founding(commune, province, 'commune-chapter'),
    ),
  ).toMatchObject({ outcome: 'applied' });
  expect(await give(administrator, 'appoint', commune, officeTerm, term(commune, newId()))).toMatchObject({
    outcome: 'applied',
  });
  expect(await give(administrator, 'appoint', province, officeTerm, term(commune, newId()))).toMatchObject({
    outcome: 'refused',
    problem: { code: 'platform.not-yours' },
  });
});

test('a root is founded by the installation alone, and only of a known kind', async () => {
  expect(
    await give(administrator, 'found-organisation', province, officeTerm, founding(newId(), null)),
  ).toMatchObject({
    problem: { code: 'organisation.other-superior' },
  });
  expect(
    await give(administrator, 'found-organisation', installation, null, founding(newId(), null, 'khong-co')),
  ).toMatchObject({ problem: { code: 'organisation.kind-is-unknown' } });
});

test('a kind is added without programming, of a known class and once, and an organisation of it is founded', async () => {
  const said = {
    id: newId(),
    vi: 'Đảng bộ khu công nghiệp cảng biển',
    en: 'seaport industrial zone chapter',
    like: 'grassroots-chapter',
    decision: '1234-QĐ/TU',
  };
  const code = `own-${said.id}`;
  expect(
    await give(administrator, 'add-kind', installation, null, { ...said, like: 'khong-co' }),
  ).toMatchObject({ problem: { code: 'organisation.kind-is-unknown' } });
  expect(await give(administrator, 'add-kind', installation, null, said)).toMatchObject({ value: { code } });
  expect(
    await give(administrator, 'add-kind', installation, null, {
      ...said,
      id: newId(),
      vi: said.vi.toUpperCase(),
    }),
  ).toMatchObject({ problem: { code: 'organisation.kind-is-there' } });
  const better = { ...said, en: 'seaport chapter' };
  expect(
    await give(administrator, 'add-kind', installation, null, { ...better, like: 'cell' }),
  ).toMatchObject({ problem: { code: 'organisation.kind-keeps-its-class' } });
  expect(await give(newId(), 'add-kind', installation, null, said)).toMatchObject({ outcome: 'refused' });
  const port = newId();
  expect(
    await give(administrator, 'found-organisation', installation, null, founding(port, null, code)),
  ).toMatchObject({ outcome: 'applied' });
  const handler = road.queries.get('kinds-in-use');
  const asked = { asOf: '2026-11-22', organisationId: port };
  expect(handler && (await answerQuestion(road, handler, administrator, asked))).toMatchObject({
    value: {
      isTopmost: true,
      kinds: expect.arrayContaining([expect.objectContaining({ code, organisations: 1 })]) as unknown,
    },
  });
  // What stands elsewhere is not in the reach of who asks; an address that is no id names nothing.
  const elsewhere = { ...asked, organisationId: province };
  expect(handler && (await answerQuestion(road, handler, administrator, elsewhere))).toMatchObject({
    value: {
      kinds: expect.arrayContaining([expect.objectContaining({ code, organisations: 0 })]) as unknown,
    },
  });
  const badly = { ...asked, organisationId: 'sai-dia-chi' };
  expect(handler && (await answerQuestion(road, handler, administrator, badly))).toMatchObject({
    problem: { code: 'platform.not-found' },
  });
});

test('the id of a term that stands appoints nobody else to it', async () => {
  const of = async () =>
    (await builder.client.query('select person_id from members.office_term where id = $1', [officeTerm]))
      .rows;
  const before = await of();
  expect(
    await give(administrator, 'appoint', province, officeTerm, {
      ...term(province, newId(), { office: 'deputy-secretary' }),
      termId: officeTerm,
    }),
  ).toMatchObject({ outcome: 'refused', problem: { code: 'members.already-appointed' } });
  expect(await of()).toEqual(before);
});

test('somebody who is no administrator founds nothing', async () => {
  expect(
    await give(newId(), 'found-organisation', installation, null, founding(newId(), null)),
  ).toMatchObject({
    outcome: 'refused',
    problem: { code: 'platform.not-yours' },
  });
  expect(await give(newId(), 'appoint', installation, null, term(province, newId()))).toMatchObject({
    outcome: 'refused',
    problem: { code: 'platform.not-yours' },
  });
});

test('somebody unknown is entered only with a name', async () => {
  expect(
    await give(
      administrator,
      'appoint',
      province,
      officeTerm,
      term(province, newId(), { fullName: undefined }),
    ),
  ).toMatchObject({ problem: { code: 'members.name-is-missing' } });
});
