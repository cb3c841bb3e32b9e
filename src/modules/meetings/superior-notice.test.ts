import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { holdMeeting } from '#support/held-meeting.ts';
import { openStage, type Actor, type Stage } from '#support/stage.ts';

let stage: Stage;
let follower: Actor;

beforeAll(async () => {
  stage = await openStage(4);
  stage.clock.set('2026-11-20T02:00:00.000Z');
  const person = await stage.builder.member('Hoàng Thị Theo', stage.neighbour);
  follower = { person, term: await stage.builder.term(person, stage.cell, 'follower') };
});

afterAll(() => stage.close());

interface Ahead {
  readonly cells: readonly {
    readonly organisationId: Id;
    readonly late: readonly string[];
    readonly coming: {
      readonly agenda: readonly string[];
      readonly notice: { readonly answer: string | null; readonly reason: string | null } | null;
      readonly drafts: readonly { readonly title: string }[];
    } | null;
  }[];
}
const look = async () =>
  (await stage.ask<Ahead>(follower, 'meetings-ahead', { organisationId: null })).cells[0];
const code = async (name: string, input: unknown, actor: Actor) => {
  const receipt = await stage.send(actor, stage.cell, name, input);
  return receipt.problem?.code ?? receipt.outcome;
};

test('convening tells who follows the cell; the answer is seen by the cell, and asked for anew when the day changes', async () => {
  const meeting = await holdMeeting(stage, 'planned', '2026-11-22');
  expect((await look())?.coming?.notice).toBe(null);
  expect((await look())?.late).toEqual(['superior-not-told']);
  const answer = { meetingId: meeting.id, answer: 'coming' };
  expect(await code('answer-notice', answer, follower)).toBe('meetings.noticeNotFound');
  await meeting.keep('convene-meeting', {});
  const ahead = await look();
  expect(ahead?.coming).toMatchObject({
    notice: { answer: null },
    agenda: ['Mục roll-call', 'Mục discussion', 'Mục resolution', 'Mục minutes'],
  });
  expect(ahead?.late).toEqual([]);
  expect(await code('answer-notice', answer, stage.member)).toBe('meetings.noticeNotFound');
  expect(await code('answer-notice', { ...answer, answer: 'not-coming' }, follower)).toBe(
    'meetings.absenceNeedsReason',
  );
  expect(await code('answer-notice', answer, follower)).toBe('applied');
  expect((await look())?.coming?.notice).toMatchObject({ answer: 'coming', reason: null });
  await meeting.keep('change-plan', { theme: 'Nước sạch' });
  expect((await look())?.coming?.notice?.answer).toBe('coming');
  await meeting.keep('change-plan', { startsAt: '20:00' });
  expect((await look())?.coming?.notice?.answer).toBe(null);
  const declined = { ...answer, answer: 'not-coming', reason: 'Họp ở tỉnh' };
  expect(await code('answer-notice', declined, follower)).toBe('applied');
  const { rows } = await stage.builder.client.query(
    'select person_id, answer, reason from meetings.superior_notice where meeting_id = $1',
    [meeting.id],
  );
  expect(rows).toEqual([{ person_id: follower.person, answer: 'not-coming', reason: 'Họp ở tỉnh' }]);
});

test('a superior told late is late for the score too, no step left out; what was planned first is what is compared', async () => {
  stage.clock.set('2026-11-24T02:00:00.000Z');
  const meeting = await holdMeeting(stage, 'planned', '2026-11-24');
  await meeting.keep('convene-meeting', {});
  await meeting.keep('change-plan', { plannedOn: '2026-11-25' });
  stage.clock.set('2026-11-25T12:30:00.000Z');
  const [chairId, clerkId] = stage.people;
  await meeting.keep('open-meeting', { heldOn: '2026-11-25', openedAt: '19:30', chairId, clerkId });
  const given = { criterion: 'preparation.notice', points: 2, evidence: 'Chi bộ thống nhất' };
  await meeting.keep('score-meeting', { lines: [given] });
  const { rows } = await stage.builder.client.query(
    'select points, evidence from meetings.score_line where meeting_id = $1 and criterion = $2',
    [meeting.id, given.criterion],
  );
  expect(rows).toEqual([{ points: 2, evidence: given.evidence }]);
  const plans = await stage.builder.client.query(
    `select first_planned_on::text as first, planned_on::text as planned, plan_changes as changes,
            (select kept.planned_on::text from reports.cell_month as kept where kept.meeting_id = meeting.id) as compared
     from meetings.meeting as meeting where id = $1`,
    [meeting.id],
  );
  const before = { on: '2026-11-24', plannedOn: '2026-11-24', startsAt: '19:30', place: 'Nhà văn hóa' };
  expect(plans.rows).toEqual([
    { first: '2026-11-24', planned: '2026-11-25', changes: [before], compared: '2026-11-24' },
  ]);
});

test('the cell asks to be excused, and the office above excuses it', async () => {
  const meeting = await holdMeeting(stage, 'planned', '2026-10-20');
  stage.clock.set('2026-11-28T12:00:00.000Z');
  const order = { id: meeting.id, month: '2026-10-01', kind: 'ordinary', plannedOn: '2026-10-20' };
  expect(await code('excuse-meeting', { ...order, reason: 'Lũ chia cắt' }, stage.secretary)).toBe('applied');
  const kept = async () =>
    (
      await stage.builder.client.query(
        'select state, excuse, excused_by from meetings.meeting where id = $1',
        [meeting.id],
      )
    ).rows[0];
  expect(await kept()).toEqual({ state: 'planned', excuse: 'Lũ chia cắt', excused_by: null });
  expect((await look())?.coming).toMatchObject({ asked: 'Lũ chia cắt' });
  expect(await code('excuse-meeting', { ...order, reason: 'Lũ chia cắt' }, stage.office)).toBe('applied');
  expect(await kept()).toMatchObject({ state: 'excused', excused_by: stage.office.person });
  // What was excused above the cell does not undo by asking once more.
  expect(await code('excuse-meeting', { ...order, reason: 'Khác' }, stage.secretary)).toBe('applied');
  expect(await kept()).toMatchObject({ state: 'excused', excuse: 'Lũ chia cắt' });
});
