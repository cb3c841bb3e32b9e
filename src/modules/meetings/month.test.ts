import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { newId } from '#support/builders.ts';
import { openStage, type Stage } from '#support/stage.ts';

interface Template {
  readonly items: readonly {
    part: string;
    kind: string;
    title: string;
    originKind: string;
    originId: Id | null;
  }[];
  readonly citation: { readonly document: string } | null;
}

let stage: Stage;

beforeAll(async () => {
  stage = await openStage(8);
});

afterAll(() => stage.close());

test('a month runs from the plan to the sent minutes, and the next one begins with what is open', async () => {
  const { cell, secretary, office, board, commune, people } = stage;
  const [chair, clerk] = people as [Id, Id];
  const keep = (name: string, input: unknown) => stage.must(secretary, cell, name, input);
  const itemOf = async (kind: string) => {
    const { rows } = await stage.builder.client.query<{ id: Id }>(
      'select id from meetings.agenda_item where meeting_id = $1 and kind = $2 order by position limit 1',
      [meeting, kind],
    );
    return rows[0]?.id as Id;
  };

  // From above: one paper to be informed of, one to be discussed.
  const [informing, asking] = [newId(), newId()];
  const paper = { number: null, issuedOn: '2026-10-20', audience: [], validFrom: '2026-10-20' };
  await stage.must(office, commune, 'publish-paper', {
    ...paper,
    id: informing,
    title: 'Thông báo lịch học',
    discuss: false,
  });
  await stage.must(office, commune, 'publish-paper', {
    ...paper,
    id: asking,
    title: 'Đề án thu gom rác',
    audience: ['village'],
    discuss: true,
  });
  await keep('receive-paper', { paperId: asking });

  const meeting = newId();
  const template = await stage.ask<Template>(secretary, 'agenda-template', {
    organisationId: cell.id,
    month: '2026-11-01',
    kind: 'ordinary',
  });
  expect(template.citation?.document).toContain('42-HD/BTCTW');
  expect(template.items.filter((item) => item.originKind === 'paper').map((item) => item.originId)).toEqual([
    informing,
  ]);
  expect(template.items.filter((item) => item.originKind === 'asked').map((item) => item.originId)).toEqual([
    asking,
  ]);

  const items = template.items.map(({ part, kind, title, originKind, originId }) => ({
    id: newId(),
    part,
    kind,
    title,
    originKind,
    originId,
  }));
  await keep('plan-meeting', {
    id: meeting,
    month: '2026-11-01',
    kind: 'ordinary',
    plannedOn: '2026-11-03',
    startsAt: '19:30',
    place: 'Nhà văn hóa thôn',
    items,
  });
  await keep('convene-meeting', { meetingId: meeting });
  await keep('tell-members', { meetingId: meeting, personIds: people, toldBy: 'message' });
  await stage.must(stage.member, cell, 'answer-invitation', {
    meetingId: meeting,
    answer: 'leave-asked',
    reason: 'Đi làm xa',
  });

  stage.clock.set('2026-11-03T12:30:00.000Z');
  await keep('open-meeting', {
    meetingId: meeting,
    heldOn: '2026-11-03',
    openedAt: '19:30',
    chairId: chair,
    clerkId: people[2],
    guests: ['Nông Thị Khách'],
  });
  await keep('record-attendance', {
    meetingId: meeting,
    entries: people.map((personId) => ({ personId, attendance: personId === clerk ? 'excused' : 'present' })),
  });
  for (const item of items) {
    await keep('note-contribution', {
      id: newId(),
      meetingId: meeting,
      itemId: item.id,
      personId: people[3],
      text: 'Nhất trí.',
    });
    if (item.kind !== 'minutes')
      await keep('conclude-item', { meetingId: meeting, itemId: item.id, conclusion: null });
  }
  const resolution = newId();
  await keep('draft-resolution', {
    id: resolution,
    meetingId: meeting,
    title: 'Lãnh đạo thực hiện nhiệm vụ tháng 11',
    text: 'Mỗi đảng viên giúp một hộ.',
  });
  const tasks = [newId(), newId()];
  for (const [index, id] of tasks.entries()) {
    await keep('set-task', {
      id,
      meetingId: meeting,
      title: `Giúp ${index + 1} hộ`,
      ownerId: people[index + 3],
      helperIds: [],
      dueOn: '2026-11-30',
    });
  }
  const [vote, besides] = [newId(), newId()];
  const counts = { form: 'show-of-hands', threshold: 'majority', inFavour: 6, against: 0, abstaining: 0 };
  await keep('record-vote', {
    ...counts,
    id: vote,
    meetingId: meeting,
    itemId: await itemOf('resolution'),
    question: 'Thông qua nghị quyết',
  });
  // What was voted on is what is adopted: neither other words nor the vote on another matter.
  const redraft = (text: string) =>
    keep('draft-resolution', {
      id: resolution,
      meetingId: meeting,
      title: 'Lãnh đạo thực hiện nhiệm vụ tháng 11',
      text,
    });
  await expect(redraft('Lời khác.')).rejects.toThrow('meetings.draftIsVotedOn');
  await redraft('Mỗi đảng viên giúp một hộ.');
  const onDues = {
    id: besides,
    meetingId: meeting,
    itemId: await itemOf('minutes'),
    question: 'Thu đảng phí?',
  };
  await keep('record-vote', { ...counts, ...onDues });
  await expect(keep('adopt-resolution', { resolutionId: resolution, voteId: besides })).rejects.toThrow(
    'meetings.voteIsOnAnother',
  );
  await keep('withdraw-vote', { meetingId: meeting, voteId: besides });
  const adopted = await keep('adopt-resolution', { resolutionId: resolution, voteId: vote });
  expect(adopted.value).toMatchObject({ number: 1, symbol: 'NQ/CB', written: '01-NQ/CB' });

  const frame = stage.rules.packs['meetings.score-frame'].values.findLast(
    (entry) => entry.value && entry.area === null,
  )?.value;
  const byCell = (frame?.criteria ?? [])
    .flatMap((criterion) => criterion.parts)
    .filter((part) => part.measure === 'cell' || part.measure === 'last-resolution');
  await keep('score-meeting', {
    meetingId: meeting,
    lines: byCell.map((part) => ({ criterion: part.id, points: part.maximum })),
  });
  await keep('read-back-minutes', { meetingId: meeting, at: '21:00' });
  const adoption = newId();
  await keep('record-vote', {
    ...counts,
    id: adoption,
    meetingId: meeting,
    itemId: await itemOf('minutes'),
    question: 'Thông qua biên bản',
  });
  await keep('adopt-minutes', { meetingId: meeting, voteId: adoption });
  await expect(keep('convene-meeting', { meetingId: meeting })).rejects.toThrow('meetings.minutesAreAdopted');
  const before = await stage.builder.client.query(
    `select encode(hash, 'hex') as hash from platform.organisation_head where organisation_no = $1`,
    [cell.no],
  );
  const locked = await keep('lock-minutes', { meetingId: meeting, endedAt: '21:15' });
  expect(locked.value).toMatchObject({ chainHead: before.rows[0].hash });

  await expect(stage.ask(board, 'meeting-minutes', { meetingId: meeting })).rejects.toThrow(
    'platform.not-found',
  );
  stage.clock.set('2026-11-04T01:00:00.000Z');
  const sent = await keep('send-minutes', { meetingId: meeting });
  expect(sent.value).toMatchObject({ dueOn: '2026-11-05', inTime: true });
  await stage.must(office, cell, 'receive-minutes', { meetingId: meeting });

  const seen = await stage.ask<{
    minutes: { blocks: unknown[]; checkCode: string };
    resolution: { number: string };
    textHash: string;
    receivedAt: string;
  }>(board, 'meeting-minutes', { meetingId: meeting });
  expect(seen.resolution.number).toBe('01-NQ/CB');
  expect(JSON.stringify(seen.minutes.blocks)).toContain('Vắng có lý do 1: Lò Văn 1 (Đi làm xa)');
  expect(JSON.stringify(seen.minutes.blocks)).not.toContain('missing');
  expect(seen.minutes.checkCode).toContain(before.rows[0].hash.slice(0, 16));
  expect(seen.receivedAt).toBe('2026-11-04T01:00:00.000Z');
  const [row] = (
    await stage.ask<{ meetings: readonly Record<string, unknown>[] }>(office, 'meetings-of', {
      organisationId: cell.id,
      from: '2026-11-01',
      until: '2026-12-01',
    })
  ).meetings;
  expect(row).toMatchObject({ state: 'sent', expected: 8, present: 7, excused: 1, absent: 0, grade: 'good' });

  // One task is done, the other begins the next month.
  await stage.must({ person: people[3] as Id, term: null }, cell, 'report-task', {
    taskId: tasks[0],
    state: 'done',
    doneOn: '2026-11-04',
    result: 'Đã giúp',
  });
  const given = await stage.ask<{ tasks: readonly { id: Id }[] }>(office, 'tasks-of', {
    organisationId: cell.id,
    state: 'open',
  });
  expect(given.tasks.map((task) => task.id)).toEqual([tasks[1]]);
  stage.clock.set('2026-12-01T01:00:00.000Z');
  const next = await stage.ask<Template>(secretary, 'agenda-template', {
    organisationId: cell.id,
    month: '2026-12-01',
    kind: 'ordinary',
  });
  expect(next.items.filter((item) => item.originKind === 'task').map((item) => item.originId)).toEqual([
    tasks[1],
  ]);
  expect(next.items.filter((item) => item.originKind === 'paper' || item.originKind === 'asked')).toEqual([]);
});
