import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;
const hands = { form: 'show-of-hands', threshold: 'majority', against: 0, abstaining: 0 };

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-12-28T12:00:00.000Z');
});

afterAll(() => stage.close());

async function agendaOf(meetingId: Id) {
  const { rows } = await stage.builder.client.query<{ id: Id; origin_id: Id | null; kind: string }>(
    'select id, origin_id, kind from meetings.agenda_item where meeting_id = $1 order by position',
    [meetingId],
  );
  return rows;
}

test('locked minutes are corrected by an addendum that the next meeting adopts first', async () => {
  const locked = await holdMeeting(stage, 'sent', '2026-11-03');
  const next = await holdMeeting(stage, 'convened', '2026-12-03');
  const addendum = newId();
  const text = 'Mục 3 ghi 4 hộ, đúng là 5 hộ.';
  await locked.keep('write-addendum', { id: addendum, text: 'Mục 3 sai' });
  await locked.keep('write-addendum', { id: addendum, text });
  const agenda = await agendaOf(next.id);
  expect(agenda.map((item) => item.origin_id)).toEqual([addendum, null, null, null, null]);

  const template = await stage.ask<{ items: { originKind: string; originId: Id; part: string }[] }>(
    stage.secretary,
    'agenda-template',
    { organisationId: stage.cell.id, month: '2027-01-01', kind: 'ordinary' },
  );
  expect(template.items.find((item) => item.part === 'proceedings')).toMatchObject({
    originKind: 'addendum',
    originId: addendum,
  });

  await next.keep('open-meeting', {
    heldOn: '2026-12-03',
    openedAt: '19:30',
    chairId: stage.people[0],
    clerkId: stage.people[1],
  });
  await next.keep('record-attendance', {
    entries: stage.people.map((personId) => ({ personId, attendance: 'present' })),
  });
  const [item] = agenda;
  const vote = newId();
  const adopt = () => next.code('adopt-addendum', { addendumId: addendum, voteId: vote });
  expect(await adopt()).toBe('meetings.voteNotFound');
  const counted = { ...hands, id: vote, itemId: item?.id, question: 'Thông qua phụ lục' };
  await next.keep('record-vote', { ...counted, inFavour: 1, against: 4 });
  expect(await adopt()).toBe('meetings.voteIsNotCarried');
  await next.keep('record-vote', { ...counted, inFavour: 5 });
  expect(await adopt()).toBe('applied');
  expect(await adopt()).toBe('meetings.addendumIsAdopted');
  expect(await next.code('record-vote', { ...counted, inFavour: 4, against: 1 })).toBe('meetings.voteIsUsed');
  expect(await locked.code('write-addendum', { id: addendum, text: 'Khác' })).toBe(
    'meetings.addendumIsAdopted',
  );
  expect(await locked.code('withdraw-addendum', { addendumId: addendum })).toBe('meetings.addendumIsAdopted');

  const minutes = (actor: typeof stage.office, meetingId: Id) =>
    stage.ask<{ minutes: { blocks: unknown[] }; addenda: unknown[] }>(actor, 'meeting-minutes', {
      meetingId,
    });
  expect(JSON.stringify((await minutes(stage.secretary, next.id)).minutes.blocks)).toContain(
    `Nội dung phụ lục: ${text}`,
  );
  expect((await minutes(stage.office, locked.id)).addenda).toEqual([
    { text, writtenOn: '2026-12-28', adoptedOn: '2026-12-03' },
  ]);
});

test('minutes still open are corrected there; an addendum not adopted is taken back, and its item with it', async () => {
  const open = await holdMeeting(stage, 'marked', '2026-12-10');
  const refused = await stage.send(stage.secretary, stage.cell, 'write-addendum', {
    id: newId(),
    meetingId: open.id,
    text: 'Sai',
  });
  expect(refused.problem?.code).toBe('meetings.minutesAreStillOpen');
  expect(refused.problem?.citation?.document).toContain('12-HD/BTCTW');

  const locked = await holdMeeting(stage, 'locked', '2026-12-11');
  const next = await holdMeeting(stage, 'planned', '2026-12-20');
  const addendum = newId();
  await locked.keep('write-addendum', { id: addendum, text: 'Sai tên' });
  expect(await agendaOf(next.id)).toHaveLength(5);
  expect(await locked.code('withdraw-addendum', { addendumId: newId() })).toBe('meetings.addendumNotFound');
  expect(await locked.code('withdraw-addendum', { addendumId: addendum })).toBe('applied');
  expect((await agendaOf(next.id)).map((item) => item.origin_id)).toEqual([null, null, null, null]);
});
