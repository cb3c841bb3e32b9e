import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-03T12:00:00.000Z');
});

afterAll(() => stage.close());

const code = async (name: string, input: unknown, actor = stage.secretary) => {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};

async function seen(sql: string): Promise<Record<string, unknown>[]> {
  return (await stage.builder.client.query<Record<string, unknown>>(sql)).rows;
}

test('a matter cannot be closed with an empty part; locked minutes keep its words, and what is open comes back', async () => {
  const [matter, wish] = [newId(), newId()] as [Id, Id];
  const [, second] = stage.people;
  const close = { concernId: matter, cause: 'Đất lở' };
  const meeting = await holdMeeting(stage, 'locked', '2026-11-03', {
    async discussing({ id, items, keep }) {
      const at = { itemId: items.discussion, personId: second };
      await keep('raise-concern', { ...at, id: matter, kind: 'matter', text: 'Mương cạn' });
      await keep('raise-concern', { ...at, id: wish, kind: 'wish', text: 'Xin họp tối' });
      expect(
        await seen(`select person_id, text from meetings.contribution where meeting_id = '${id}'`),
      ).toEqual([{ person_id: second, text: '' }]);
      expect(await code('close-concern', close)).toBe('meetings.matterIsNotWhole');
      expect(await code('close-concern', { concernId: wish })).toBe('meetings.answerIsMissing');
    },
  });

  const minutes = () =>
    stage.ask<{ minutes: { blocks: unknown[] } }>(stage.secretary, 'meeting-minutes', {
      meetingId: meeting.id,
    });
  const blocks = JSON.stringify((await minutes()).minutes.blocks);
  expect(blocks).toContain('Vấn đề: Mương cạn.');
  expect(blocks).toContain('1 trên 6 đồng chí có mặt (16,67%)');
  expect(blocks).not.toContain('Xin họp tối');
  expect(await seen('select speakers, listeners, criticisms from meetings.minutes')).toEqual([
    { speakers: 1, listeners: 6, criticisms: 0 },
  ]);
  // What the levels above read is this very count: there is no second one.
  expect(await seen(`select speakers, listeners from reports.cell_month where locked`)).toEqual([
    { speakers: 1, listeners: 6 },
  ]);

  const template = () =>
    stage.ask<{ items: { originKind: string; title: string }[] }>(stage.secretary, 'agenda-template', {
      organisationId: stage.cell.id,
      month: '2026-12-01',
      kind: 'ordinary',
    });
  const waiting = (await template()).items.find((item) => item.originKind === 'concern');
  expect(waiting?.title).toBe('Trả lời ý kiến, giải quyết vướng mắc còn lại: 2 việc');
  expect(await code('withdraw-concern', { concernId: matter })).toBe('meetings.isInLockedMinutes');
  expect(await code('close-concern', { ...close, solution: 'Nạo vét', ownerId: second })).toBe('applied');
  expect(await code('close-concern', { concernId: wish, answer: 'Từ tháng sau họp tối' })).toBe('applied');
  expect((await template()).items.filter((item) => item.originKind === 'concern')).toEqual([]);
  expect(await seen(`select minuted from meetings.concern where id = '${matter}'`)).toEqual([
    { minuted: 'Vấn đề: Mương cạn.' },
  ]);
});

test('a member raises what is his own between two meetings, and nothing in another’s name', async () => {
  const own = { id: newId(), kind: 'wish', personId: stage.member.person, text: 'Con tôi cần việc làm' };
  expect(await code('raise-concern', own, stage.member)).toBe('applied');
  expect(await code('raise-concern', { ...own, text: 'Con tôi cần học nghề' }, stage.member)).toBe('applied');
  for (const input of [
    { ...own, id: newId(), personId: stage.people[2] },
    { ...own, id: newId(), personId: null },
    { ...own, id: newId(), kind: 'matter' },
    { ...own, id: newId(), ownerId: stage.people[0] },
  ])
    expect(await code('raise-concern', input, stage.member)).toBe('platform.not-yours');
  expect(await code('close-concern', { concernId: own.id, answer: 'Tự trả lời' }, stage.member)).not.toBe(
    'applied',
  );
  expect(await code('raise-concern', own, stage.office)).not.toBe('applied');
});

test('criticism needs words and somebody on the roll; a tap on a name needs neither', async () => {
  stage.clock.set('2026-12-03T14:00:00.000Z');
  const meeting = await holdMeeting(stage, 'marked', '2026-12-03');
  const at = { itemId: meeting.items.discussion, personId: stage.people[1] };
  expect(await meeting.code('note-contribution', { ...at, id: newId(), text: '' })).toBe('applied');
  const bare = { ...at, id: newId(), text: ' ', aboutId: stage.people[2] };
  expect(await meeting.code('note-contribution', bare)).toBe('meetings.speechIsEmpty');
  expect(await meeting.code('note-contribution', { ...at, personId: null, id: newId(), text: '' })).toBe(
    'meetings.speechIsEmpty',
  );
  expect(await meeting.code('note-contribution', { ...bare, text: 'Vắng họp', aboutId: newId() })).toBe(
    'meetings.notOnTheRoll',
  );
  const id = newId();
  const said = { ...at, id, text: 'Vắng họp', aboutId: stage.people[2] };
  expect(await meeting.code('note-contribution', said)).toBe('applied');
  expect(await meeting.code('note-contribution', { ...said, accepted: true, basedOn: 'Vắng họp' })).toBe(
    'applied',
  );
  // A client older than the part corrects the words and leaves the rest.
  expect(
    await meeting.code('note-contribution', { ...at, id, text: 'Vắng hai buổi', basedOn: 'Vắng họp' }),
  ).toBe('applied');
  expect(await seen(`select text, about_id, accepted from meetings.contribution where id = '${id}'`)).toEqual(
    [{ text: 'Vắng hai buổi', about_id: stage.people[2], accepted: true }],
  );
});
