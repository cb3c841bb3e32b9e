import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#support/builders.ts';
import { holdMeeting, type HeldMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;
const counts = { form: 'show-of-hands', threshold: 'majority', inFavour: 5, against: 0, abstaining: 0 };

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-28T12:00:00.000Z');
});

afterAll(() => stage.close());

test('what the cell has adopted stays word for word until an item is opened again', async () => {
  const meeting = await holdMeeting(stage, 'adopted', '2026-11-03');
  const { discussion, minutes } = meeting.items;
  const said = newId();
  const remark = { id: said, itemId: discussion, personId: stage.people[1], text: 'Làm trước Tết' };
  await meeting.keep('note-contribution', remark);
  await meeting.keep('conclude-item', { itemId: discussion, conclusion: 'Làm trong tháng 12' });
  await adopt(meeting);
  const after: readonly (readonly [string, Record<string, unknown>])[] = [
    ['conclude-item', { itemId: discussion, conclusion: 'Không làm nữa' }],
    ['write-paragraph', { itemId: discussion, basedOn: 'Làm trong tháng 12', text: 'Không làm nữa' }],
    ['note-contribution', { ...remark, text: 'Không làm' }],
    ['withdraw-contribution', { contributionId: said }],
    ['record-vote', { ...counts, id: newId(), itemId: discussion, question: 'Bỏ việc làm đường' }],
    ['arrange-agenda', { items: agenda(meeting, 'Không làm đường') }],
    [
      'open-meeting',
      { heldOn: '2026-11-02', openedAt: '18:00', chairId: stage.people[2], clerkId: stage.people[3] },
    ],
  ];
  for (const [name, input] of after)
    expect([name, await meeting.code(name, input)]).toEqual([name, 'meetings.minutesAreAdopted']);
  // What changes no word goes on: the last item is concluded, the same words arrive again.
  expect(await meeting.code('conclude-item', { itemId: minutes, conclusion: null })).toBe('applied');
  const again = { itemId: discussion, conclusion: 'Làm trong tháng 12' };
  expect(await meeting.code('conclude-item', again)).toBe('applied');
  await meeting.keep('reopen-item', { itemId: discussion });
  expect(await meeting.code('conclude-item', { ...again, conclusion: 'Không làm nữa' })).toBe('applied');
});

test('minutes are adopted by the vote on them, not by another', async () => {
  const meeting = await holdMeeting(stage, 'adopted', '2026-11-04');
  await meeting.keep('read-back-minutes', { at: '21:00' });
  expect(await meeting.code('adopt-minutes', { voteId: meeting.vote })).toBe('meetings.voteIsNotOnMinutes');
});

test('a meeting keeps its day once a resolution bears it', async () => {
  const meeting = await holdMeeting(stage, 'adopted', '2026-11-06');
  const [chairId, clerkId] = [stage.people[0], stage.people[2]];
  const opening = { openedAt: '19:45', chairId, clerkId };
  expect(await meeting.code('open-meeting', { ...opening, heldOn: '2026-11-05' })).toBe(
    'meetings.resolutionBearsTheDay',
  );
  expect(await meeting.code('open-meeting', { ...opening, heldOn: '2026-11-06' })).toBe('applied');
});

test('an addendum is adopted by the vote under its own item', async () => {
  const locked = await holdMeeting(stage, 'locked', '2026-11-07');
  const next = await holdMeeting(stage, 'convened', '2026-11-10');
  const [addendum, vote] = [newId(), newId()];
  await locked.keep('write-addendum', { id: addendum, text: 'Mục 3: đúng là 5 hộ' });
  const [chairId, clerkId] = stage.people;
  await next.keep('open-meeting', { heldOn: '2026-11-10', openedAt: '19:30', chairId, clerkId });
  const entries = stage.people.map((personId) => ({ personId, attendance: 'present' }));
  await next.keep('record-attendance', { entries });
  await next.keep('record-vote', {
    ...counts,
    id: vote,
    itemId: next.items.discussion,
    question: 'Làm đường',
  });
  expect(await next.code('adopt-addendum', { addendumId: addendum, voteId: vote })).toBe(
    'meetings.voteIsNotOnAddendum',
  );
});

async function adopt(meeting: HeldMeeting): Promise<void> {
  const vote = newId();
  await meeting.keep('read-back-minutes', { at: '21:00' });
  const question = 'Thông qua biên bản';
  await meeting.keep('record-vote', { ...counts, id: vote, itemId: meeting.items.minutes, question });
  await meeting.keep('adopt-minutes', { voteId: vote });
}

function agenda(meeting: HeldMeeting, title: string) {
  return Object.entries(meeting.items).map(([kind, id]) => ({ id, part: 'proceedings', kind, title }));
}
