import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { keepForReview } from '#platform/review.ts';
import { runCommand, type Envelope, type Receipt, type Road } from '#platform/command.ts';
import { answerQuestion } from '#platform/question.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting, type HeldMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';
import { accountApi } from './api.ts';

let stage: Stage;
let road: Road;
let predecessor: Actor;
let meeting: HeldMeeting;
const api = accountApi((name) => stage.road.handlers.get(name));
let sequence = 0;

beforeAll(async () => {
  stage = await openStage(6);
  const handlers = new Map(stage.road.handlers);
  for (const handler of api.commands) handlers.set(handler.contract.name, handler);
  road = { ...stage.road, handlers };
  const person = stage.people[2] as Id;
  const term = await stage.builder.term(person, stage.cell, 'deputy-secretary', '[2020-01-01,2026-10-15)');
  predecessor = { person, term };
  meeting = await holdMeeting(stage, 'open');
}, 60_000);
afterAll(() => stage.close());

function sealed(who: Actor, name: string, input: unknown): Envelope {
  sequence += 1;
  return {
    id: newId(),
    device: newId(),
    sequence,
    name,
    organisation: stage.cell.id,
    term: who.term,
    bundle: null,
    at: '2026-10-14T13:00:00.000Z',
    input,
    sealed: true,
  };
}
const remark = (text: string) => ({
  id: newId(),
  meetingId: meeting.id,
  itemId: meeting.items.discussion,
  personId: null,
  text,
});
const settle = (name: string, input: unknown, who = stage.secretary): Promise<Receipt> => {
  const { sealed: _, ...envelope } = sealed(who, name, input);
  return runCommand(road, who.person, envelope);
};
async function tray(who: Actor): Promise<readonly { id: Id; standing: string; reason: string | null }[]> {
  const [query] = api.queries;
  if (!query) throw new Error('no query');
  const answered = await answerQuestion(road, query, who.person, { organisationId: stage.cell.id });
  return answered.ok ? (answered.value as { late: [] }).late : [];
}
async function said(): Promise<readonly string[]> {
  const { rows } = await stage.builder.client.query<{ text: string }>(
    'select text from meetings.contribution',
  );
  return rows.map((row) => row.text);
}

test('what a predecessor wrote arrives late: held, seen by the successor alone, applied when taken, with the mark', async () => {
  const late = sealed(predecessor, 'note-contribution', remark('Lời của người trước'));
  const held = await runCommand(road, predecessor.person, late);
  expect(held).toMatchObject({ outcome: 'held', problem: { code: 'platform.term-has-ended', awaits: true } });
  expect(await runCommand(road, predecessor.person, late)).toMatchObject({ outcome: 'held' });
  expect(await said()).toEqual([]);
  expect(await tray(stage.secretary)).toMatchObject([{ id: late.id, standing: 'waiting' }]);
  expect(await tray(stage.member)).toEqual([]);
  expect(await tray(stage.neighbourSecretary)).toEqual([]);

  const taken = await settle('confirm-late-command', { id: late.id });
  expect(taken).toMatchObject({ outcome: 'applied', value: { writtenBy: predecessor.person } });
  expect(await said()).toEqual(['Lời của người trước']);
  expect(await runCommand(road, predecessor.person, late)).toMatchObject({ outcome: 'repeated' });
  expect((await settle('confirm-late-command', { id: late.id })).problem?.code).toBe(
    'account.late-is-settled',
  );
  const { rows } = await stage.builder.client.query(
    `select entry.person_id, content.name, content.answer -> 'value' ->> 'writtenBy' as mark
     from platform.ledger_entry as entry join platform.ledger_content as content using (command_id)
     where command_id = $1`,
    [taken.id],
  );
  expect(rows).toMatchObject([
    { person_id: stage.secretary.person, name: 'confirm-late-command', mark: predecessor.person },
  ]);
});

test('refused with a reason: the writer reads it, the words are kept, nothing is written in the book', async () => {
  const late = sealed(predecessor, 'note-contribution', remark('Lời không nhận'));
  await runCommand(road, predecessor.person, late);
  expect((await settle('refuse-late-command', { id: late.id, reason: 'Đã ghi rồi' })).outcome).toBe(
    'applied',
  );
  const answer = await runCommand(road, predecessor.person, late);
  expect(answer).toMatchObject({ outcome: 'refused', problem: { code: 'platform.refused-by-successor' } });
  expect(answer.problem?.message.vi).toContain('Đã ghi rồi');
  expect(await said()).not.toContain('Lời không nhận');
  expect((await tray(stage.secretary)).find((one) => one.id === late.id)).toMatchObject({
    standing: 'refused',
    reason: 'Đã ghi rồi',
  });
});

test('what the book itself refuses stays in the tray', async () => {
  const late = sealed(predecessor, 'note-contribution', { ...remark('Mục lạ'), itemId: newId() });
  await runCommand(road, predecessor.person, late);
  expect((await settle('confirm-late-command', { id: late.id })).outcome).toBe('refused');
  expect((await tray(stage.secretary)).find((one) => one.id === late.id)).toMatchObject({
    standing: 'waiting',
  });
});

test('who never held the right fills nobody’s tray, and an order without a seal is no late work', async () => {
  const before = (await tray(stage.secretary)).length;
  const stranger = { ...stage.neighbourSecretary };
  const foreign = await runCommand(road, stranger.person, sealed(stranger, 'note-contribution', remark('x')));
  expect(foreign).toMatchObject({ outcome: 'refused', problem: { code: 'platform.not-yours' } });
  const { sealed: _, ...online } = sealed(predecessor, 'note-contribution', remark('x'));
  expect(await runCommand(road, predecessor.person, online)).toMatchObject({ outcome: 'refused' });
  expect(await tray(stage.secretary)).toHaveLength(before);
});

test('a device that was locked: what it sealed is held for review; what it had sent before is answered as then', async () => {
  const earlier = sealed(stage.secretary, 'note-contribution', remark('Trước khi mất máy'));
  await runCommand(road, stage.secretary.person, earlier);
  expect(await keepForReview(road, stage.secretary.person, earlier)).toMatchObject({ outcome: 'repeated' });
  const late = sealed(stage.secretary, 'note-contribution', remark('Trên máy bị mất'));
  expect(await keepForReview(road, stage.secretary.person, late)).toMatchObject({
    outcome: 'held',
    problem: { code: 'platform.device-is-locked' },
  });
  expect(await said()).not.toContain('Trên máy bị mất');
  expect((await settle('confirm-late-command', { id: late.id })).outcome).toBe('applied');
  expect(await said()).toContain('Trên máy bị mất');
});
