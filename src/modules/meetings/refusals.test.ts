import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { canonical } from '#kernel/canonical.ts';
import { createHash } from 'node:crypto';
import { newId } from '#support/builders.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Stage } from '#support/stage.ts';

let stage: Stage;
let day = 0;
const nextDay = () => `2026-11-${String((day += 1)).padStart(2, '0')}`;
const hands = { form: 'show-of-hands', threshold: 'majority', question: 'Việc' };

beforeAll(async () => {
  stage = await openStage(6);
  stage.clock.set('2026-11-28T12:00:00.000Z');
});

afterAll(() => stage.close());

test('a cell holds one meeting of a kind on a day; two orders at once leave one', async () => {
  const on = nextDay();
  const plan = () => ({
    id: newId(),
    month: '2026-11-01',
    kind: 'ordinary',
    plannedOn: on,
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: [],
  });
  const receipts = await Promise.all(
    [1, 2, 3].map(() => stage.send(stage.secretary, stage.cell, 'plan-meeting', plan())),
  );
  expect(receipts.map((receipt) => receipt.problem?.code ?? receipt.outcome).sort()).toEqual([
    'applied',
    'meetings.secondMeetingOfADay',
    'meetings.secondMeetingOfADay',
  ]);
  const thematic = await stage.send(stage.secretary, stage.cell, 'plan-meeting', {
    ...plan(),
    kind: 'thematic',
    theme: 'Nước sạch',
  });
  expect(thematic.outcome).toBe('applied');
});

test('an order for a meeting that has not arrived waits, and so does one for the meeting of another cell', async () => {
  const meeting = await holdMeeting(stage, 'convened', nextDay());
  expect(
    await meeting.code('open-meeting', {
      meetingId: newId(),
      heldOn: '2026-11-03',
      openedAt: '19:30',
      chairId: newId(),
      clerkId: newId(),
    }),
  ).toBe('meetings.meetingNotFound');
  const early = await stage.send(stage.neighbourSecretary, stage.neighbour, 'convene-meeting', {
    meetingId: meeting.id,
  });
  expect(early.outcome).toBe('held');
  const elsewhere = await stage.send(stage.neighbourSecretary, stage.cell, 'convene-meeting', {
    meetingId: meeting.id,
  });
  expect(elsewhere).toMatchObject({ outcome: 'refused', problem: { code: 'platform.not-yours' } });
});

test('nothing is recorded before the opening, and plans stand still afterwards', async () => {
  const meeting = await holdMeeting(stage, 'planned', nextDay());
  expect(
    await meeting.code('open-meeting', {
      heldOn: '2026-11-03',
      openedAt: '19:30',
      chairId: stage.people[0],
      clerkId: stage.people[1],
    }),
  ).toBe('meetings.rollIsNotDrawn');
  expect(
    await meeting.code('note-contribution', {
      id: newId(),
      itemId: meeting.items.discussion,
      personId: null,
      text: 'Ý kiến',
    }),
  ).toBe('meetings.meetingIsNotOpen');
  const open = await holdMeeting(stage, 'open', nextDay());
  expect(await open.code('change-plan', { place: 'Nơi khác' })).toBe('meetings.meetingHasBegun');
  expect(await open.code('answer-invitation', { answer: 'coming' })).toBe('meetings.meetingHasBegun');
});

test('only people on the roll are marked, and a reason goes with leave', async () => {
  const meeting = await holdMeeting(stage, 'open', nextDay());
  const mark = (personId: Id | undefined, attendance: string, reason: string | null = null) =>
    meeting.code('record-attendance', { entries: [{ personId, attendance, reason }] });
  expect(await mark(newId(), 'present')).toBe('meetings.notOnTheRoll');
  expect(await mark(stage.people[1], 'excused')).toBe('meetings.reasonIsMissing');
  expect(await mark(stage.people[1], 'excused', 'Ốm')).toBe('applied');
});

test('votes wait for a whole roll and must add up to the official members present', async () => {
  const meeting = await holdMeeting(stage, 'open', nextDay());
  const vote = (inFavour: number, more = {}) =>
    meeting.code('record-vote', {
      ...hands,
      id: newId(),
      itemId: meeting.items.discussion,
      inFavour,
      against: 0,
      abstaining: 0,
      ...more,
    });
  expect(await vote(5)).toBe('meetings.rollIsIncomplete');
  await meeting.keep('record-attendance', {
    entries: stage.people.map((personId) => ({ personId, attendance: 'present' })),
  });
  expect(await vote(6)).toBe('meetings.countsDoNotAddUp');
  expect(await vote(4)).toBe('meetings.countsDoNotAddUp');
  expect(await vote(5, { probationaryInFavour: 2 })).toBe('meetings.probationaryCountsTooMany');
  expect(await vote(5, { itemId: newId() })).toBe('meetings.itemNotFound');
  expect(await vote(5, { probationaryInFavour: 1 })).toBe('applied');
});

test('a resolution is adopted by a vote that carried, each task with owner and deadline', async () => {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const [resolution, lost, won, task] = [newId(), newId(), newId(), newId()];
  await meeting.keep('draft-resolution', { id: resolution, title: 'Nghị quyết', text: '' });
  expect(await meeting.code('draft-resolution', { id: newId(), title: 'Nghị quyết hai', text: '' })).toBe(
    'meetings.meetingHasResolution',
  );
  const counts = { ...hands, itemId: meeting.items.resolution, abstaining: 0 };
  await meeting.keep('record-vote', { ...counts, id: lost, inFavour: 2, against: 3 });
  await meeting.keep('record-vote', { ...counts, id: won, inFavour: 5, against: 0 });
  const adopt = (voteId: Id) => meeting.code('adopt-resolution', { resolutionId: resolution, voteId });
  expect(await adopt(newId())).toBe('meetings.voteNotFound');
  expect(await adopt(lost)).toBe('meetings.voteIsNotCarried');
  const setTask = (changes: object) =>
    meeting.keep('set-task', {
      id: task,
      title: 'Giúp hộ',
      ownerId: null,
      helperIds: [],
      dueOn: null,
      ...changes,
    });
  await setTask({});
  expect(await adopt(won)).toBe('meetings.taskNeedsOwner');
  await setTask({ ownerId: stage.people[1] });
  expect(await adopt(won)).toBe('meetings.taskNeedsDeadline');
  await setTask({ ownerId: stage.people[1], dueOn: '2026-10-01' });
  expect(await adopt(won)).toBe('meetings.taskIsDueBeforeMeeting');
  await setTask({ ownerId: stage.people[1], dueOn: '2026-12-01' });
  expect(await adopt(won)).toBe('applied');
  expect(await adopt(won)).toBe('meetings.resolutionIsAdopted');
  expect(await meeting.code('record-vote', { ...counts, id: won, inFavour: 4, against: 1 })).toBe(
    'meetings.voteIsUsed',
  );
  expect(
    await meeting.code('set-task', { id: newId(), title: 'Thêm', ownerId: null, helperIds: [], dueOn: null }),
  ).toBe('tasks.resolutionIsAdopted');
  const { rows } = await stage.builder.client.query('select state from tasks.task where id = $1', [task]);
  expect(rows).toEqual([{ state: 'open' }]);
});

test('numbers run without gap and never twice, also for resolutions adopted at once', async () => {
  const meetings = [
    await holdMeeting(stage, 'marked', nextDay()),
    await holdMeeting(stage, 'marked', nextDay()),
  ];
  const numbers = await Promise.all(
    meetings.map(async (meeting) => {
      await meeting.keep('draft-resolution', { id: meeting.resolution, title: 'Nghị quyết', text: '' });
      await meeting.keep('record-vote', {
        ...hands,
        id: meeting.vote,
        itemId: meeting.items.resolution,
        inFavour: 5,
        against: 0,
        abstaining: 0,
      });
      const adopted = await meeting.keep('adopt-resolution', {
        resolutionId: meeting.resolution,
        voteId: meeting.vote,
      });
      return (adopted.value as { number: number }).number;
    }),
  );
  expect(Math.abs((numbers[0] ?? 0) - (numbers[1] ?? 0))).toBe(1);
});

test('points beyond the frame and departures without a reason are refused with the citation', async () => {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const score = (criterion: string, points: number, evidence: string | null = null) =>
    stage.send(stage.secretary, stage.cell, 'score-meeting', {
      meetingId: meeting.id,
      lines: [{ criterion, points, evidence }],
    });
  expect((await score('preparation.draft', 4)).problem).toMatchObject({
    code: 'meetings.pointsOutOfRange',
    citation: { standing: 'local-practice' },
  });
  expect((await score('no-such', 1)).problem?.code).toBe('meetings.scorePartNotFound');
  expect((await score('attendance', 1)).problem?.code).toBe('meetings.departureNeedsReason');
  expect((await score('attendance', 1, 'Nhiều người về sớm')).outcome).toBe('applied');
});

test('minutes are adopted after they were read back, and locked when nothing is missing', async () => {
  const meeting = await holdMeeting(stage, 'adopted', nextDay());
  expect(await meeting.code('adopt-minutes', { voteId: meeting.vote })).toBe(
    'meetings.minutesAreNotReadBack',
  );
  const blocked = await stage.send(stage.secretary, stage.cell, 'lock-minutes', {
    meetingId: meeting.id,
    endedAt: '21:00',
  });
  expect(blocked.problem).toMatchObject({
    code: 'meetings.lockIsBlocked',
    field: 'agenda',
    fix: { vi: 'Kết luận mục 1' },
  });
  expect(blocked.problem?.message.vi).toContain('Chưa đọc lại biên bản');
  expect(await meeting.code('send-minutes', {})).toBe('meetings.minutesAreNotLocked');
});

test('after locking every entry is refused with what to do instead; what was locked can be checked', async () => {
  const meeting = await holdMeeting(stage, 'locked', nextDay());
  const late: readonly [string, Record<string, unknown>][] = [
    ['record-attendance', { entries: [{ personId: stage.people[1], attendance: 'absent' }] }],
    ['note-contribution', { id: newId(), itemId: meeting.items.discussion, personId: null, text: 'Muộn' }],
    ['conclude-item', { itemId: meeting.items.discussion, conclusion: 'Muộn' }],
    [
      'record-vote',
      { ...hands, id: newId(), itemId: meeting.items.discussion, inFavour: 5, against: 0, abstaining: 0 },
    ],
    ['draft-resolution', { id: meeting.resolution, title: 'Muộn', text: '' }],
    ['set-task', { id: newId(), title: 'Muộn', ownerId: null, helperIds: [], dueOn: null }],
    ['score-meeting', { lines: [] }],
    ['read-back-minutes', { at: '22:00' }],
    ['lock-minutes', { endedAt: '22:00' }],
    ['tell-members', { personIds: [stage.people[1]], toldBy: 'phone' }],
    ['arrange-agenda', { items: [{ id: newId(), part: 'opening', kind: 'discussion', title: 'Muộn' }] }],
  ];
  for (const [name, input] of late) {
    const receipt = await stage.send(stage.secretary, stage.cell, name, { meetingId: meeting.id, ...input });
    expect([name, receipt.problem?.code]).toEqual([name, 'meetings.meetingIsLocked']);
    expect(receipt.problem?.fix.vi).toContain('đính chính');
  }
  const { rows } = await stage.builder.client.query(
    'select document, text_hash from meetings.minutes where meeting_id = $1',
    [meeting.id],
  );
  expect(createHash('sha256').update(canonical(rows[0].document)).digest('hex')).toBe(rows[0].text_hash);
  await meeting.keep('send-minutes', {});
  expect(await meeting.code('send-minutes', {})).toBe('meetings.minutesAreSent');
});

test('the level above excuses a meeting that was not held, and receives what was sent', async () => {
  const held = await holdMeeting(stage, 'locked', nextDay());
  const receive = () => stage.send(stage.office, stage.cell, 'receive-minutes', { meetingId: held.id });
  expect((await receive()).problem?.code).toBe('meetings.minutesAreNotSent');
  await held.keep('send-minutes', {});
  expect((await receive()).outcome).toBe('applied');
  const excuse = {
    id: newId(),
    month: '2026-12-01',
    kind: 'ordinary',
    reason: 'Bão lớn',
    plannedOn: '2026-12-03',
  };
  expect((await stage.send(stage.office, stage.cell, 'excuse-meeting', excuse)).outcome).toBe('applied');
  expect(
    (
      await stage.send(stage.office, stage.cell, 'excuse-meeting', {
        ...excuse,
        id: newId(),
        month: '2026-11-01',
      })
    ).problem?.code,
  ).toBe('meetings.monthIsHeld');
  expect(
    (await stage.send(stage.member, stage.cell, 'excuse-meeting', { ...excuse, id: newId() })).problem?.code,
  ).toBe('platform.not-yours');
});

test('members answer for themselves; the secretary may answer for them', async () => {
  const meeting = await holdMeeting(stage, 'convened', nextDay());
  const answer = (personId: Id | undefined, actor = stage.member) =>
    stage.send(actor, stage.cell, 'answer-invitation', {
      meetingId: meeting.id,
      answer: 'coming',
      ...(personId ? { personId } : {}),
    });
  expect((await answer(undefined)).outcome).toBe('applied');
  expect((await answer(stage.people[2])).problem?.code).toBe('platform.not-yours');
  expect((await answer(stage.people[2], stage.secretary)).outcome).toBe('applied');
  expect(
    (
      await stage.send(stage.member, stage.cell, 'record-attendance', {
        meetingId: meeting.id,
        entries: [{ personId: stage.member.person, attendance: 'present' }],
      })
    ).problem?.code,
  ).toBe('platform.not-yours');
});

test('the roll follows the circumstances of the day and is drawn again without losing answers', async () => {
  const on = nextDay();
  const meeting = await holdMeeting(stage, 'convened', on);
  await stage.must(stage.member, stage.cell, 'answer-invitation', {
    meetingId: meeting.id,
    answer: 'coming',
  });
  await stage.circumstance(stage.people[3] as Id, stage.cell, 'exempt', `[${on},2027-01-01)`);
  const newcomer = await stage.builder.member('Lò Thị Mới', stage.cell);
  const drawn = await meeting.keep('convene-meeting', {});
  expect(drawn.value).toMatchObject({ entries: 7 });
  const { rows } = await stage.builder.client.query<{
    person_id: string;
    circumstance: string;
    answer: string;
  }>('select person_id, circumstance, answer from meetings.roll_entry where meeting_id = $1', [meeting.id]);
  const entry = (person: Id | undefined) => rows.find((row) => row.person_id === person);
  expect(entry(stage.people[3])?.circumstance).toBe('exempt');
  expect(entry(stage.member.person)?.answer).toBe('coming');
  expect(entry(newcomer)).toBeDefined();
});

test('items come, go and change places, but what was discussed stays', async () => {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const { items } = meeting;
  const agenda = (ids: readonly Id[]) => ({
    items: ids.map((id) => ({ id, part: 'proceedings', kind: 'discussion', title: `Mục ${id.slice(-4)}` })),
  });
  const said = newId();
  await meeting.keep('note-contribution', {
    id: said,
    itemId: items.discussion,
    personId: stage.people[1],
    text: 'Nhất trí',
  });
  expect(
    await meeting.code('arrange-agenda', agenda([items.minutes, items.resolution, items['roll-call']])),
  ).toBe('meetings.itemHasEntries');
  await stage.must(stage.secretary, stage.cell, 'withdraw-contribution', { contributionId: said });
  expect(await meeting.code('arrange-agenda', agenda([items.minutes, items.minutes]))).toBe(
    'meetings.itemTwice',
  );
  expect(await meeting.code('arrange-agenda', agenda([items.minutes, items.resolution, newId()]))).toBe(
    'applied',
  );
  const { rows } = await stage.builder.client.query(
    'select id from meetings.agenda_item where meeting_id = $1 order by position',
    [meeting.id],
  );
  expect(rows.slice(0, 2).map((row) => row.id)).toEqual([items.minutes, items.resolution]);
  expect(rows).toHaveLength(3);
});
