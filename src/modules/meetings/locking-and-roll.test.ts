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

test('after locking every entry is refused with what to do instead; what was locked can be checked', async () => {
  const meeting = await holdMeeting(stage, 'locked', nextDay());
  const late: readonly [string, Record<string, unknown>][] = [
    ['record-attendance', { entries: [{ personId: stage.people[1], attendance: 'absent' }] }],
    ['note-contribution', { id: newId(), itemId: meeting.items.discussion, personId: null, text: 'Muộn' }],
    ['conclude-item', { itemId: meeting.items.discussion, conclusion: 'Muộn' }],
    ['reopen-item', { itemId: meeting.items.discussion }],
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

test('a step left out of the preparation lowers the score, and the locked line says so', async () => {
  const meeting = await holdMeeting(stage, 'open', nextDay());
  const one = (points: number) => ({ lines: [{ criterion: 'preparation.committee', points }] });
  const pointsOf = async () => {
    const { rows } = await stage.builder.client.query<{ points: number; by: string }>(
      `select points, scored_by as by from meetings.score_line where meeting_id = $1 and criterion = 'preparation.committee'`,
      [meeting.id],
    );
    return rows[0];
  };
  await meeting.keep('score-meeting', one(2));
  expect(await pointsOf()).toMatchObject({ points: 0 });
  const heldOn = `2026-11-${String(day).padStart(2, '0')}`;
  const person = stage.secretary.person;
  const met = { heldOn, presentIds: [person], chairId: person, clerkId: person };
  const words = { contents: 'Chương trình tháng 11', conclusions: 'Họp như đã định' };
  await stage.must(stage.secretary, stage.cell, 'record-committee-meeting', {
    id: newId(),
    month: '2026-11-01',
    ...met,
    ...words,
  });
  await meeting.keep('score-meeting', one(2));
  expect(await pointsOf()).toMatchObject({ points: 2, by: 'cell' });
  const locked = await holdMeeting(stage, 'sent', nextDay());
  const { rows } = await stage.builder.client.query<{ points: number; evidence: string }>(
    `select line.points, line.evidence from meetings.score_line as line where meeting_id = $1 and line.criterion = 'preparation.draft'`,
    [locked.id],
  );
  expect(rows[0]).toMatchObject({ points: 1 });
  expect(rows[0]?.evidence).toContain('Bỏ qua 2 bước chuẩn bị');
});

test('five sides are rated one by one, of the cell and of its committee, on the steps of the form', async () => {
  const meeting = await holdMeeting(stage, 'marked', nextDay());
  const rate = (body: string, trait: string, points: number | null) => ({
    ratings: [{ body, trait, points }],
  });
  expect(await meeting.code('rate-traits', rate('cell', 'beauty', 4))).toBe('meetings.traitNotInForm');
  expect(await meeting.code('rate-traits', rate('cell', 'education', 9))).toBe('meetings.traitNotAStep');
  await meeting.keep('rate-traits', rate('cell', 'education', 4));
  const told = await meeting.keep('rate-traits', rate('committee', 'education', 2));
  expect(told.value).toMatchObject({ rated: 2, of: 10 });
  await meeting.keep('rate-traits', rate('cell', 'education', 3));
  const { rows } = await stage.builder.client.query(
    'select body, trait, points, rated_by as by from meetings.trait_rating where meeting_id = $1 order by body',
    [meeting.id],
  );
  expect(rows).toEqual([
    { body: 'cell', trait: 'education', points: 3, by: 'meeting' },
    { body: 'committee', trait: 'education', points: 2, by: 'meeting' },
  ]);
  await meeting.keep('rate-traits', rate('committee', 'education', null));
  expect(await meeting.code('rate-traits', rate('committee', 'education', null))).toBe('applied');
});

test('a concluded item is discussed again before locking; minutes read back are read back anew', async () => {
  const meeting = await holdMeeting(stage, 'adopted', nextDay());
  const { discussion, resolution } = meeting.items;
  const standing = async () => {
    const { rows } = await stage.builder.client.query(
      `select item.state, item.conclusion, meeting.read_back_at as "readBackAt", meeting.adopted_on as "adoptedOn"
       from meetings.agenda_item as item join meetings.meeting as meeting on meeting.id = item.meeting_id where item.id = $1`,
      [discussion],
    );
    return rows[0];
  };
  await meeting.keep('conclude-item', { itemId: discussion, conclusion: 'Làm trong tháng 12' });
  expect(await meeting.code('reopen-item', { itemId: discussion })).toBe('applied');
  expect(await standing()).toEqual({
    state: 'open',
    conclusion: 'Làm trong tháng 12',
    readBackAt: null,
    adoptedOn: null,
  });
  expect(await meeting.code('reopen-item', { itemId: discussion })).toBe('meetings.itemIsNotConcluded');
  expect(await meeting.code('lock-minutes', { endedAt: '21:00' })).toBe('meetings.lockIsBlocked');
  expect(await meeting.code('reopen-item', { itemId: resolution })).toBe('meetings.resolutionIsAdopted');
  expect(await meeting.code('reopen-item', { itemId: newId() })).toBe('meetings.itemNotFound');

  const locked = await holdMeeting(stage, 'locked', nextDay());
  const refused = await stage.send(stage.secretary, stage.cell, 'reopen-item', {
    meetingId: locked.id,
    itemId: locked.items.discussion,
  });
  expect(refused.problem?.citation?.document).toContain('12-HD/BTCTW');
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
  const { rows: by } = await stage.builder.client.query(
    `select excused_by as person, excused_on::text as day from meetings.meeting where state = 'excused'`,
  );
  expect(by).toEqual([{ person: stage.office.person, day: '2026-11-28' }]);
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
  const leaver = await stage.builder.member('Lò Thị Đi', stage.cell);
  const drawn = await meeting.keep('convene-meeting', {});
  expect(drawn.value).toMatchObject({ entries: 8 });
  const { rows } = await stage.builder.client.query<{
    person_id: string;
    circumstance: string;
    answer: string;
  }>('select person_id, circumstance, answer from meetings.roll_entry where meeting_id = $1', [meeting.id]);
  const entry = (person: Id | undefined) => rows.find((row) => row.person_id === person);
  expect(entry(stage.people[3])?.circumstance).toBe('exempt');
  expect(entry(stage.member.person)?.answer).toBe('coming');
  expect(entry(newcomer)).toBeDefined();

  // Also while the cell meets: who came since is taken in, who was marked keeps the mark.
  const [chair, clerk] = stage.people as [Id, Id];
  await meeting.keep('open-meeting', { heldOn: on, openedAt: '19:30', chairId: chair, clerkId: clerk });
  await meeting.keep('record-attendance', { entries: [{ personId: newcomer, attendance: 'present' }] });
  await stage.builder.client.query('delete from members.affiliation where person_id = any($1)', [
    [newcomer, leaver],
  ]);
  const late = await stage.builder.member('Lò Thị Sau', stage.cell);
  await meeting.keep('convene-meeting', {});
  const after = await stage.builder.client.query<{ person_id: Id; attendance: string | null }>(
    'select person_id, attendance from meetings.roll_entry where meeting_id = $1',
    [meeting.id],
  );
  const now = new Map(after.rows.map((row) => [row.person_id, row.attendance]));
  expect([now.get(newcomer), now.has(late), now.has(leaver)]).toEqual(['present', true, false]);
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

test('a meeting is planned online only where enough cannot come, and is changed back', async () => {
  const meeting = await holdMeeting(stage, 'planned', nextDay());
  const online = (cannotCome: number) => ({
    held: { manner: 'online', cannotCome, reason: 'Nhiều người đi làm xa' },
  });
  expect(await meeting.code('change-plan', online(1))).toBe('meetings.onlineNeedsMore');
  await meeting.keep('change-plan', online(6));
  const mannerOf = async () => {
    const { rows } = await stage.builder.client.query(
      'select manner, cannot_come as "cannotCome", manner_reason as reason from meetings.meeting where id = $1',
      [meeting.id],
    );
    return rows[0];
  };
  expect(await mannerOf()).toEqual({ manner: 'online', cannotCome: 6, reason: 'Nhiều người đi làm xa' });
  await meeting.keep('change-plan', { held: { manner: 'together' } });
  expect(await mannerOf()).toEqual({ manner: 'together', cannotCome: null, reason: null });
  const late = {
    id: newId(),
    month: '2026-08-01',
    kind: 'ordinary',
    plannedOn: '2026-11-29',
    startsAt: '19:30',
    place: 'Nhà văn hóa',
    items: [],
  };
  const code = async (month: string) =>
    (await stage.send(stage.secretary, stage.cell, 'plan-meeting', { ...late, month })).problem?.code;
  expect(await code('2026-08-01')).toBe('meetings.tooLateToMakeUp');
  expect(await code('2026-10-01')).toBe(undefined);
});
