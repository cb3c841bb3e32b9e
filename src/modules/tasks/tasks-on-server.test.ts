import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let day = 0;
const nextDay = () => `2026-11-${String((day += 1)).padStart(2, '0')}`;

beforeAll(async () => {
  stage = await openStage(5);
  stage.clock.set('2026-11-28T12:00:00.000Z');
});

afterAll(() => stage.close());

async function givenTask(owner: Id, dueOn = '2026-12-01'): Promise<Id> {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const id = newId();
  await meeting.keep('draft-resolution', { id: meeting.resolution, title: 'Nghị quyết', text: '' });
  await meeting.keep('set-task', {
    id,
    title: 'Giúp hộ nghèo',
    ownerId: owner,
    helperIds: [stage.people[2]],
    dueOn,
  });
  const vote = {
    form: 'show-of-hands',
    threshold: 'majority',
    question: 'Thông qua',
    inFavour: 4,
    against: 0,
    abstaining: 0,
  };
  await meeting.keep('record-vote', { ...vote, id: meeting.vote, itemId: meeting.items.resolution });
  await meeting.keep('adopt-resolution', { resolutionId: meeting.resolution, voteId: meeting.vote });
  return id;
}

async function report(actor: Actor, taskId: Id, input: object): Promise<string> {
  const receipt = await stage.send(actor, stage.cell, 'report-task', { taskId, ...input });
  return receipt.problem?.code ?? receipt.outcome;
}

test('the owner, a helper or the keeper of the book reports; others are told who may', async () => {
  const task = await givenTask(stage.member.person);
  const done = { state: 'done', result: 'Đã giúp', doneOn: '2026-11-27' };
  const other = { person: stage.people[3] as Id, term: null };
  expect(await report(other, task, done)).toBe('tasks.notYourTask');
  expect(
    await report({ person: stage.people[2] as Id, term: null }, task, {
      state: 'open',
      result: 'Được một nửa',
    }),
  ).toBe('applied');
  expect(await report(stage.member, task, { ...done, doneOn: '2026-11-30' })).toBe('tasks.doneInTheFuture');
  expect(await report(stage.member, task, { state: 'done' })).toBe('tasks.resultIsMissing');
  expect(await report(stage.member, task, done)).toBe('applied');
  expect(await report(stage.secretary, task, done)).toBe('tasks.taskIsClosed');
});

test('who keeps the book opens a closed task again, with a reason; others are refused', async () => {
  const task = await givenTask(stage.member.person);
  expect(await report(stage.member, task, { state: 'done', result: 'Đã giúp' })).toBe('applied');
  const reopen = async (actor: Actor, reason: string) => {
    const receipt = await stage.send(actor, stage.cell, 'reopen-task', { taskId: task, reason });
    return receipt.problem?.code ?? receipt.outcome;
  };
  expect(await reopen(stage.member, 'Chưa xong')).not.toBe('applied');
  expect(await reopen(stage.secretary, 'Còn một hộ')).toBe('applied');
  expect(await reopen(stage.secretary, 'Còn một hộ')).toBe('tasks.taskIsOpen');
  expect(await report(stage.member, task, { state: 'done', result: 'Xong cả' })).toBe('applied');
});

test('giving up needs a cause, and an adopted task cannot be dropped without a word', async () => {
  const task = await givenTask(stage.member.person);
  const dropped = await stage.send(stage.secretary, stage.cell, 'drop-task', { taskId: task });
  expect(dropped.problem?.code).toBe('tasks.taskIsGiven');
  expect(await report(stage.secretary, task, { state: 'dropped' })).toBe('tasks.causeIsMissing');
  expect(await report(stage.secretary, task, { state: 'dropped', cause: 'Hộ đã chuyển đi' })).toBe('applied');
});

test('a draft is replaced and dropped freely; a task that has not arrived waits', async () => {
  const meeting = await holdMeeting(stage, 'open', nextDay());
  const draft = { id: newId(), title: 'Dọn đường', ownerId: stage.people[1], helperIds: [], dueOn: null };
  await meeting.keep('set-task', draft);
  await meeting.keep('set-task', { ...draft, title: 'Dọn đường thôn' });
  expect(await report(stage.secretary, draft.id, { state: 'done', result: 'Xong' })).toBe(
    'tasks.taskIsOnlyDrafted',
  );
  expect(await meeting.code('set-task', { ...draft, id: newId(), ownerId: newId() })).toBe(
    'meetings.notOnTheRoll',
  );
  expect((await stage.send(stage.secretary, stage.cell, 'drop-task', { taskId: draft.id })).outcome).toBe(
    'applied',
  );
  expect(
    (
      await stage.send(stage.secretary, stage.cell, 'report-task', {
        taskId: newId(),
        state: 'done',
        result: 'Xong',
      })
    ).outcome,
  ).toBe('held');
});

test('tasks without a resolution are given when the minutes are locked', async () => {
  const meeting = await holdMeeting(stage, 'locked', nextDay(), { resolution: false, tasks: 2 });
  const { rows } = await stage.builder.client.query('select state from tasks.task where meeting_id = $1', [
    meeting.id,
  ]);
  expect(rows).toEqual([{ state: 'open' }, { state: 'open' }]);
});

test('the level above sees the tasks given, with owner and days late', async () => {
  const task = await givenTask(stage.member.person, '2026-11-27');
  const { tasks } = await stage.ask<{ tasks: readonly { id: Id; ownerName: string; daysLate: number }[] }>(
    stage.office,
    'tasks-of',
    {
      organisationId: stage.cell.id,
      state: 'open',
    },
  );
  expect(tasks.find((row) => row.id === task)).toMatchObject({ ownerName: 'Lò Văn 1', daysLate: 1 });
  await expect(
    stage.ask<{ tasks: readonly unknown[] }>(stage.neighbourSecretary, 'tasks-of', {
      organisationId: stage.cell.id,
    }),
  ).resolves.toEqual({ tasks: [] });
});
