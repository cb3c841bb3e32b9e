import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { answerFeed } from '#platform/feed.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';
import { tables } from './tables.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-02T02:00:00.000Z');
});

afterAll(() => stage.close());

/** The drafts and comments that reach a device of the person. */
async function kept(person: Id, approved = true): Promise<readonly number[]> {
  const question = { epoch: null, cursors: {}, stage: 2, scope: null } as const;
  const answer = await answerFeed(stage.road, tables, person, question, approved);
  return ['shared-draft', 'draft-comment'].map((kind) => answer.tables[kind]?.rows.length ?? 0);
}

test('a draft under no item is held back with the whole minutes, and opened again with them', async () => {
  const meeting = await holdMeeting(stage, 'convened', '2026-11-22');
  const id = newId();
  const draft = { id, title: 'Dự thảo nghị quyết', text: 'Việc ở đường biên.' };
  await meeting.keep('send-draft', draft);
  const comment = () =>
    stage
      .send(stage.member, stage.cell, 'comment-on-draft', { draftId: id, text: 'Thêm hạn' })
      .then(({ problem, outcome }) => problem?.code ?? outcome);
  expect(await comment()).toBe('applied');
  const [secretary, member] = [stage.secretary.person, stage.member.person];
  expect(await kept(member)).toEqual([1, 1]);
  await meeting.keep('set-minutes-level', { level: 'committee' });
  expect(await kept(member)).toEqual([0, 1]);
  expect(await kept(secretary)).toEqual([1, 1]);
  expect(await kept(secretary, false)).toEqual([0, 0]);
  expect(await comment()).toBe('preparation.draftNotFound');
  // What everybody would read is not sent round while the minutes are held back.
  expect(await meeting.code('send-draft', { ...draft, id: newId() })).toBe('preparation.itemIsConfided');
  await meeting.keep('set-minutes-level', { level: null });
  expect(await kept(member)).toEqual([1, 1]);
  expect(await meeting.code('send-draft', { ...draft, id: newId() })).toBe('applied');
});
