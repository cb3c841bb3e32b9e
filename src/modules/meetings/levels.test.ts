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
  stage.clock.set('2026-11-03T12:00:00.000Z');
});

afterAll(() => stage.close());

/** The ids of one kind that reach a device of the person. */
async function onDevice(person: Id, kind: string, approved: boolean): Promise<readonly unknown[]> {
  const question = { epoch: null, cursors: {}, stage: 2, scope: null } as const;
  const answer = await answerFeed(stage.road, tables, person, question, approved);
  return (answer.tables[kind]?.rows ?? []).map(([id]) => id);
}

test('an item with a level is for the committee on an approved device, and stands in no paper', async () => {
  const meeting = await holdMeeting(stage, 'locked', '2026-11-03', {
    async discussing({ id, items, keep }) {
      const item = items.discussion;
      const said = { id: newId(), itemId: item, personId: stage.people[2], text: 'Điều chỉ chi ủy biết' };
      await keep('note-contribution', said);
      const pass = async (itemId: Id) => {
        const [concernId, passed] = [newId(), newId()];
        const raised = { kind: 'matter', itemId, personId: null, text: 'Điều hỏi kín' };
        await keep('raise-concern', { ...raised, id: concernId });
        await keep('pass-concern', { id: passed, concernId, agreed: false, text: 'Đề nghị xã xem lại' });
        return passed;
      };
      const passed = [await pass(item)];
      await keep('set-item-level', { itemId: item, level: 'committee' });
      passed.push(await pass(item));
      await keep('note-contribution', { ...said, id: newId(), text: 'Điều nói sau' });
      const [secretary, member] = [stage.secretary.person, stage.member.person];
      expect(await onDevice(secretary, 'agenda-item', true)).toContain(item);
      expect(await onDevice(secretary, 'contribution', true)).toHaveLength(2);
      expect((await onDevice(secretary, 'passed-concern', true)).toSorted()).toEqual(passed.toSorted());
      for (const [person, approved] of [
        [secretary, false],
        [member, true],
        [stage.office.person, true],
      ] as const) {
        expect(await onDevice(person, 'agenda-item', approved)).not.toContain(item);
        expect(await onDevice(person, 'contribution', approved)).toEqual([]);
        expect(await onDevice(person, 'passed-concern', approved)).toEqual([]);
      }
      // Taken back, the scope is another one: the device asks anew, and the item does not come back.
      const asked = { epoch: null, cursors: {}, stage: 2, scope: null } as const;
      const before = await answerFeed(stage.road, tables, secretary, asked, true);
      const again = { ...asked, epoch: before.epoch, scope: before.scope, cursors: before.cursors };
      const stands = await answerFeed(stage.road, tables, secretary, again, true);
      const revoked = await answerFeed(stage.road, tables, secretary, again, false);
      expect([stands.scope === before.scope, stands.tables['agenda-item']]).toEqual([true, undefined]);
      expect(revoked.scope).not.toBe(before.scope);
      expect(revoked.tables['passed-concern']?.rows ?? []).toEqual([]);
      const left = revoked.tables['agenda-item']?.rows.map(([key]) => key);
      expect(left).toHaveLength(3);
      expect(left).not.toContain(item);
      // An office taken up and laid down in the same cell is another scope as well: all is asked anew.
      const plain = await answerFeed(stage.road, tables, member, asked, true);
      const onward = { ...asked, epoch: plain.epoch, scope: plain.scope, cursors: plain.cursors };
      const term = await stage.builder.term(member, stage.cell, 'deputy-secretary');
      const taken = await answerFeed(stage.road, tables, member, onward, true);
      expect(taken.scope).not.toBe(plain.scope);
      expect(taken.tables['agenda-item']?.rows.map(([key]) => key)).toContain(item);
      await stage.builder.client.query('delete from members.office_term where id = $1', [term]);
      const held = { ...onward, scope: taken.scope, cursors: taken.cursors };
      const laidDown = await answerFeed(stage.road, tables, member, held, true);
      expect(laidDown.scope).toBe(plain.scope);
      expect(laidDown.tables['agenda-item']?.rows.map(([key]) => key)).not.toContain(item);
      // A device that does not hold the item arranges the others around it.
      const others = (['minutes', 'resolution', 'roll-call'] as const).map((kind) => ({
        id: items[kind],
        part: 'proceedings',
        kind,
        title: `Mục ${kind}`,
      }));
      await keep('arrange-agenda', { items: others });
      const { rows } = await stage.builder.client.query<{ id: Id; level: string | null }>(
        'select id, level from meetings.agenda_item where meeting_id = $1 order by position',
        [id],
      );
      expect(rows.map((row) => row.id)).toEqual([items.minutes, item, items.resolution, items['roll-call']]);
      expect(rows[1]?.level).toBe('committee');
    },
  });
  const { minutes } = await stage.ask<{ minutes: { blocks: unknown[] } }>(
    stage.secretary,
    'meeting-minutes',
    {
      meetingId: meeting.id,
    },
  );
  const text = JSON.stringify(minutes.blocks);
  expect(text).toContain('Mục resolution');
  expect(text).not.toContain('Mục discussion');
  expect(text).not.toContain('Điều ');
  const denied = await stage.send(stage.secretary, stage.cell, 'set-item-level', {
    meetingId: meeting.id,
    itemId: meeting.items.discussion,
    level: null,
  });
  expect(denied.problem?.code).toBe('meetings.meetingIsLocked');
});

test('minutes held back as a whole stand complete for the committee, and reach offices above once sent', async () => {
  const level = { level: 'committee' };
  const seen = (by: Stage['secretary'], meetingId: Id) =>
    stage.ask(by, 'meeting-minutes', { meetingId }).then(
      (answer) => JSON.stringify(answer),
      (refused: Error) => refused.message,
    );
  const remark = newId();
  const meeting = await holdMeeting(stage, 'locked', '2026-12-03', {
    tasks: 1,
    async discussing({ id, items, keep }) {
      const said = {
        id: newId(),
        itemId: items.discussion,
        personId: stage.people[2],
        text: 'Việc ở đường biên',
      };
      await keep('note-contribution', said);
      await keep('comment-minutes', { id: remark, text: 'Thiếu một ý' });
      await keep('settle-comment', { remarkId: remark, standing: 'taken', answer: null });
      await keep('set-item-level', { itemId: items['roll-call'], ...level });
      await keep('set-minutes-level', level);
      // What is held back by itself stays so, and is held with the minutes when it is opened again.
      await keep('set-item-level', { itemId: items['roll-call'], level: null });
      await keep('note-contribution', { ...said, id: newId(), text: 'Điều nói sau' });
      for (const [person, approved, many] of [
        [stage.secretary.person, true, 2],
        [stage.secretary.person, false, 0],
        [stage.member.person, true, 0],
        [stage.office.person, true, 0],
      ] as const) {
        const kept = await onDevice(person, 'contribution', approved);
        expect([person, approved, kept.length >= many && (many > 0 || kept.length === 0)]).toEqual([
          person,
          approved,
          true,
        ]);
      }
      expect(await seen(stage.member, id)).toBe('platform.not-found');
      expect(await seen(stage.secretary, id)).toContain('Việc ở đường biên');
    },
  });
  const addendum = newId();
  await meeting.keep('write-addendum', { id: addendum, text: 'Bổ sung chỗ đường biên' });
  const text = await seen(stage.secretary, meeting.id);
  for (const part of [
    'Việc ở đường biên',
    'Điều nói sau',
    'Mục roll-call',
    '"heldBack":true',
    'Bổ sung chỗ đường biên',
  ])
    expect(text).toContain(part);
  expect(await seen(stage.member, meeting.id)).toBe('platform.not-found');
  expect(await seen(stage.office, meeting.id)).toBe('platform.not-found');
  for (const kind of ['minutes', 'resolution', 'addendum', 'vote', 'agenda-item'])
    for (const [person, approved] of [
      [stage.member.person, true],
      [stage.secretary.person, false],
    ] as const) {
      const { rows } = await stage.builder.client.query<{ id: string }>(
        kind === 'minutes'
          ? 'select meeting_id as id from meetings.minutes where meeting_id = $1'
          : `select id from meetings.${kind.replace('-', '_')} where meeting_id = $1`,
        [meeting.id],
      );
      expect(rows.length).toBeGreaterThan(0);
      const kept = await onDevice(person, kind, approved);
      expect([kind, person, rows.filter(({ id }) => kept.includes(id))]).toEqual([kind, person, []]);
    }
  expect(await meeting.code('set-minutes-level', { level: null })).toBe('meetings.meetingIsLocked');
  await meeting.keep('send-minutes', {});
  expect(await seen(stage.office, meeting.id)).toContain('Việc ở đường biên');
  expect(await seen(stage.member, meeting.id)).toBe('platform.not-found');
});

test('a level taken off the whole minutes opens them, but not an item held back by itself', async () => {
  const meeting = await holdMeeting(stage, 'marked', '2026-12-17', {
    async discussing({ items, keep }) {
      await keep('set-item-level', { itemId: items.discussion, level: 'committee' });
      await keep('set-minutes-level', { level: 'committee' });
      const added = newId();
      const agenda = (['minutes', 'roll-call', 'resolution'] as const).map((kind) => ({
        id: items[kind],
        part: 'proceedings',
        kind,
        title: `Mục ${kind}`,
      }));
      await keep('arrange-agenda', {
        items: [...agenda, { ...agenda[0], id: added, kind: 'discussion', title: 'Thêm sau' }],
      });
      expect(await onDevice(stage.member.person, 'agenda-item', true)).not.toContain(added);
      await keep('set-minutes-level', { level: null });
      const open = await onDevice(stage.member.person, 'agenda-item', true);
      expect([open.includes(added), open.includes(items.minutes), open.includes(items.discussion)]).toEqual([
        true,
        true,
        false,
      ]);
    },
  });
  expect(meeting.id).toBeTruthy();
});
