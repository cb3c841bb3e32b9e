import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
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

test('a decision on a person is concluded only after its vote, and the vote then stays', async () => {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const [itemId, id] = [newId(), newId()];
  const item = {
    id: itemId,
    part: 'proceedings',
    kind: 'discussion',
    title: 'Xóa tên đảng viên bỏ sinh hoạt',
  };
  const others = Object.entries(meeting.items).map(([kind, each]) => ({
    ...item,
    id: each,
    kind,
    title: kind,
  }));
  await meeting.keep('arrange-agenda', { items: [...others, item] });
  const concluded = () => meeting.code('conclude-item', { itemId, conclusion: 'Nhất trí xóa tên' });
  // Nor by another way: named so once it is concluded, or said to be an addendum that nobody wrote.
  const innocent = { ...item, title: 'Việc chung' };
  await meeting.keep('arrange-agenda', { items: [...others, innocent] });
  await meeting.keep('conclude-item', { itemId, conclusion: 'Thống nhất' });
  expect(await meeting.code('arrange-agenda', { items: [...others, item] })).toBe('meetings.voteIsMissing');
  await meeting.keep('reopen-item', { itemId });
  const claimed = { ...item, id: newId(), originKind: 'addendum', originId: newId() };
  await meeting.keep('arrange-agenda', { items: [...others, item, claimed] });
  expect(await meeting.code('conclude-item', { itemId: claimed.id, conclusion: 'Nhất trí' })).toBe(
    'meetings.voteIsMissing',
  );
  expect(await concluded()).toBe('meetings.voteIsMissing');
  const votes = { inFavour: 5, against: 0, abstaining: 0 };
  const counted = { ...hands, id, itemId, threshold: 'two-thirds', ...votes };
  await meeting.keep('record-vote', { ...counted, inFavour: stage.people.length - 1 });
  expect(await concluded()).toBe('applied');
  expect(await meeting.code('withdraw-vote', { voteId: id })).toBe('meetings.conclusionRestsOnVote');
});

test('one evening settles one month: not the next, and no second meeting of the day', async () => {
  const held = await holdMeeting(stage, 'open', nextDay());
  const heldOn = `2026-11-${String(day).padStart(2, '0')}`;
  const [chairId, clerkId] = stage.people;
  const opening = { openedAt: '19:30', chairId, clerkId };
  expect(await held.code('open-meeting', { ...opening, heldOn })).toBe('applied');
  for (const [month, plannedOn, on, code] of [
    ['2026-12-01', '2026-11-28', '2026-11-28', 'meetings.heldBeforeItsMonth'],
    ['2026-11-01', '2026-11-27', heldOn, 'meetings.secondMeetingOfADay'],
    ['2026-10-01', '2026-10-27', heldOn, 'meetings.secondMeetingOfADay'],
  ] as const) {
    const meetingId = newId();
    const plan = {
      id: meetingId,
      month,
      kind: 'ordinary',
      plannedOn,
      startsAt: '19:30',
      place: 'Thôn',
      items: [],
    };
    await stage.must(stage.secretary, stage.cell, 'plan-meeting', plan);
    await stage.must(stage.secretary, stage.cell, 'convene-meeting', { meetingId });
    const order = { ...opening, meetingId, heldOn: on };
    const receipt = await stage.send(stage.secretary, stage.cell, 'open-meeting', order);
    expect(receipt.problem?.code).toBe(code);
  }
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
  expect(await adopt(won)).toBe('meetings.resolutionHasNoTask');
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
        withoutTasks: true,
      });
      return (adopted.value as { number: number }).number;
    }),
  );
  expect(Math.abs((numbers[0] ?? 0) - (numbers[1] ?? 0))).toBe(1);
});

test('after a restore numbers jump once, by the gap that the restore explains', async () => {
  const adopt = async () => {
    const meeting = await holdMeeting(stage, 'marked', nextDay());
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
      withoutTasks: true,
    });
    return (adopted.value as { number: number }).number;
  };
  const before = await adopt();
  const { rows } = await stage.builder.client.query<{ now: string }>(
    `update meetings.number_series set recorded_at = recorded_at - interval '1 hour'
     returning recorded_at + interval '1 hour' as now`,
  );
  // One long ago, of which the series knows already; two since it was last continued.
  for (const [moment, gap] of [
    ['-1 year', 100],
    ['-30 minutes', 15],
    ['-20 minutes', 20],
  ] as const)
    await stage.builder.client.query(
      `insert into platform.restore (restored_at, backup_made_at, gap) values ($1::timestamptz + $2::interval, $1::timestamptz - interval '1 day', $3)`,
      [rows[0]?.now, moment, gap],
    );
  expect(await adopt()).toBe(before + 36);
  expect(await adopt()).toBe(before + 37);
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
  const other = { endedAt: '21:00', measuredAt: '21:12' };
  expect(await meeting.code('lock-minutes', other)).toBe('meetings.endNeedsReason');
  const told = { ...other, reason: 'Tan họp rồi mới khóa sổ' };
  expect(await meeting.code('lock-minutes', told)).toBe('meetings.lockIsBlocked');
  expect(await meeting.code('send-minutes', {})).toBe('meetings.minutesAreNotLocked');
});
