import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let deputy: Actor;
const [meetingId, itemId] = [newId(), newId()];

beforeAll(async () => {
  stage = await openStage(6);
  const person = stage.people[2] as Id;
  deputy = { person, term: await stage.builder.term(person, stage.cell, 'deputy-secretary') };
  const items = [{ id: itemId, part: 'proceedings', kind: 'discussion', title: 'Đường Khuổi Mạ' }];
  await order('plan-meeting', {
    id: meetingId,
    month: '2026-11-01',
    kind: 'ordinary',
    plannedOn: '2026-11-01',
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items,
  });
  await order('convene-meeting', { meetingId });
  await order('open-meeting', {
    meetingId,
    heldOn: '2026-11-01',
    openedAt: '19:30',
    chairId: stage.people[0],
    clerkId: stage.people[1],
  });
}, 60_000);
afterAll(() => stage.close());

const order = (name: string, input: unknown, who: Actor = stage.secretary) =>
  stage.must(who, stage.cell, name, input);

async function versions(): Promise<unknown[]> {
  const { rows } = await stage.builder.client.query(
    'select id, text, standing, replaced from meetings.second_version order by id',
  );
  return rows;
}
async function conclusion(): Promise<string> {
  const { rows } = await stage.builder.client.query<{ conclusion: string }>(
    'select conclusion from meetings.agenda_item where id = $1',
    [itemId],
  );
  return rows[0]?.conclusion ?? '';
}

test('two people write the same paragraph without a network: both texts stand until the keeper decides', async () => {
  await order('conclude-item', { meetingId, itemId, conclusion: 'Làm trước Tết', basedOn: null });
  await order('conclude-item', { meetingId, itemId, conclusion: 'Làm sau Tết', basedOn: null }, deputy);
  expect(await conclusion()).toBe('Làm trước Tết');
  const [version] = (await versions()) as [{ id: Id }];
  expect(version).toMatchObject({ text: 'Làm sau Tết', standing: 'waiting' });

  const locked = await stage.send(stage.secretary, stage.cell, 'lock-minutes', {
    meetingId,
    endedAt: '21:00',
  });
  expect(locked.problem?.message.vi).toContain('1 đoạn còn hai bản');
  const refused = await stage.send(deputy, stage.cell, 'settle-version', {
    versionId: version.id,
    meetingId,
    choice: 'second',
    over: 'Làm trước Tết',
  });
  expect(refused.problem?.code).toBe('meetings.notTheKeeper');

  await order('settle-version', {
    versionId: version.id,
    meetingId,
    choice: 'second',
    over: 'Làm trước Tết',
  });
  expect(await conclusion()).toBe('Làm sau Tết');
  expect(await versions()).toMatchObject([{ standing: 'chosen', replaced: 'Làm trước Tết' }]);
});

test('at each change number there is one keeper; who lost the book writes beside', async () => {
  await order('take-book', { meetingId, reason: 'Máy của bí thư hỏng' }, deputy);
  await order('write-paragraph', { meetingId, itemId, text: 'Lời muộn', basedOn: 'Làm sau Tết' });
  expect(await conclusion()).toBe('Làm sau Tết');
  expect((await versions()).at(-1)).toMatchObject({ text: 'Lời muộn', standing: 'waiting' });
  await order('hand-over-book', { meetingId, to: stage.secretary.person }, deputy);
  const { rows } = await stage.builder.client.query(
    `select keeper_id, how, reason from meetings.book where meeting_id = $1
     union all select keeper_id, how, reason from meetings.book_history where meeting_id = $1`,
    [meetingId],
  );
  expect(rows.filter((row: { how: string }) => row.how === 'taken-over')).toMatchObject([
    { keeper_id: deputy.person, reason: 'Máy của bí thư hỏng' },
  ]);
  const { rows: now } = await stage.builder.client.query(
    'select keeper_id from meetings.book where meeting_id = $1',
    [meetingId],
  );
  expect(now).toEqual([{ keeper_id: stage.secretary.person }]);
});

test('a correction of a remark by another hand stands beside it, and it is not taken out under it', async () => {
  const id = newId();
  const said = { id, meetingId, itemId, personId: stage.people[3] };
  await order('note-contribution', { ...said, text: 'Xin thêm đá' });
  await order('note-contribution', { ...said, text: 'Xin thêm đá hộc', basedOn: 'Xin thêm đá' }, deputy);
  expect((await versions()).at(-1)).toMatchObject({ text: 'Xin thêm đá hộc', standing: 'waiting' });
  const gone = await stage.send(stage.secretary, stage.cell, 'withdraw-contribution', { contributionId: id });
  expect(gone.problem?.code).toBe('meetings.versionsAreOpen');
});
