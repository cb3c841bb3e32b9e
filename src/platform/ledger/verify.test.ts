import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { affiliation, person } from '#modules/members/tables.ts';
import { minutes, meeting, rollEntry, vote } from '#modules/meetings/tables.ts';
import { SamplePen } from '../../samples/pen.ts';
import { newId } from '#support/builders.ts';
import { freshDatabase, type FreshDatabase } from '#support/database.ts';
import { tables } from '../../modules.ts';
import { fixedClock } from '../clock.ts';
import { openPool } from '../database/pool.ts';
import { formerRowHashSql } from '../database/step-sql.ts';
import { serverKeys, type ServerKeys } from '../identity/server-keys.ts';
import { secretOf } from '../secret.ts';
import { latestCheckpoint, takeCheckpoint } from './checkpoint.ts';
import { verify, type Verification } from './verify.ts';

let database: FreshDatabase;
let owner: ReturnType<typeof openPool>;
let auth: ReturnType<typeof openPool>;
let keys: ServerKeys;
let no = 0;
const ids = { person: newId(), affiliation: newId(), meeting: newId(), item: newId(), vote: newId() };

beforeAll(async () => {
  database = await freshDatabase();
  // As a superuser: somebody who can do anything to the database is whom the chain is made against.
  owner = openPool(database.superuserUrl, 2);
  auth = openPool(database.authUrl, 2);
  const clock = fixedClock('2026-11-22T01:00:00.000Z');
  keys = await serverKeys({ pool: auth, secret: secretOf(database.folder), origin: '', clock });
  const pen = await new SamplePen(database.ownerUrl).open();
  const [cell = 0] = await pen.found([newId()]);
  no = cell;
  pen.put(person, [
    {
      id: ids.person,
      organisationNo: no,
      fullName: 'Lò Văn Ân',
      sortName: 'Ân Lò Văn',
      searchName: 'lo van an',
    },
  ]);
  await pen.act('one', '2026-10-01T00:00:00.000Z');
  pen.put(affiliation, [
    {
      id: ids.affiliation,
      personId: ids.person,
      organisationNo: no,
      valid: '[2026-01-01,)',
      earlierUnknown: false,
      endedBy: null,
    },
  ]);
  await pen.act('two', '2026-10-02T00:00:00.000Z');
  await writeMeeting(pen, ids);
  await pen.act('three', '2026-10-03T00:00:00.000Z');
  await pen.close();
});

async function writeMeeting(pen: SamplePen, id: typeof ids): Promise<void> {
  pen.put(meeting, [
    {
      id: id.meeting,
      organisationNo: no,
      month: '2026-10-01',
      kind: 'ordinary',
      theme: null,
      plannedOn: '2026-10-03',
      startsAt: '19:30',
      place: 'Nhà văn hóa',
      state: 'sent',
      chairId: null,
      clerkId: null,
      heldOn: '2026-10-03',
      openedAt: '19:30',
      endedAt: '21:00',
      guests: null,
      excuse: null,
      readBackAt: null,
      adoptedOn: null,
      sentAt: null,
    } as never,
  ]);
  pen.put(rollEntry, [
    {
      meetingId: id.meeting,
      personId: id.person,
      organisationNo: no,
      standing: 'official',
      circumstance: null,
      attendance: 'present',
      reason: null,
      answer: null,
      toldBy: null,
    } as never,
  ]);
  pen.put(minutes, [
    {
      meetingId: id.meeting,
      organisationNo: no,
      document: { text: 'Biên bản' },
      textHash: 'x',
      chainEntry: null,
      chainHead: null,
      lockedAt: null,
      sentAt: null,
      receivedAt: null,
    } as never,
  ]);
  pen.put(vote, [
    {
      id: id.vote,
      meetingId: id.meeting,
      itemId: id.item,
      organisationNo: no,
      question: 'Thông qua?',
      form: 'show-of-hands',
      threshold: 'majority',
      base: 1,
      baseLines: [],
      presentOfficial: 1,
      inFavour: 1,
      against: 0,
      abstaining: 0,
      probationaryInFavour: 0,
      probationaryAgainst: 0,
      probationaryAbstaining: 0,
      carried: true,
    } as never,
  ]);
}

beforeEach(async () => {
  expect((await check()).faults).toEqual([]);
});

afterAll(async () => {
  await Promise.all([owner.end(), auth.end()]);
  await database.drop();
});

function check(outside?: Parameters<typeof verify>[3]): Promise<Verification> {
  return verify(owner, tables, () => undefined, outside);
}

/** Does something behind the book's back, looks, and puts everything back as it was. */
async function tamper(statement: string): Promise<Verification['faults']> {
  return (await tampered(statement)).faults;
}

async function tampered(statement: string): Promise<Verification> {
  const client = await owner.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; ${statement}`);
    const inside = {
      query: client.query.bind(client),
      connect: () => Promise.resolve(client),
    } as unknown as typeof owner;
    return await verify(inside, tables, () => undefined);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test.each<[string, () => string, Partial<Verification['faults'][number]>]>([
  [
    'an altered roll entry',
    () => `update meetings.roll_entry set attendance = 'absent'`,
    { what: 'row-altered', table: 'meetings.roll_entry', key: `${ids.meeting}/${ids.person}` },
  ],
  [
    'an altered vote',
    () => 'update meetings.vote set carried = false',
    { what: 'row-altered', table: 'meetings.vote', key: ids.vote },
  ],
  [
    'altered minutes',
    () => `update meetings.minutes set document = '{}'`,
    { what: 'row-altered', table: 'meetings.minutes', key: ids.meeting },
  ],
  [
    'an altered affiliation',
    () => `update members.affiliation set valid = '[2020-01-01,)'`,
    { what: 'row-altered', table: 'members.affiliation', key: ids.affiliation },
  ],
  [
    'a deleted row',
    () => 'delete from members.affiliation',
    { what: 'row-deleted', table: 'members.affiliation', key: ids.affiliation },
  ],
  [
    'an inserted row',
    () =>
      `insert into members.person (id, organisation_no, full_name, sort_name, search_name, recorded_at) values ('${newId()}', ${no}, 'Ai', 'Ai', 'ai', now())`,
    { what: 'row-inserted', table: 'members.person' },
  ],
  [
    'an altered ledger line',
    () =>
      `update platform.ledger_entry set outcome = 'refused' where organisation_no = ${no} and entry_no = 2`,
    { what: 'entry-altered', entry: 2 },
  ],
  [
    'a deleted ledger line',
    () => `delete from platform.ledger_entry where organisation_no = ${no} and entry_no = 2`,
    { what: 'entry-missing', entry: 3 },
  ],
  [
    'altered content',
    () => `update platform.ledger_content set input = '{"sample": "other"}' where name = 'two'`,
    { what: 'content-altered', entry: 2 },
  ],
  [
    'an altered line of the feed',
    () => `update platform.change set key = 'other' where organisation_no = ${no} and entry_no = 1`,
    { what: 'row-deleted', key: 'other' },
  ],
  [
    'a removed line of the feed',
    () => `delete from platform.change where organisation_no = ${no} and entry_no = 2`,
    { what: 'lines-altered', entry: 2 },
  ],
  [
    'a ledger line altered under a chain whose head is gone',
    () => `delete from platform.organisation_head where organisation_no = ${no};
           update platform.ledger_entry set outcome = 'refused' where organisation_no = ${no} and entry_no = 2`,
    { what: 'head-altered', entry: 1 },
  ],
  [
    'a ledger line altered and its commitment emptied',
    () => `alter table platform.ledger_entry alter column commitment drop not null;
           update platform.ledger_entry set outcome = 'refused', commitment = null
           where organisation_no = ${no} and entry_no = 2`,
    { what: 'entry-altered', entry: 2 },
  ],
  [
    'a salt emptied so that a row cannot be compared',
    () => `alter table platform.ledger_content alter column salt drop not null;
           update platform.ledger_content set salt = null where name = 'three';
           update meetings.vote set carried = false`,
    { what: 'content-altered', entry: 3 },
  ],
])('%s is found and named', async (_, statement, expected) => {
  const faults = await tamper(statement());
  expect(faults).toEqual(expect.arrayContaining([expect.objectContaining(expected)]));
});

test('swapped ledger lines are found', async () => {
  const faults = await tamper(
    `update platform.ledger_entry set entry_no = 99 where organisation_no = ${no} and entry_no = 1;
     update platform.ledger_entry set entry_no = 1 where organisation_no = ${no} and entry_no = 2;
     update platform.ledger_entry set entry_no = 2 where organisation_no = ${no} and entry_no = 99`,
  );
  expect(faults.map((fault) => fault.what)).toContain('entry-swapped');
});

test('a cut tail is found with a checkpoint kept outside, and only then', async () => {
  expect(await takeCheckpoint(auth, keys, '2026-11-22T01:00:00.000Z' as never)).toBe(true);
  expect(await takeCheckpoint(auth, keys, '2026-11-22T01:05:00.000Z' as never)).toBe(false);
  const checkpoint = await latestCheckpoint(owner);
  if (!checkpoint) throw new Error('no checkpoint');
  expect((await check({ checkpoint, keys })).faults).toEqual([]);

  const client = await owner.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica;
      update platform.organisation_head as head set entry_no = 2, hash = entry.hash
      from platform.ledger_entry as entry where head.organisation_no = ${no} and entry.organisation_no = ${no} and entry.entry_no = 2;
      delete from platform.ledger_entry where organisation_no = ${no} and entry_no = 3;
      delete from platform.change where organisation_no = ${no} and entry_no = 3;
      delete from meetings.vote; delete from meetings.minutes; delete from meetings.roll_entry; delete from meetings.meeting`);
    const inside = {
      query: client.query.bind(client),
      connect: () => Promise.resolve(client),
    } as unknown as typeof owner;
    expect((await verify(inside, tables, () => undefined)).faults).toEqual([]);
    expect((await verify(inside, tables, () => undefined, { checkpoint, keys })).faults).toEqual([
      { what: 'tail-cut', organisation: no, entry: 3, table: null, key: null },
    ]);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('a forged checkpoint is not taken for ours', async () => {
  const checkpoint = await latestCheckpoint(owner);
  if (!checkpoint) throw new Error('no checkpoint');
  const forged = {
    ...checkpoint,
    root: checkpoint.root.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  };
  expect((await check({ checkpoint: forged, keys })).faults.map((fault) => fault.what)).toEqual([
    'checkpoint-not-ours',
  ]);
});

test('erased content leaves the chain whole', async () => {
  const id: Id = newId();
  expect(await tamper(`delete from platform.ledger_content where name = 'two' and '${id}' <> ''`)).toEqual(
    [],
  );
});

test('rows that nothing proves any more are named, also where one was altered', async () => {
  const { unproven } = await tampered(
    `delete from platform.ledger_content where name = 'three'; update meetings.vote set carried = false`,
  );
  expect(unproven).toContainEqual({ organisation: no, entry: 3, table: 'meetings.vote', key: ids.vote });
});

test('a row hashed as it was done before is not taken for altered', async () => {
  const faults = await tamper(`
    update platform.change as line set hash = ${formerRowHashSql('meetings.vote', 'vote', 'content.salt')}
    from meetings.vote as vote, platform.ledger_entry as entry, platform.ledger_content as content
    where line.table_name = 'meetings.vote' and entry.organisation_no = line.organisation_no
      and entry.entry_no = line.entry_no and content.command_id = entry.command_id`);
  expect(faults.map((fault) => fault.what)).toEqual(['lines-altered']);
});

test.each(['text', `jsonb not null default '[]'`])(
  'a column (%s) added later alters no row',
  async (column) => {
    const added = `alter table members.affiliation add column later ${column}, add column last text`;
    expect(await tamper(added)).toEqual([]);
    const altered = [{ what: 'row-altered', table: 'members.affiliation' }];
    expect(await tamper(`${added}; update members.affiliation set later = '[1]'`)).toMatchObject(altered);
    expect(
      await tamper(`alter table members.affiliation alter column earlier_unknown set default true;
                  update members.affiliation set earlier_unknown = true`),
    ).toMatchObject(altered);
  },
);
